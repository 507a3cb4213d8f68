import type { ComponentChildren } from 'preact';
import type { GateView, RequirementView, RuleView, WaiverView } from '../presenter/scorecard/scorecard-schema.ts';

/** Icons of 16 × 16 in the colour of their class; a word always stands beside them. */
export const SHAPES = {
  error: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M5.5 5.5l5 5m0-5l-5 5" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.8l6.6 12H1.4z" />
      <path d="M8 6.2v3.6m0 1.6v.6" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 7.2v4m0-6.4v.6" />
    </>
  ),
  passed: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M5 8.3l2.1 2.1L11.2 6" />
    </>
  ),
  upcoming: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 4.5V8l2.6 1.6" />
    </>
  ),
  waived: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M6.3 5.5v5m3.4-5v5" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M6 6.4a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1m0 1.6v.6" />
    </>
  ),
  none: <path d="M3.5 8h9" />,
  up: <path d="M3 12l9-8m-6 0h6v6" />,
  down: <path d="M3 4l9 8m-6 0h6V6" />,
  same: <path d="M2.5 8h11m-4-4l4 4-4 4" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}

const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

/** A severity as icon and word. */
export function Severity({ severity }: { readonly severity: RequirementView['severity'] }) {
  return (
    <span class={`mark mark-${severity}`}>
      <Icon name={severity} />
      {SEVERITY_WORDS[severity]}
    </span>
  );
}

/** That a requirement is open; its icon says how much that matters, as the heading above it does. */
export function OpenMark({ severity }: { readonly severity: RequirementView['severity'] }) {
  return (
    <span class={`mark mark-${severity}`}>
      <Icon name={severity} />
      Open
    </span>
  );
}

/** That something is set aside, and for how long. */
export function WaivedMark({ waiver }: { readonly waiver: WaiverView }) {
  const { daysLeft } = waiver;
  return (
    <span class="mark mark-waived">
      <Icon name="waived" />
      {daysLeft === 0 ? 'Last day' : `${daysLeft} days`}
      <span class="hidden"> of its waiver left</span>
    </span>
  );
}

const OUTCOMES: Readonly<Record<RuleView['outcome'], readonly [IconName, string]>> = {
  passed: ['passed', 'Met'],
  failed: ['error', 'Open'],
  waived: ['waived', 'Waived'],
  'not-needed': ['none', 'Not needed'],
  upcoming: ['upcoming', 'Upcoming'],
  'not-applicable': ['none', 'Does not apply'],
  unknown: ['unknown', 'Unknown'],
};

/** The outcome of a rule as icon and word. */
export function OutcomeMark({ rule }: { readonly rule: Pick<RuleView, 'outcome' | 'severity'> }) {
  const [icon, word] = OUTCOMES[rule.outcome];
  return (
    <span class={`mark mark-${rule.outcome}`}>
      <Icon name={rule.outcome === 'failed' ? rule.severity : icon} />
      {word}
    </span>
  );
}

export const VERDICT_ICONS: Readonly<Record<GateView['verdict'], IconName>> = {
  blocked: 'error',
  conditional: 'warning',
  ready: 'passed',
};

export function VerdictIcon({ verdict }: Pick<GateView, 'verdict'>) {
  return <Icon name={VERDICT_ICONS[verdict]} />;
}
