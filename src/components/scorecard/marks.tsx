/** Marks on a scale, told apart by form: a ring, a dot, a diamond, a bar, a flag. */
const FORMS = {
  ring: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0',
  dot: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0',
  diamond: 'M0 -7L7 0L0 7L-7 0Z',
  bar: 'M-1.5 -9h3v18h-3Z',
} as const;

export type Form = keyof typeof FORMS;

/** @param at where on the scale, 0–1 */
export function Mark({ form, at }: { readonly form: Form; readonly at: number }) {
  // kept off the ends by the margin of the scale, so that no mark is cut
  return (
    <svg x={`${at * 100}%`} y="50%" overflow="visible">
      <path class={`form form-${form}`} d={FORMS[form]} />
    </svg>
  );
}

/** The same mark in a line of text. */
export function Legend({ form }: { readonly form: Form }) {
  return (
    <svg class="swatch" viewBox="-10 -10 20 20" aria-hidden="true">
      <path class={`form form-${form}`} d={FORMS[form]} />
    </svg>
  );
}

/** Places values between 0 and 1; all at the middle where they are the same. */
export function scaleOf(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return (value) => (high === low ? 0.5 : (value - low) / (high - low));
}
