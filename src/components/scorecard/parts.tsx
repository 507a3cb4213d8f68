import type { ComponentChildren } from 'preact';
import type { FindingView, LinkView } from '../../presenter/scorecard/scorecard-schema.ts';
import { useId } from '../id.ts';
import { usePage } from './page.ts';

/** Something that opens on demand and stays as the reader left it. */
export function Disclosure(props: {
  readonly id: string;
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const page = usePage();
  return (
    <details
      class="disclosure"
      open={page?.isOpen(props.id)}
      onToggle={({ currentTarget }) => page?.setOpen(props.id, currentTarget.open)}
    >
      <summary>{props.summary}</summary>
      <div class="disclosed">{props.children}</div>
    </details>
  );
}

/** Text of a manifest, linked where it is a web or mail address. */
export function MaybeLink({ link }: { readonly link: LinkView }) {
  return link.href === null ? (
    <bdi>{link.text}</bdi>
  ) : (
    <a href={link.href}>
      <bdi>{link.text}</bdi>
    </a>
  );
}

/** Leads to another part of the page. @param to the id of that part */
export function JumpLink({ to, children }: { readonly to: string; readonly children: ComponentChildren }) {
  const id = useId(to);
  const jump = (event: Event) => {
    const target = document.getElementById(id);
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  return (
    <a href={`#${id}`} onClick={jump}>
      {children}
    </a>
  );
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * The findings of one requirement with all that can be done about it. Tab stops once at each finding; the arrow keys
 * reach the other buttons, so that Tab goes through dozens of findings quickly.
 */
export function Tools({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const page = usePage();
  if (!page) return <div class="finding-tools">{children}</div>;
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button, input, summary')];
    all[all.findIndex((element) => element === document.activeElement) + move]?.focus();
    event.preventDefault();
  };
  return (
    <div class="finding-tools" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** What is found and where; in a page it leads there. */
export function FindingLink({ finding }: { readonly finding: Pick<FindingView, 'key' | 'line' | 'message'> }) {
  const page = usePage();
  const text = (
    <>
      <span class="message" dir="auto">
        {finding.message}
      </span>{' '}
      <span class="line">Line {finding.line}</span>
    </>
  );
  if (!page) return <span class="finding">{text}</span>;
  return (
    <button
      type="button"
      class="finding"
      data-line={finding.key}
      title="Show in the editor"
      onClick={() => page.post({ type: 'reveal', key: finding.key })}
    >
      {text}
    </button>
  );
}

/** Findings, each with what the tool can write about it; within {@link Tools}. */
export function FindingList({ findings }: { readonly findings: readonly FindingView[] }) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li key={finding.key}>
          <FindingLink finding={finding} />
          {!finding.waiver && <FixButton finding={finding} />}
        </li>
      ))}
    </ul>
  );
}

/** Writes what the tool can write about a finding. */
function FixButton({ finding }: { readonly finding: FindingView }) {
  const page = usePage();
  if (!page || finding.fix === null) return null;
  const title = finding.fix === 'safe' ? 'Fixes it' : 'Writes the field with placeholders to fill in';
  return (
    <button
      type="button"
      class="small"
      title={title}
      tabIndex={-1}
      onClick={() => page.post({ type: 'fix', key: finding.key })}
    >
      Fix<span class="hidden"> line {finding.line}</span>
    </button>
  );
}
