import { NO_OWNER } from '../../presenter/format.ts';
import { Icon } from '../icons.tsx';
import { usePage } from './page.ts';
import { FindingLink, MaybeLink } from './parts.tsx';
import type { Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';

/** Which initiative this is. */
export function Header({ scorecard }: { readonly scorecard: Scorecard }) {
  const page = usePage();
  const { title, description, unreadable } = scorecard;
  return (
    <header>
      <div class="title">
        <h1 dir="auto">{title}</h1>
        {page && (
          <p class="actions">
            <button type="button" class="link" onClick={() => page.post({ type: 'export' })}>
              Export…
            </button>
            <button type="button" class="link" onClick={() => page.post({ type: 'copyAsMarkdown' })}>
              Copy as Markdown
            </button>
          </p>
        )}
      </div>
      {description !== '' && (
        <p class="description" dir="auto">
          {description}
        </p>
      )}
      {unreadable && (
        <p class="banner" role="status">
          <Icon name="warning" />
          <span>
            This scorecard is of the last version that could be read. <FindingLink finding={unreadable} />
          </span>
        </p>
      )}
    </header>
  );
}

/** Where it stands and whom to ask. */
export function Facts({ scorecard }: { readonly scorecard: Scorecard }) {
  const { stageSentence, owner, contact, links, file, asOf, asOfIsSet } = scorecard;
  return (
    <dl class="facts">
      <div>
        <dt>Stage</dt>
        <dd>{stageSentence}</dd>
      </div>
      <div>
        <dt>Owner</dt>
        <dd>{owner ? <MaybeLink link={owner} /> : NO_OWNER}</dd>
      </div>
      {contact && (
        <div>
          <dt>Contact</dt>
          <dd>
            <MaybeLink link={contact} />
          </dd>
        </div>
      )}
      {links.length > 0 && (
        <div>
          <dt>Links</dt>
          <dd class="links">
            {links.map((link) => (
              <MaybeLink key={link.text} link={link} />
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>Manifest</dt>
        <dd>
          <bdi>{file}</bdi>
        </dd>
      </div>
      <div>
        <dt>Assessed as of</dt>
        <dd>
          <time dateTime={asOf}>{asOf}</time>
          {asOfIsSet ? ' (a set date, not today)' : ''}
        </dd>
      </div>
    </dl>
  );
}
