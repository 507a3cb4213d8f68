import { rules } from '../rules/index.ts';
import type { Rule, SeverityByStage } from '../rules/rule.ts';
import type { ScoredRuleId } from '../rules/rule-ids.ts';
import { STAGES, type Severity, type Stage } from '../vocabulary.ts';
import { renderBlock } from '../yaml/render.ts';
import type { PresetName } from './preset-names.ts';

/** What a preset sets, in the form of a policy file. */
interface Preset {
  readonly about: string;
  readonly rules: Readonly<Record<string, 'off' | SeverityByStage>>;
  readonly customRules?: readonly object[];
}

/** What a register asks: who, what for, at which stage, how risky. Everything else is off. */
const LEAN: Readonly<Partial<Record<ScoredRuleId, SeverityByStage>>> = {
  'owner-missing': { idea: 'error', pilot: 'error', production: 'error' },
  'workflow-missing': { pilot: 'warning', production: 'warning' },
  'kind-missing': { pilot: 'warning', production: 'warning' },
  'business-function-missing': { idea: 'warning', pilot: 'warning', production: 'warning' },
  'problem-missing': { idea: 'warning', pilot: 'warning', production: 'warning' },
  'metrics-missing': { pilot: 'warning', production: 'warning' },
  'strategy-missing': { pilot: 'warning', production: 'warning' },
  'stage-date-missing': { idea: 'warning', pilot: 'warning', production: 'warning' },
  'decision-date-missing': { pilot: 'warning' },
  'pilot-overdue': { pilot: 'warning' },
  'stage-history-order': { idea: 'warning', pilot: 'warning', production: 'warning' },
  'hold-expired': { idea: 'warning', pilot: 'warning', production: 'warning' },
  'retirement-reason-missing': { retired: 'info' },
  'risk-tier-missing': { idea: 'warning', pilot: 'warning', production: 'warning' },
  'risk-prohibited': { idea: 'error', pilot: 'error', production: 'error' },
  'data-classification-missing': { pilot: 'warning', production: 'warning' },
};

/** Risk, oversight, assessments and controls, for uses under supervision. */
const REGULATED: Readonly<Partial<Record<ScoredRuleId, SeverityByStage>>> = {
  'risk-tier-missing': { idea: 'error', pilot: 'error', production: 'error' },
  'data-classification-missing': { pilot: 'error', production: 'error' },
  'autonomy-missing': { pilot: 'error', production: 'error' },
  'impact-assessment-missing': { pilot: 'error', production: 'error' },
  'intended-use-missing': { pilot: 'error', production: 'error' },
  'mitigation-missing': { pilot: 'error', production: 'error' },
  'human-oversight-missing': { pilot: 'error', production: 'error' },
  'fallback-missing': { pilot: 'warning', production: 'error' },
  'review-cadence-missing': { pilot: 'error', production: 'error' },
  'review-overdue': { pilot: 'warning', production: 'error' },
  'training-missing': { pilot: 'warning', production: 'error' },
  'evaluation-missing': { pilot: 'error', production: 'error' },
  'models-missing': { pilot: 'warning', production: 'error' },
};

const CONTROLS = {
  id: 'controls-missing',
  dimension: 'risk',
  path: 'risk.controls',
  required: true,
  at: 'production',
  severity: 'error',
  weight: 4,
  message: 'List the controls it meets, as FRAMEWORK-VERSION:ID',
};

const STRONGER: Readonly<Record<Severity, Severity>> = { info: 'warning', warning: 'error', error: 'error' };

/** One step up at every stage; what is only announced stays an announcement. */
function strict({ required, weight }: Rule): SeverityByStage {
  if (weight === 0) return required;
  const stages = Object.entries(required) as [Stage, Severity][];
  return Object.fromEntries(stages.map(([stage, severity]) => [stage, STRONGER[severity]]));
}

const PRESET_OF: Readonly<Record<PresetName, () => Preset>> = {
  'builtin:lean': () => ({
    about: 'A register: about ten fields, errors only where nothing can be judged without them',
    rules: byRule(({ id }) => LEAN[id] ?? 'off'),
  }),
  'builtin:standard': () => ({
    about: 'In force without any policy file',
    rules: byRule(({ required }) => required),
  }),
  'builtin:strict': () => ({
    about: 'One step up from the standard, evidence included',
    rules: byRule(strict),
  }),
  'builtin:regulated': () => ({
    about: 'The standard, with risk, oversight, assessments and controls as errors',
    rules: REGULATED,
    customRules: [CONTROLS],
  }),
};

function byRule(settingOf: (rule: Rule) => 'off' | SeverityByStage): Preset['rules'] {
  return Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)]));
}

/** A preset as the text of a policy file; undefined for any other name. */
export function presetText(name: string): string | undefined {
  const preset = (PRESET_OF as Readonly<Partial<Record<string, () => Preset>>>)[name]?.();
  if (!preset) return undefined;
  const { about, rules: settings, customRules } = preset;
  const written = Object.fromEntries(
    Object.entries(settings).map(([id, setting]) => [id, setting === 'off' ? setting : inOrder(setting)]),
  );
  const content = { rules: written, ...(customRules ? { customRules } : {}) };
  return `# ${name}. ${about}.\n${renderBlock(content, { indent: 0, eol: '\n' })}\n`;
}

function inOrder(required: SeverityByStage): SeverityByStage {
  return Object.fromEntries(STAGES.flatMap((stage) => (required[stage] ? [[stage, required[stage]]] : [])));
}
