import type { CalendarDate } from '../../core/index.ts';
import type { Table } from '../table.ts';
export function proposeMapping(_t: Table, _s: string, _d: CalendarDate): string {
  return '';
}
