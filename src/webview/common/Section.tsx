import type { ComponentChildren } from 'preact';

/** A part of the page under its heading. The heading can take the focus that a removed element leaves behind. */
export function Section(props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section aria-labelledby={props.id} class={`section section-${props.id}`}>
      <h2 id={props.id} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
