import { count, humanize, pointsText } from '../../presenter/format.ts';
import type { Preview } from '../../presenter/scorecard/messages.ts';
import type { FindingView, GateView, RequirementView } from '../../presenter/scorecard/scorecard-schema.ts';
import { Severity, WaivedMark } from '../icons.tsx';
import { usePage } from './page.ts';
import { Section } from '../Section.tsx';
import { Disclosure, FixButton, LineButton } from './parts.tsx';
import { WhatIf } from './WhatIf.tsx';

interface Props {
  readonly gate: GateView;
  readonly preview: Preview | undefined;
  readonly score: number | null;
}

/** Everything the gate still waits for: what blocks it first, then the rest, then what is set aside. */
export function Requirements({ gate, preview, score }: Props) {
  const blocking = gate.requirements.filter((requirement) => requirement.blocking);
  const others = gate.requirements.filter((requirement) => !requirement.blocking);
  return (
    <Section id="requirements" title="Requirements">
      {gate.requirements.length + gate.waived.length === 0 && <p>Every requirement is met.</p>}
      <RequirementList title="Blocking" items={blocking} />
      <RequirementList title={blocking.length > 0 ? 'Open, not blocking' : 'Open'} items={others} />
      <RequirementList title="Waived" items={gate.waived} />
      {preview && <WhatIf preview={preview} score={score} />}
    </Section>
  );
}

function RequirementList({ title, items }: { readonly title: string; readonly items: readonly RequirementView[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span class="number">{items.length}</span>
      </h3>
      <ol class="requirements">
        {items.map((requirement) => (
          <Requirement key={requirement.ruleId} requirement={requirement} />
        ))}
      </ol>
    </>
  );
}

function Requirement({ requirement }: { readonly requirement: RequirementView }) {
  const { ruleId, title, group, severity, mover, covers, waiver } = requirement;
  return (
    <li class={`requirement requirement-${severity}`} data-rule={ruleId}>
      <div class="head">
        {waiver ? <WaivedMark waiver={waiver} /> : <Severity severity={severity} />}
        <h4 dir="auto">{title}</h4>
        {requirement.points > 0 && <span class="gain">+{pointsText(requirement.points)} points</span>}
      </div>
      <Findings id={ruleId} findings={requirement.findings} />
      <div class="foot">
        <p class="facts">
          <span>{humanize(group)}</span>
          {mover && (
            <span>
              Owner of the fix: <bdi>{mover.who}</bdi>, {mover.role}
            </span>
          )}
          {!mover && group !== 'shape' && <span>No owner named</span>}
          {covers.length > 0 && <span title={covers.join('\n')}>also fixes {count(covers.length, 'other')}</span>}
        </p>
        <Actions requirement={requirement} />
      </div>
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

export function FindingList({ findings }: { readonly findings: readonly FindingView[] }) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li key={finding.key}>
          <span class="message" dir="auto">
            {finding.message}
          </span>
          <span class="tools">
            <LineButton finding={finding} />
            {!finding.waiver && <FixButton finding={finding} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Actions({ requirement }: { readonly requirement: RequirementView }) {
  const { ruleId, title, canWaive, hasPage } = requirement;
  const page = usePage();
  if (!page) return <span class="rule-id">{ruleId}</span>;
  const suffix = <span class="hidden">: {title}</span>;
  return (
    <div class="actions">
      {hasPage && (
        <button type="button" class="link" onClick={() => page.post({ type: 'explain', ruleId })}>
          Explain{suffix}
        </button>
      )}
      {canWaive && (
        <button type="button" class="link" onClick={() => page.post({ type: 'waive', ruleId })}>
          Waive{suffix}
        </button>
      )}
      {canWaive && (
        <label class="tick">
          <input
            type="checkbox"
            checked={page.isTicked(ruleId)}
            onChange={({ currentTarget }) => page.setTicked(ruleId, currentTarget.checked)}
          />
          What if met{suffix}
        </label>
      )}
    </div>
  );
}
