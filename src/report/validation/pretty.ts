import { ruleBaseOf } from '../../core/index.ts';
import { decimalText, list, percentOf, signedPoints } from '../../presenter/format.ts';
import { LANDMARK_DAYS, OUTCOME_DAYS, type SpellStatus } from '../../validation/spells.ts';
import type { Interval, Proportion } from '../../validation/statistics/proportions.ts';
import { FALSE_DISCOVERY_RATE, type RuleValidation } from '../../validation/rules.ts';
import type { Validation } from '../../validation/validate.ts';
import type { Colors } from '../colors.ts';
import { columns } from '../portfolio/columns.ts';
import { oneLine } from '../sanitize.ts';
import type { ValidationReport } from './formats.ts';

/** For people: which rules go with crossing, and what cannot be told. */
export function validationPretty({ asOf, validation }: ValidationReport, colors: Colors): string {
  const blocks = [
    [colors.bold(`Pilots committed by ${asOf}`), ...pilotLines(validation)],
    [colors.bold('Score'), `  ${scoreSentence(validation.score)}`],
    [colors.bold('Rules'), ...ruleLines(validation, colors)],
    ...insufficientBlock(validation, colors),
    ['These figures show what goes together, not what is the cause: teams that meet a rule may do much else as well.'],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const LEFT_OUT: Readonly<Record<Exclude<SpellStatus, 'followed'>, string>> = {
  censored: `began less than ${OUTCOME_DAYS} days ago`,
  'back-dated': `back-dated: committed more than ${LANDMARK_DAYS} days after the day they say they began`,
  undated: 'without a day on which they began',
  short: `over within ${LANDMARK_DAYS} days`,
};

function pilotLines({ statuses, outcomes }: Validation): readonly string[] {
  const { crossed, stopped, neither } = outcomes;
  const left = Object.entries(LEFT_OUT).flatMap(([status, words]) => {
    const number = statuses[status as SpellStatus];
    return number > 0 ? [`  left out: ${number} ${words}`] : [];
  });
  return [
    `  ${statuses.followed} judged ${LANDMARK_DAYS} days after they began and followed for ${OUTCOME_DAYS}: ${crossed} crossed, ${neither} did not, ${stopped} stopped by decision (in no figure below)`,
    ...left,
  ];
}

function scoreSentence(score: Validation['score']): string {
  if (!score) return 'Insufficient data';
  const { auc, interval } = score;
  const figures = `AUC ${decimalText(auc, 2)} (95 %: ${decimalText(interval.low, 2)} to ${decimalText(interval.high, 2)})`;
  if (interval.low <= 0.5 && interval.high >= 0.5) return `${figures} contains 0.5: the score told nothing here`;
  const which = auc > 0.5 ? 'higher' : 'lower';
  return `${figures}: pilots that crossed tended to have a ${which} score ${LANDMARK_DAYS} days after they began`;
}

type Tried = RuleValidation & { readonly result: NonNullable<RuleValidation['result']> };

function ruleLines({ rules, tried }: Validation, colors: Colors): readonly string[] {
  const results = rules.filter((rule): rule is Tried => rule.result !== null);
  if (tried === 0) return ['  0 tried: insufficient data for every rule'];
  const called = results.filter(({ result }) => result.isCalled);
  const rate = percentOf(FALSE_DISCOVERY_RATE, 1);
  const rows = results.map(({ ruleId, passed, failed, result }) => [
    oneLine(ruleId),
    shareText(passed, result.passed),
    shareText(failed, result.failed),
    `${signedPoints(result.difference)} (${rangeText(result.interval)})`,
    percentOf(result.probability, 1),
    decimalText(result.p, 3),
    result.isCalled ? 'called' : '',
  ]);
  const infos = results.filter(({ result }) => result.proposesInfo).map(({ ruleId }) => oneLine(ruleId));
  return [
    `  ${tried} tried, ${called.length} called at a false discovery rate of ${rate}`,
    ...columns([HEAD, ...rows]).map((line, i) => (i === 0 ? colors.dim(line) : line)),
    ...called.map(calledSentence),
    ...(infos.length === 0
      ? []
      : [`  Could be info here, since they make a difference of less than 10 points: ${list(infos)}`]),
  ];
}

const HEAD = ['rule', 'met: crossed', 'not met: crossed', 'points (95 %)', 'more often', 'p', ''];

function calledSentence({ ruleId, passed, failed, result }: Tried): string {
  const requirement = oneLine(ruleBaseOf(ruleId)?.requirement ?? ruleId);
  const crossed = `${percentOf(passed.events, passed.of)} against ${percentOf(failed.events, failed.of)}`;
  return `  ${requirement} (${oneLine(ruleId)}): pilots that met it crossed ${result.excess > 0 ? 'more' : 'less'} often, ${crossed}`;
}

function shareText(share: Proportion, { low, high }: Interval): string {
  const { events, of } = share;
  return `${events}/${of} ${percentOf(events, of)} (${percentOf(low, 1)} to ${percentOf(high, 1)})`;
}

function rangeText({ low, high }: Interval): string {
  return `${signedPoints(low)} to ${signedPoints(high)}`;
}

function insufficientBlock({ rules }: Validation, colors: Colors): readonly (readonly string[])[] {
  const rest = rules.filter(({ result }) => result === null);
  if (rest.length === 0) return [];
  const rows = rest.map(({ ruleId, passed, failed }) => [
    oneLine(ruleId),
    `insufficient data (${passed.of}/${failed.of})`,
  ]);
  return [[colors.bold('Rules not tried (met/not met)'), ...columns(rows)]];
}
