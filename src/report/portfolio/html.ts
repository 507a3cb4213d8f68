import { COMPARISONS, EVIDENCE_CAVEAT, type Comparison, type Portfolio } from '../../core/index.ts';
import { escapeMarkup } from '../sanitize.ts';
import { count } from '../text.ts';
import { initiativesTable, stuckTable } from './html-initiatives.ts';
import { STYLE } from './html-style.ts';
import { bar, table } from './html-table.ts';
import { showDays, type PortfolioReport } from './portfolio.ts';
import { FUNCTION_UNKNOWN, OWNER_UNKNOWN, percent, POSITIONS, STRATEGY_UNKNOWN, undated } from './words.ts';

/** One page without scripts or anything to fetch: all initiatives, to be read on a screen, mailed, or printed on A4. */
export function portfolioHtml({ tool, asOf, portfolio, superseded, errors }: PortfolioReport): string {
  const { initiatives } = portfolio;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>AI portfolio, ${showDays(asOf)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>AI portfolio</h1><p class="lead">${count(initiatives.length, 'initiative')}, ${showDays(asOf)}</p></header>`,
    '<main>',
    standing(portfolio),
    `<section><h2>Stuck</h2>${stuckTable(portfolio)}${notes(undated(portfolio))}</section>`,
    `<section class="pair"><div>${funnel(portfolio)}</div><div>${owners(portfolio)}</div></section>`,
    `<section class="pair"><div>${mix('Business functions', 'Function', portfolio.functions, FUNCTION_UNKNOWN, COMPARISONS.functions)}</div>`,
    `<div>${mix('Sourcing', 'Strategy', portfolio.sourcing, STRATEGY_UNKNOWN, COMPARISONS.sourcing)}</div></section>`,
    `<section class="part"><h2>All initiatives</h2>${initiativesTable(initiatives)}</section>`,
    superseded.length === 0 ? '' : `<section><h2>Left out</h2>${supersededTable(superseded)}</section>`,
    errors.length === 0 ? '' : `<section><h2>Not read</h2>${errorsTable(errors)}</section>`,
    '</main>',
    `<footer><p>${escapeMarkup(EVIDENCE_CAVEAT)}</p><p>${tool.name} ${escapeMarkup(tool.version)}</p></footer>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

/** Where they stand in the divide, as a bar and, the same in words, as tiles. */
function standing({ positions, notAssessable, measured, initiatives }: Portfolio): string {
  const unknown = {
    key: 'unknown',
    label: 'cannot be judged',
    meaning: 'the manifest has no readable stage',
    n: notAssessable,
  };
  const all = [...POSITIONS.map((position) => ({ ...position, n: positions[position.key] })), unknown].filter(
    ({ key, n }) => n > 0 || key === 'stuck' || key === 'crossed',
  );
  const parts = all.filter(({ n }) => n > 0).map(({ key, n }) => `<span class="${key}" style="--n:${n}"></span>`);
  const tiles = all.map(
    ({ key, label, meaning, n }) =>
      `<li class="${key}"><strong>${n.toLocaleString('en')}</strong><b>${label}${initiatives.length > 0 ? `, ${percent(n, initiatives.length)}` : ''}</b><span>${meaning}</span></li>`,
  );
  const outcome = `<strong>${measured.count} of ${measured.of}</strong> in pilot or production ${measured.of === 1 ? 'has' : 'have'} a measured outcome of the work`;
  return `<section aria-label="Position in the divide"><div class="strip" aria-hidden="true">${parts.join('')}</div><ul class="tiles">${tiles.join('')}</ul><p style="margin-top:1.25rem">${outcome}.</p></section>`;
}

function funnel({ funnel: steps }: Portfolio): string {
  const whole = steps[0]?.count ?? 0;
  const rows = steps.map(({ stage, count: n }) => [
    stage,
    String(n),
    whole === 0 ? '' : percent(n, whole),
    bar(n, whole),
  ]);
  const columns = [{ head: 'Stage' }, { head: 'Initiatives', kind: 'n' }, { head: 'Share', kind: 'n' }, BAR];
  const caption = 'How many were ever in a stage, retired ones included';
  return `<h2>From idea to production</h2>${table({ caption, columns, rows })}${study(COMPARISONS.funnel)}`;
}

const BAR = { head: '', kind: 'bar' };

/** How many owners have a line of their own on the page. */
const OWNERS = 12;

function owners({ owners: all }: Portfolio): string {
  const blocked = all.filter((owner) => owner.blocked > 0);
  const most = blocked[0]?.blocked ?? 0;
  const rows = blocked
    .slice(0, OWNERS)
    .map(({ owner, count: n, blocked: shut }) => [
      escapeMarkup(owner ?? OWNER_UNKNOWN),
      `${shut} of ${n}`,
      bar(shut, most),
    ]);
  const columns = [{ head: 'Owner' }, { head: 'Blocked', kind: 'n' }, BAR];
  const more = blocked.length > OWNERS ? [`and ${count(blocked.length - OWNERS, 'more owner')}`] : [];
  const content =
    rows.length === 0
      ? '<p>Nobody owns a blocked initiative.</p>'
      : table({ caption: 'Owners by blocked initiatives', columns, rows });
  return `<h2>Whose move it is</h2>${content}${notes(more)}`;
}

function mix(
  title: string,
  head: string,
  shares: Portfolio['functions'],
  unknown: string,
  comparison: Comparison,
): string {
  const most = Math.max(0, ...shares.map(({ count: n }) => n));
  const rows = shares.map(({ key, count: n, reachedProduction, crossed, stuck }) => [
    escapeMarkup(key ?? unknown),
    String(n),
    String(reachedProduction),
    String(crossed),
    String(stuck),
    bar(n, most),
  ]);
  const numbers = ['All', 'Reached production', 'Crossed', 'Stuck'].map((name) => ({ head: name, kind: 'n' }));
  return `<h2>${title}</h2>${table({ caption: 'Number of initiatives', columns: [{ head }, ...numbers, BAR], rows })}${study(comparison)}`;
}

function study({ evidence, claim, caveat }: Comparison): string {
  return `<div class="claim note"><p><b>The study reports (${evidence}):</b> ${escapeMarkup(claim)}.</p><p>${escapeMarkup(caveat)}</p></div>`;
}

function notes(lines: readonly string[]): string {
  return lines.map((line) => `<p class="note">${escapeMarkup(line)}.</p>`).join('');
}

function supersededTable(superseded: PortfolioReport['superseded']): string {
  const rows = superseded.map(({ uri, asOf, source, keptAsOf }) => [uri, asOf, source, keptAsOf].map(escapeMarkup));
  const columns = ['Initiative', 'Assessed', 'In', 'Newer one that counts'].map((head) => ({ head }));
  return table({ caption: 'Assessments of an initiative of which a newer one is here', columns, rows });
}

function errorsTable(errors: PortfolioReport['errors']): string {
  const rows = errors.map(({ path, message }) => [escapeMarkup(path), escapeMarkup(message)]);
  return table({ caption: 'Paths', columns: [{ head: 'Path' }, { head: 'Why' }], rows });
}
