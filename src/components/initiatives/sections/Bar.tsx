/** A share as a bar; the number always stands beside it. */
export function Bar({ part, of }: { readonly part: number; readonly of: number }) {
  return (
    <svg class="bar" width="100%" height="10" aria-hidden="true">
      <rect class="bar-track" width="100%" height="10" rx="2" />
      {part > 0 && <rect class="bar-part" width={`${(100 * part) / of}%`} height="10" rx="2" />}
    </svg>
  );
}
