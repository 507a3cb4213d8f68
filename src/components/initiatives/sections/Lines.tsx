import type { LineView } from '../../../presenter/initiatives/sections.ts';
import { Choice } from '../Choice.tsx';

interface Props {
  readonly lines: readonly LineView[];
  /** Undefined in a document. */
  readonly open?: ((uri: string) => void) | undefined;
}

/** Initiatives, each with what there is to say about it. */
export function Lines({ lines, open }: Props) {
  return (
    <ul class="lines">
      {lines.map(({ uri, title, detail }, i) => (
        <li key={i}>
          <Choice onClick={open && (() => open(uri))}>{title}</Choice>
          <span class="quiet" dir="auto">
            {detail}
          </span>
        </li>
      ))}
    </ul>
  );
}
