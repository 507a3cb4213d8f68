import type { ComponentChildren } from 'preact';
import type { FindingView, LinkView } from '../../presenter/scorecard/scorecard-schema.ts';
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

/** Goes to the line a finding stands on. */
export function LineButton({ finding }: { readonly finding: Pick<FindingView, 'key' | 'line' | 'message'> }) {
  const page = usePage();
  if (!page) return <span class="line quiet">Line {finding.line}</span>;
  return (
    <button
      type="button"
      class="link line"
      data-line={finding.key}
      title="Show in the editor"
      onClick={() => page.post({ type: 'reveal', key: finding.key })}
    >
      Line {finding.line}
      <span class="hidden">: {finding.message}</span>
    </button>
  );
}

/** Writes what the tool can write about a finding. */
export function FixButton({ finding }: { readonly finding: FindingView }) {
  const page = usePage();
  if (!page || finding.fix === null) return null;
  const title = finding.fix === 'safe' ? 'Fixes it' : 'Writes the field with placeholders to fill in';
  return (
    <button type="button" class="small" title={title} onClick={() => page.post({ type: 'fix', key: finding.key })}>
      Fix<span class="hidden">: {finding.message}</span>
    </button>
  );
}
