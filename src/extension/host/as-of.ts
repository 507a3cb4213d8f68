import * as vscode from 'vscode';
import { isCalendarDate, type CalendarDate } from '../../core/index.ts';
import type { Settings } from './settings.ts';

/** The day on which manifests are judged: today, or a day that the settings name. */
export interface AsOf {
  readonly date: CalendarDate;
  readonly isSet: boolean;
}

/** Gives the day, and tells when it changes. */
export interface AsOfSource extends vscode.Disposable {
  readonly current: AsOf;
  readonly onDidChange: vscode.Event<void>;
}

/** The local calendar date. */
export function localDate(now: Date): CalendarDate {
  const pad = (part: number, length: number) => String(part).padStart(length, '0');
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}

/** Milliseconds until the next local midnight; never 0. Days on which the clock is changed are longer or shorter. */
export function untilMidnight(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();
}

/** Follows the setting `assess.asOf` and the clock. */
export function createAsOf(settings: Settings, log: vscode.LogOutputChannel): AsOfSource {
  const changed = new vscode.EventEmitter<void>();
  let current = asOfNow(settings, log);
  let midnight: ReturnType<typeof setTimeout>;

  const update = () => {
    const next = asOfNow(settings, log);
    const isOther = next.date !== current.date || next.isSet !== current.isSet;
    current = next;
    if (isOther) changed.fire();
  };
  const waitForMidnight = () => {
    midnight = setTimeout(() => {
      update();
      waitForMidnight();
    }, untilMidnight(new Date()));
  };
  waitForMidnight();

  const subscriptions = vscode.Disposable.from(
    changed,
    settings.onDidChange('assess.asOf', update),
    // timers stop while a computer sleeps
    vscode.window.onDidChangeWindowState(({ focused }) => focused && update()),
    new vscode.Disposable(() => clearTimeout(midnight)),
  );
  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
    dispose: () => void subscriptions.dispose(),
  };
}

function asOfNow(settings: Settings, log: vscode.LogOutputChannel): AsOf {
  const set = settings.get('assess.asOf').trim();
  if (isCalendarDate(set)) return { date: set, isSet: true };
  if (set !== '')
    log.warn(`aiInitiative.assess.asOf is "${set}", which is no calendar date (YYYY-MM-DD): assessing as of today`);
  return { date: localDate(new Date()), isSet: false };
}
