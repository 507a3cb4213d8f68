import { markdownTable } from '../../src/catalogue/markdown-table.ts';
import { percentOf, scoreText } from '../../src/presenter/format.ts';
import { figuresOf, noiseIn, readTrials, TRIAL_SETS, type Trial, type TrialFigures } from './trial.ts';

/** The part of the page on scoring that shows the trial of the verdict. Markdown. */
export function trialPart(): string {
  const sets = TRIAL_SETS.map((set) => ({ set, trials: readTrials(set) }));
  const all = sets.flatMap(({ trials }) => trials);
  const totals = [
    ...sets.map(({ set, trials }) => totalsRow(set, figuresOf(trials))),
    // ranks are within a set, so that all together have no correlation
    totalsRow('all', { ...figuresOf(all), rankCorrelation: Number.NaN }),
  ];
  const details = sets.map(({ set, trials }) => `### The ${set} set\n\n${markdownTable(HEAD, trials.map(row))}`);
  return [
    markdownTable(TOTALS, totals),
    ...details,
    `### Where we and the product disagree\n\n${all.flatMap(disagreement).join('\n')}`,
    `### The rules behind the noise\n\n${markdownTable(['Rule', 'Asked for', 'Noise'], noisyRules(all))}`,
  ].join('\n\n');
}

const TOTALS = [
  'Set',
  'Verdicts that agree',
  'Rank correlation of the score',
  'Open now',
  'of these noise',
  'Asked by the gate',
  'of these noise',
  'What we wanted to hear',
];

function totalsRow(name: string, { judged, agreed, rankCorrelation, open, asked, wanted }: TrialFigures) {
  const said = wanted.count - wanted.asNote - wanted.unsaid;
  return [
    name,
    `${agreed} of ${judged}`,
    Number.isNaN(rankCorrelation) ? '' : rankCorrelation.toFixed(2),
    `${open.count}`,
    percentOf(open.noise, open.count),
    `${asked.count}`,
    percentOf(asked.noise, asked.count),
    `${wanted.count}: ${said} said, ${wanted.asNote} as information, ${wanted.unsaid} not`,
  ];
}

const HEAD = [
  'Manifest',
  'Kind',
  'Stage',
  'We said',
  'It says',
  'Score',
  'Open now (noise)',
  'Asked by the gate (noise)',
];

function row(trial: Trial): readonly string[] {
  const { name, kind, stage, expected, verdict, score, open, asked } = trial;
  const counted = (ids: readonly string[]) => (ids.length === 0 ? '0' : `${ids.length} (${noiseIn(trial, ids)})`);
  const says = verdict === expected.verdict ? verdict : `**${verdict}**`;
  return [name, kind, stage, expected.verdict, says, scoreText(score), counted(open), counted(asked)];
}

function disagreement({ name, expected, verdict, labels }: Trial): readonly string[] {
  return expected.verdict === verdict
    ? []
    : [`- \`${name}\`: we said ${expected.verdict}, it says ${verdict}. ${(labels.disagreement ?? '').trim()}`];
}

/** Rules that are noise three times or more, most often first. */
function noisyRules(trials: readonly Trial[]): readonly (readonly string[])[] {
  const times = (of: (trial: Trial) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const id of trials.flatMap(of)) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  };
  const asked = times((trial) => trial.asked);
  return [...times(({ labels }) => labels.noise)]
    .filter(([, noise]) => noise >= 3)
    .toSorted(([a, noiseA], [b, noiseB]) => noiseB - noiseA || a.localeCompare(b, 'en'))
    .map(([id, noise]) => [`[\`${id}\`](rules/${id}.md)`, `${asked.get(id) ?? 0}`, `${noise}`]);
}
