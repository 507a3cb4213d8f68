import type { Report, ReportedAssessment } from '../report-schema.ts';
import { scoreText } from '../../presenter/format.ts';
import { escapeMarkup } from '../sanitize.ts';

/** White on each of these is readable: at least 4.5 to 1. */
const COLORS = { blocked: '#b02a1b', conditional: '#8a5a00', ready: '#1f7a34', none: '#5a5f66' } as const;

/** About the width of a character of 11 pixels; the text is set to the width that is left for it. */
const CHARACTER = 6.6;
const PADDING = 7;
const HEIGHT = 20;

/**
 * A badge in SVG for a README: verdict and score of one initiative, or how many have which verdict. It says in words what
 * its colour says, and loads nothing.
 */
export function badge({ assessments, asOf }: Report): string {
  const [first] = assessments;
  const isOne = assessments.length === 1;
  const [message, color] = isOne && first ? ofOne(first) : ofAll(assessments);
  const label = isOne ? 'AI initiative' : 'AI initiatives';
  const name = isOne && first ? ` ${first.title ?? first.name ?? first.path}` : '';
  const [left, right] = [widthOf(label), widthOf(message)];
  const text = (words: string, x: number, width: number) =>
    `<text x="${x + PADDING}" y="14" textLength="${width - 2 * PADDING}">${escapeMarkup(words)}</text>`;
  const title = escapeMarkup(`${label}${name}: ${message}, as of ${asOf}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-labelledby="title">`,
    `<title id="title">${title}</title>`,
    `<clipPath id="corners"><rect width="${left + right}" height="${HEIGHT}" rx="3"/></clipPath>`,
    '<g clip-path="url(#corners)">',
    `<rect width="${left}" height="${HEIGHT}" fill="#3b4048"/>`,
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${color}"/>`,
    '</g>',
    '<g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">',
    text(label, 0, left),
    text(message, left, right),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function ofOne({ gate, score }: ReportedAssessment): readonly [message: string, color: string] {
  if (!gate) return ['retired', COLORS.none];
  return [score === null ? gate.verdict : `${gate.verdict}, score ${scoreText(score)}`, COLORS[gate.verdict]];
}

/** The worst verdict gives the colour. */
function ofAll(assessments: readonly ReportedAssessment[]): readonly [message: string, color: string] {
  const counts = (['blocked', 'conditional', 'ready'] as const)
    .map((verdict) => ({ verdict, n: assessments.filter(({ gate }) => gate?.verdict === verdict).length }))
    .filter(({ n }) => n > 0);
  const message = counts.map(({ verdict, n }) => `${n} ${verdict}`).join(', ');
  return message === '' ? ['none', COLORS.none] : [message, COLORS[counts[0]?.verdict ?? 'none']];
}

function widthOf(text: string): number {
  return Math.ceil(text.length * CHARACTER) + 2 * PADDING;
}
