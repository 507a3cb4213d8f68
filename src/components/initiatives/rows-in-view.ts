/** The height of a row of the table, in CSS pixels; the same as in its style sheet. */
export const ROW_HEIGHT = 32;

/** Rows rendered above and below those in view, so that scrolling finds them there. */
const MARGIN = 12;

/** Which rows to render: from `first` to before `last`. @param top how far it is scrolled, in pixels */
export function rowsInView(
  top: number,
  height: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const last = Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + MARGIN);
  // fewer rows than before leave the scroll position behind them, until the browser has moved it
  const first = Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT), last) - MARGIN);
  return { first, last };
}

/** The row that a key goes to; undefined for other keys. @param active -1: none yet; `page`: rows of a screen */
export function targetOf(key: string, active: number, page: number, count: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}
