import type { ComponentChildren } from 'preact';
import { useId } from './id.ts';

/** A part of the page under its heading. The heading can take the focus that a removed element leaves behind. */
export function Section(props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  const id = useId(props.id);
  return (
    <section aria-labelledby={id} class={`section section-${props.id}`}>
      <h2 id={id} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
