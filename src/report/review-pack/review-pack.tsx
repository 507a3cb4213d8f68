import documentBase from '../../components/styles/base.css';
import { count } from '../../presenter/format.ts';
import type { ReviewItem } from '../../presenter/review-pack/review-pack.ts';
import { documentEnd, documentHead, markup } from '../html-document.tsx';
import { escapeMarkdown } from '../sanitize.ts';

/** What a review pack is written from. */
export interface ReviewPack {
  readonly tool: { readonly name: string; readonly version: string };
  /** The day of the meeting, and the day of the assessment. */
  readonly on: string;
  readonly asOf: string;
  /** For whom; undefined: all committees. */
  readonly committee: string | undefined;
  readonly items: readonly ReviewItem[];
}

export type ReviewPackFormat = 'html' | 'markdown';

export function renderReviewPack(format: ReviewPackFormat, pack: ReviewPack): string {
  return format === 'html' ? html(pack) : markdown(pack);
}

const STYLE = '.item{margin-top:28px;break-inside:avoid}.item ul{list-style:disc;padding-inline-start:1.3em}';

function introduction({ items, on, asOf, committee }: ReviewPack): string {
  const whose = committee === undefined ? '' : ` for ${committee}`;
  return `${count(items.length, 'initiative')}${whose} due by ${on}, assessed as of ${asOf}`;
}

/** One document without scripts, to be read on a screen or printed. */
function html(pack: ReviewPack): string {
  return [
    documentHead(`Review pack, ${pack.on}`, documentBase + STYLE),
    markup(
      <main>
        <h1>Review pack</h1>
        <p class="quiet">{introduction(pack)}</p>
        {pack.items.map((item) => (
          <Item key={item.manifest} item={item} />
        ))}
      </main>,
    ),
    documentEnd(pack.tool),
  ].join('');
}

function Item({ item }: { readonly item: ReviewItem }) {
  const { title, manifest, owner, due, verdict, facts, money, blockers, options } = item;
  return (
    <section class="item">
      <h2 dir="auto">{title}</h2>
      <p class="quiet">
        {due} · <bdi>{owner}</bdi> · <bdi>{manifest}</bdi>
      </p>
      <p>
        <strong>{verdict}</strong>
      </p>
      <ul>
        {[...facts, money].map((fact) => (
          <li key={fact} dir="auto">
            {fact}
          </li>
        ))}
      </ul>
      <h3>Open blockers</h3>
      {blockers.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul>
          {blockers.map((action) => (
            <li key={action} dir="auto">
              {action}
            </li>
          ))}
        </ul>
      )}
      <h3>Decide</h3>
      <ul>
        {options.map(({ name, needs }) => (
          <li key={name}>
            <strong>{name}</strong>: {needs}
          </li>
        ))}
      </ul>
    </section>
  );
}

function markdown(pack: ReviewPack): string {
  const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const parts = pack.items.flatMap(({ title, manifest, owner, due, verdict, facts, money, blockers, options }) => [
    `## ${escapeMarkdown(title)}`,
    `${due} · ${escapeMarkdown(owner)} · ${escapeMarkdown(manifest)}`,
    `**${verdict}**`,
    bullets([...facts, money].map(escapeMarkdown)),
    '### Open blockers',
    blockers.length === 0 ? 'None.' : bullets(blockers.map(escapeMarkdown)),
    '### Decide',
    bullets(options.map(({ name, needs }) => `**${name}**: ${needs}`)),
  ]);
  return `${['# Review pack', `${escapeMarkdown(introduction(pack))}.`, ...parts].join('\n\n')}\n`;
}
