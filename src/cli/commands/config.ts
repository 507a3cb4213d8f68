import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { defaultPolicy, POLICY_FILE, settingName, type Finding } from '../../core/index.ts';
import { oneLine, toJson } from '../../report/sanitize.ts';
import { createPolicySource, type PolicyInForce } from '../../repository/node/policy-source.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { relativePath } from '../files/paths.ts';

export interface ConfigOptions {
  readonly format: 'pretty' | 'json';
  /** A policy file in place of all that would be found. */
  readonly config?: string;
}

/** One line of the effective policy. `from`: the file and line that set it; null where it is the default. */
interface Line {
  readonly name: string;
  readonly value: unknown;
  readonly from: { readonly file: string; readonly line: number } | null;
}

/** `ai-initiative config`: the policy in force for a manifest or a folder. @returns the exit code */
export async function configCommand(given: string, { format, config }: ConfigOptions, io: Io): Promise<number> {
  const target = path.resolve(io.cwd, given);
  if (!existsSync(target)) throw new UsageError(`${given}: no such file or folder`);
  const manifest = statSync(target).isDirectory() ? path.join(target, 'ai-initiative.yaml') : target;
  const chosen = config === undefined ? {} : { config: path.resolve(io.cwd, config) };
  const inForce = await createPolicySource({ workspace: io.cwd, ...chosen })(manifest).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  const show = (file: string) => relativePath(io.cwd, path.join(inForce.root, file));
  io.stdout.write(format === 'json' ? asJson(inForce, show) : asText(inForce, show));
  const findings = inForce.files.flatMap((file) => file.findings);
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.ok;
}

type Show = (file: string) => string;

function linesOf({ settings }: PolicyInForce, show: Show): readonly Line[] {
  const set = settings.map((setting): Line => {
    const from = { file: show(setting.file), line: setting.line };
    return { name: settingName(setting), value: setting.value, from };
  });
  const names = new Set(set.map(({ name }) => name));
  const defaults = Object.entries(defaultPolicy.thresholds)
    .map(([name, value]): Line => ({ name: `thresholds.${name}`, value, from: null }))
    .filter(({ name }) => !names.has(name));
  return [...set, ...defaults].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function asJson(inForce: PolicyInForce, show: Show): string {
  const { policy, files } = inForce;
  const result = {
    files: policy.files.map(show),
    settings: linesOf(inForce, show),
    weakened: policy.weakened.map((weakening) => ({ ...weakening, file: show(weakening.file) })),
    findings: files.flatMap(({ file, findings }) =>
      findings.map((finding) => ({ file: show(file), ...placeOf(finding), ...pick(finding) })),
    ),
  };
  return `${toJson(result, 2)}\n`;
}

function asText(inForce: PolicyInForce, show: Show): string {
  const { policy, files } = inForce;
  const lines = linesOf(inForce, show).map(({ name, value, from }) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
    from ? `${from.file}:${from.line}` : 'default',
  ]);
  const width = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0).filter((n) => n <= 60));
  const findings = files.flatMap(({ file, findings: found }) =>
    found.map((finding) => {
      const { line, column } = placeOf(finding);
      return `${show(file)}:${line}:${column}  ${finding.severity}  ${finding.ruleId}  ${finding.message}`;
    }),
  );
  const weakened = policy.weakened.map(({ what, from, to, file }) => `${what}: ${from} → ${to}  ${show(file)}`);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Policy files, each overriding those before it', policy.files.length > 0 ? policy.files.map(show) : [NONE]],
    ['Settings', lines.map((line) => line.map((cell, i) => (i < 2 ? cell.padEnd(width(i)) : cell)).join('  '))],
    ['Weakened by a nearer file', weakened],
    ['Findings', findings],
  ];
  return sections
    .filter(([, content]) => content.length > 0)
    .map(([title, content]) => `${title}\n${content.map((line) => `  ${oneLine(line)}\n`).join('')}`)
    .join('\n');
}

const NONE = `none: no ${POLICY_FILE} from here up to the root of the repository`;

function placeOf({ range }: Finding) {
  return { line: range.start.line + 1, column: range.start.character + 1 };
}

function pick({ ruleId, severity, message }: Finding) {
  return { ruleId, severity, message };
}
