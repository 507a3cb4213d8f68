import type { Preview } from '../../presenter/initiatives/initiatives-schema.ts';
import { Icon, VerdictIcon } from '../icons.tsx';

interface Props {
  readonly preview: Preview;
  readonly open: (uri: string) => void;
  readonly close: () => void;
}

/** The initiative of the row that is chosen, beside the table: enough to know whether to open it. */
export function PreviewPane({
  preview: { uri, title, verdict, headline, summary, actions, facts },
  open,
  close,
}: Props) {
  return (
    <aside class="preview" aria-label="Preview">
      <div class="preview-head">
        <h3 dir="auto">{title}</h3>
        <button type="button" class="link" onClick={close}>
          Close
        </button>
      </div>
      <p class="mark" aria-live="polite">
        {verdict ? <VerdictIcon verdict={verdict} /> : <Icon name="waived" />}
        {headline}
      </p>
      <p class="quiet">{summary}</p>
      {actions.length > 0 && (
        <ul class="preview-actions">
          {actions.map((action) => (
            <li key={action}>{action}</li>
          ))}
        </ul>
      )}
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="link" onClick={() => open(uri)}>
        Open scorecard
      </button>
    </aside>
  );
}
