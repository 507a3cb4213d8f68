import { Fragment } from 'preact';
import { count, scoreText } from '../../presenter/format.ts';
import type { DimensionView, RuleView } from '../../presenter/scorecard/scorecard-schema.ts';
import { OutcomeMark } from '../icons.tsx';
import { useId } from '../id.ts';
import { usePage } from './page.ts';
import { Section } from '../Section.tsx';
import { FindingList } from './Requirements.tsx';
import { Disclosure } from './parts.tsx';
import { Rose } from './charts/Rose.tsx';

/** The score by dimension, as a picture and as a table that opens to the rules. */
export function Dimensions({ dimensions }: { readonly dimensions: readonly DimensionView[] }) {
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
              <th scope="col" class="number wide">
                Weight met
              </th>
              <th scope="col" class="number">
                To do
              </th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map((dimension) => (
              <DimensionRows key={dimension.id} dimension={dimension} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function DimensionRows({ dimension }: { readonly dimension: DimensionView }) {
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
        <td class="number wide">{total === 0 ? '' : `${passed} of ${total}`}</td>
        <td class="number">{open === 0 ? <span class="quiet">0</span> : open}</td>
      </tr>
      <tr id={rules} class="rules-row" hidden={!expanded}>
        <td colSpan={5}>
          {page ? (
            expanded && <RuleList rules={dimension.rules} />
          ) : (
            <Disclosure id={key} summary={count(dimension.rules.length, 'rule')}>
              <RuleList rules={dimension.rules} />
            </Disclosure>
          )}
        </td>
      </tr>
    </Fragment>
  );
}

function RuleList({ rules }: { readonly rules: readonly RuleView[] }) {
  return (
    <>
      <ul class="rule-list">
        {rules.map((rule) => (
          <Rule key={rule.ruleId} rule={rule} />
        ))}
      </ul>
    </>
  );
}

const CLAIM_WORDS: Readonly<Record<NonNullable<RuleView['claim']>, string>> = {
  verified: 'confirmed by the repository',
  contradicted: 'contradicted by the repository',
  undeclared: 'no claim made',
  unknown: 'could not be checked',
};

function Rule({ rule }: { readonly rule: RuleView }) {
  const page = usePage();
  const { ruleId, title, outcome, asked, weight, claim, note, findings, hasPage } = rule;
  const said = [...(note === null ? [] : [note]), ...(claim === null ? [] : [CLAIM_WORDS[claim]])];
  return (
    <li class={`rule rule-${outcome}`}>
      <OutcomeMark rule={rule} />
      <div class="rule-text">
        <div class="rule-head">
          <span class="rule-title">{title}</span>
          <span class="rule-id">
            {asked === 'no' ? '' : `weight ${weight} · `}
            {page && hasPage ? (
              <button type="button" class="link" onClick={() => page.post({ type: 'explain', ruleId })}>
                {ruleId}
              </button>
            ) : (
              ruleId
            )}
          </span>
        </div>
        {said.length > 0 && <p class="quiet">{said.join('; ')}</p>}
        {findings.length > 0 && <FindingList findings={findings} />}
      </div>
    </li>
  );
}
