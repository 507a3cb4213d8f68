/** The sections of the page below its table, by their ids. */
const SECTIONS = [
  ['positions', 'Where they stand'],
  ['stuck', 'Stuck'],
  ['change', 'Change'],
  ['decisions', 'Decisions'],
  ['money', 'Money'],
  ['exposure', 'Load and exposure'],
  ['flow', 'Flow'],
  ['functions', 'Functions'],
  ['sourcing', 'Sourcing'],
  ['owners', 'Owners'],
] as const;

/** Ways to what is below the table, which is the first thing in sight. */
export function Jumps({ hasChange }: { readonly hasChange: boolean }) {
  return (
    <nav class="jumps" aria-label="Sections">
      {SECTIONS.filter(([id]) => id !== 'change' || hasChange).map(([id, name]) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}
