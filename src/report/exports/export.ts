import { backstage } from './backstage.ts';
import { cyclonedx } from './cyclonedx.ts';
import type { Export, ExportedRun, ExportFormat } from './export-formats.ts';

const WRITERS: Readonly<Record<ExportFormat, (run: ExportedRun) => Export>> = { backstage, cyclonedx };

/** Initiatives in a format of another tool. */
export function renderExport(format: ExportFormat, run: ExportedRun): Export {
  return WRITERS[format](run);
}
