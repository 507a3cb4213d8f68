import { Fragment } from 'preact';
import { wholeScore } from '../../shared/scorecard/format.ts';
import type { DimensionView, RuleView } from '../../shared/scorecard/schema.ts';
import { OutcomeMark } from './icons.tsx';
import { usePage } from './page.ts';
import { Section } from './parts.tsx';
import { FindingList } from './Requirements.tsx';
import { Rose } from './Rose.tsx';

/** The score by dimension, as a picture and as a table that opens to the rules. */
export function Dimensions({ dimensions }: { readonly dimensions: readonly DimensionView[] }) {
  return (
    <Section id="dimensions" title="Dimensions">
      <div class="dimensions">
        <Rose dimensions={dimensions} />
        <table class="scores-table">
          <caption>Score of each dimension at the present stage</caption>
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
  const { isOpen, setOpen } = usePage();
  const { id, name, score, passed, total, open } = dimension;
  const key = `dimension ${id}`;
  const expanded = isOpen(key);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="expander"
            aria-expanded={expanded}
            aria-controls={`rules-${id}`}
            onClick={() => setOpen(key, !expanded)}
          >
            <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M6 4l4 4-4 4" />
            </svg>
            {name}
          </button>
        </th>
        <td class="number">{score === null ? <span class="quiet">not asked</span> : wholeScore(score)}</td>
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
      <tr id={`rules-${id}`} class="rules-row" hidden={!expanded}>
        <td colSpan={5}>{expanded && <RuleList rules={dimension.rules} />}</td>
      </tr>
    </Fragment>
  );
}

function RuleList({ rules }: { readonly rules: readonly RuleView[] }) {
  const { post } = usePage();
  return (
    <ul class="rule-list">
      {rules.map((rule) => (
        <li key={rule.ruleId} class={`rule rule-${rule.outcome}`}>
          <OutcomeMark rule={rule} />
          <div class="rule-text">
            <span class="rule-title">{rule.title}</span>
            <span class="quiet">
              {rule.note === null ? '' : `${rule.note} · `}
              {rule.asked === 'no' ? '' : `weight ${rule.weight} · `}
              {rule.evidence === null ? '' : `${rule.evidence} against the repository · `}
              {rule.hasPage ? (
                <button type="button" class="link" onClick={() => post({ type: 'explain', ruleId: rule.ruleId })}>
                  {rule.ruleId}
                </button>
              ) : (
                rule.ruleId
              )}
            </span>
            {rule.findings.length > 0 && <FindingList findings={rule.findings} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
