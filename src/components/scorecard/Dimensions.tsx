import { Fragment } from 'preact';
import { count, scoreText } from '../../presenter/format.ts';
import type { DimensionView, GateView, RuleView } from '../../presenter/scorecard/scorecard-schema.ts';
import { OutcomeMark } from '../icons.tsx';
import { useId } from '../id.ts';
import { usePage } from './page.ts';
import { Section } from '../Section.tsx';
import { Disclosure, FindingList, JumpLink, Tools } from './parts.tsx';
import { Rose } from './charts/Rose.tsx';

interface Props {
  readonly dimensions: readonly DimensionView[];
  readonly gate: GateView | null;
}

/** The score by dimension, as a picture and as a table that opens to the rules. */
export function Dimensions({ dimensions, gate }: Props) {
  const listed = new Set([...(gate?.requirements ?? []), ...(gate?.waived ?? [])].map(({ ruleId }) => ruleId));
  return (
    <Section id="dimensions" title="Dimensions">
      <div class="dimensions">
        <Rose dimensions={dimensions} />
        <table class="scores-table">
          <caption>Score of each dimension</caption>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <th scope="col" class="number">
                Score
              </th>
              <td class="bar-cell" />
              <th scope="col" class="number spare">
                Weight met
              </th>
              <th scope="col" class="number">
                To do
              </th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map((dimension) => (
              <DimensionRows key={dimension.id} dimension={dimension} listed={listed} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface Listed {
  /** Rules that are listed above with what is found. */
  readonly listed: ReadonlySet<string>;
}

function DimensionRows({ dimension, listed }: Listed & { readonly dimension: DimensionView }) {
  const page = usePage();
  const { id, name, score, passed, total, open } = dimension;
  const rules = useId(`rules-${id}`);
  const key = `dimension ${id}`;
  const expanded = page?.isOpen(key) ?? true;
  return (
    <Fragment>
      <tr>
        <th scope="row">
          {page ? (
            <button
              type="button"
              class="expander"
              aria-expanded={expanded}
              aria-controls={rules}
              onClick={() => page.setOpen(key, !expanded)}
            >
              <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M6 4l4 4-4 4" />
              </svg>
              {name}
            </button>
          ) : (
            name
          )}
        </th>
        <td class="number">{score === null ? <span class="quiet">not asked</span> : scoreText(score)}</td>
        <td class="bar-cell">
          {score !== null && (
            <svg class="bar" height="8" aria-hidden="true">
              <rect class="track" width="100%" height="8" />
              <rect class="part part-met" width={`${score}%`} height="8" />
            </svg>
          )}
        </td>
        <td class="number spare">{total === 0 ? '' : `${passed} of ${total}`}</td>
        <td class="number">{open === 0 ? <span class="quiet">0</span> : open}</td>
      </tr>
      <tr id={rules} class="rules-row" hidden={!expanded}>
        <td colSpan={5}>
          {page ? (
            expanded && <RuleList rules={dimension.rules} listed={listed} />
          ) : (
            <Disclosure id={key} summary={count(dimension.rules.length, 'rule')}>
              <RuleList rules={dimension.rules} listed={listed} />
            </Disclosure>
          )}
        </td>
      </tr>
    </Fragment>
  );
}

function RuleList({ rules, listed }: Listed & { readonly rules: readonly RuleView[] }) {
  return (
    <ul class="rule-list">
      {rules.map((rule) => (
        <Rule key={rule.ruleId} rule={rule} isListed={listed.has(rule.ruleId)} />
      ))}
    </ul>
  );
}

const CLAIM_WORDS: Readonly<Record<NonNullable<RuleView['claim']>, string>> = {
  verified: 'confirmed by the repository',
  contradicted: 'contradicted by the repository',
  undeclared: 'no claim made',
  unknown: 'could not be checked',
};

function Rule({ rule, isListed }: { readonly rule: RuleView; readonly isListed: boolean }) {
  const page = usePage();
  const { ruleId, title, outcome, asked, weight, claim, note, findings, hasPage } = rule;
  const said = [...(note === null ? [] : [note]), ...(claim === null ? [] : [CLAIM_WORDS[claim]])];
  return (
    <li class={`rule rule-${outcome}`}>
      <OutcomeMark rule={rule} />
      <div class="rule-text">
        <div class="rule-head">
          <span class="rule-title">{isListed ? <JumpLink to={`requirement-${ruleId}`}>{title}</JumpLink> : title}</span>
          <span class="rule-id">
            {asked === 'no' ? '' : `weight ${weight} · `}
            {page && hasPage && !isListed ? (
              <button type="button" class="link" onClick={() => page.post({ type: 'explain', ruleId })}>
                {ruleId}
              </button>
            ) : (
              ruleId
            )}
          </span>
        </div>
        {said.length > 0 && <p class="quiet">{said.join('; ')}</p>}
        {findings.length > 0 && !isListed && (
          <Tools label={title}>
            <FindingList findings={findings} />
          </Tools>
        )}
      </div>
    </li>
  );
}
