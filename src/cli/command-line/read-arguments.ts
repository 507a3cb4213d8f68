import { InvalidArgument } from './io.ts';
import type { OptionDeclaration } from './assess-options.ts';

/** What a command line says. */
export interface Arguments {
  /** What is no option. */
  readonly operands: readonly string[];
  /** By the name of the option in camel case; of one given several times the last. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Reads a command line in which nothing is out of the ordinary. Undefined where anything may be wrong or is asked for
 * that is no option here (`--help`): what is to be said then is for commander to say, whose loading takes as long as
 * assessing a manifest.
 */
export function readArguments(args: readonly string[], options: readonly OptionDeclaration[]): Arguments | undefined {
  const byFlag = new Map(options.map((option) => [flagOf(option), option]));
  const values: Record<string, unknown> = {};
  for (const option of options) if (option.default !== undefined) values[nameOf(option)] = option.default;
  const operands: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return { operands: [...operands, ...args.slice(i + 1)], values };
    if (!arg.startsWith('-')) {
      operands.push(arg);
      continue;
    }
    const option = byFlag.get(arg);
    if (!option) return undefined;
    const text = takesValue(option) ? args[++i] : undefined;
    const value = takesValue(option) ? valueOf(option, text) : true;
    if (value === INVALID) return undefined;
    values[nameOf(option)] = value;
  }
  return { operands, values };
}

const INVALID = Symbol('invalid');

function valueOf({ parse, choices }: OptionDeclaration, text: string | undefined): unknown {
  if (text === undefined || text.startsWith('-') || choices?.includes(text) === false) return INVALID;
  try {
    return parse ? parse(text) : text;
  } catch (error) {
    if (error instanceof InvalidArgument) return INVALID;
    throw error;
  }
}

const flagOf = ({ flags }: OptionDeclaration) => flags.split(' ')[0] ?? '';
const takesValue = ({ flags }: OptionDeclaration) => flags.includes('<');
const nameOf = (option: OptionDeclaration) =>
  flagOf(option)
    .slice(2)
    .replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
