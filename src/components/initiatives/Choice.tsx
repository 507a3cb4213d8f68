import type { ComponentChildren } from 'preact';

interface Props {
  /** Undefined in a document, where nothing can be pressed. */
  readonly onClick: (() => void) | undefined;
  readonly title?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Text that leads somewhere: a button on a page, plain text in a document. */
export function Choice({ onClick, title, class: name = '', children }: Props) {
  if (!onClick) {
    return (
      <span class={name} dir="auto">
        {children}
      </span>
    );
  }
  return (
    <button type="button" class={`${name} link`.trim()} title={title} dir="auto" onClick={onClick}>
      {children}
    </button>
  );
}
