import { count, humanize, pointsText } from '../../presenter/format.ts';
import type { Preview } from '../../presenter/scorecard/messages.ts';
import type { FindingView, GateView, RequirementView } from '../../presenter/scorecard/scorecard-schema.ts';
import { Icon, OpenMark, WaivedMark } from '../icons.tsx';
import { useId } from '../id.ts';
import { usePage } from './page.ts';
import { Section } from '../Section.tsx';
import { Disclosure, FindingList, JumpLink, Tools } from './parts.tsx';
import { WhatIf } from './WhatIf.tsx';

interface Props {
  readonly gate: GateView;
  readonly preview: Preview | undefined;
  readonly score: number | null;
}

/** Everything the gate still waits for: what blocks it first, then the rest, then what is set aside. */
export function Requirements({ gate, preview, score }: Props) {
  const lists = requirementLists(gate);
  return (
    <Section id="requirements" title="Requirements">
      {lists.length === 0 && <p>Every requirement is met.</p>}
      {lists.map(({ id, title, items }) => (
        <List key={id} id={id} title={title}>
          {items.map((requirement) => (
            <Requirement key={requirement.ruleId} requirement={requirement} />
          ))}
        </List>
      ))}
      <NotNeeded items={gate.notNeeded} />
      {preview && <WhatIf preview={preview} score={score} />}
    </Section>
  );
}

/** The lists of a gate that are not empty, in order, each under its heading. */
export function requirementLists({ requirements, waived }: Pick<GateView, 'requirements' | 'waived'>) {
  const blocking = requirements.filter((requirement) => requirement.blocking);
  const others = requirements.filter((requirement) => !requirement.blocking);
  return [
    { id: 'blocking', title: `${blocking.length} blocking`, items: blocking },
    {
      id: 'open',
      title: blocking.length > 0 ? `${others.length} open, not blocking` : `${others.length} open`,
      items: others,
    },
    { id: 'waived', title: `${waived.length} waived`, items: waived },
  ].filter(({ items }) => items.length > 0);
}

function List(props: { readonly id: string; readonly title: string; readonly children: preact.ComponentChildren }) {
  const id = useId(props.id);
  return (
    <>
      <h3 id={id} tabIndex={-1}>
        {props.title}
      </h3>
      <ol class="requirements" aria-labelledby={id}>
        {props.children}
      </ol>
    </>
  );
}

function Requirement({ requirement }: { readonly requirement: RequirementView }) {
  const { ruleId, title, group, severity, mover, covers, waiver } = requirement;
  const id = useId(`requirement-${ruleId}`);
  return (
    <li class={`requirement requirement-${severity}`} id={id} data-rule={ruleId} tabIndex={-1}>
      <div class="head">
        {waiver ? <WaivedMark waiver={waiver} /> : <OpenMark severity={severity} />}
        <h4 dir="auto">{title}</h4>
        {requirement.points > 0 && <span class="gain">+{pointsText(requirement.points)} points</span>}
      </div>
      <Tools label={title}>
        <Findings id={ruleId} findings={requirement.findings} />
        {requirement.listedWith && (
          <p>
            Found together with:{' '}
            <JumpLink to={`requirement-${requirement.listedWith.ruleId}`}>{requirement.listedWith.title}</JumpLink>
          </p>
        )}
        <div class="foot">
          <p class="facts">
            <span>{humanize(group)}</span>
            {mover && (
              <span>
                Owner of the fix: <bdi>{mover.who}</bdi>, {mover.role}
              </span>
            )}
            {!mover && group !== 'shape' && <span>No owner named</span>}
            {severity === 'info' && <span>does not change the verdict</span>}
            {covers.length > 0 && <span title={covers.join('\n')}>also fixes {count(covers.length, 'other')}</span>}
          </p>
          <Actions requirement={requirement} />
        </div>
      </Tools>
    </li>
  );
}

const SHOWN = 4;

function Findings({ id, findings }: { readonly id: string; readonly findings: readonly FindingView[] }) {
  const rest = findings.slice(SHOWN);
  return (
    <>
      <FindingList findings={findings.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Disclosure id={`findings ${id}`} summary={`${rest.length} more`}>
          <FindingList findings={rest} />
        </Disclosure>
      )}
    </>
  );
}

function Actions({ requirement }: { readonly requirement: RequirementView }) {
  const { ruleId, canWaive, hasPage } = requirement;
  const page = usePage();
  if (!page) return <span class="rule-id">{ruleId}</span>;
  return (
    <div class="actions">
      {hasPage && (
        <button type="button" class="link" tabIndex={-1} onClick={() => page.post({ type: 'explain', ruleId })}>
          Explain
        </button>
      )}
      {canWaive && (
        <button type="button" class="link" tabIndex={-1} onClick={() => page.post({ type: 'waive', ruleId })}>
          Waive
        </button>
      )}
      {canWaive && (
        <label class="tick">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={page.isTicked(ruleId)}
            onChange={({ currentTarget }) => page.setTicked(ruleId, currentTarget.checked)}
          />
          What if met
        </label>
      )}
    </div>
  );
}

/** What was declared not needed leaves the score, so it is listed with who said so. */
function NotNeeded({ items }: { readonly items: GateView['notNeeded'] }) {
  if (items.length === 0) return null;
  return (
    <List id="not-needed" title={`${items.length} not needed`}>
      {items.map(({ title, because, by }) => (
        <li key={title} class="requirement">
          <div class="head">
            <span class="mark">
              <Icon name="none" />
              Not needed
            </span>
            <h4 dir="auto">{title}</h4>
          </div>
          <p class="finding-tools">
            <span dir="auto">{because}</span>{' '}
            <span class="quiet">
              <bdi>{by}</bdi>
            </span>
          </p>
        </li>
      ))}
    </List>
  );
}
