/** The built-in policies that a policy file can extend. */
export const PRESETS = ['builtin:lean', 'builtin:standard', 'builtin:strict', 'builtin:regulated'] as const;

export type PresetName = (typeof PRESETS)[number];

/** In force without any policy: the severities that the rules declare. */
export const STANDARD: PresetName = 'builtin:standard';

export function isPreset(name: string): name is PresetName {
  return (PRESETS as readonly string[]).includes(name);
}
