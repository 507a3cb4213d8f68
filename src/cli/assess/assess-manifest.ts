import { statSync } from 'node:fs';
import path from 'node:path';
import {
  assess,
  assessWorkspace,
  factsQuery,
  parseDocument,
  type Assessment,
  type CalendarDate,
  type Policy,
} from '../../core/index.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import { UsageError, type Io } from '../command-line/io.ts';
import { discover, NO_MANIFEST, readProblem } from '../files/find-manifests.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { createPolicyFinder } from './policy-for-manifest.ts';

export interface ManifestOptions {
  readonly today?: CalendarDate;
  readonly config?: string;
}

/** One manifest, judged with what its repository shows. */
export interface AssessedManifest {
  /** Absolute. */
  readonly file: string;
  /** Relative to the current folder. */
  readonly name: string;
  readonly policy: Policy;
  readonly assessment: Assessment;
}

/**
 * Assesses one manifest.
 *
 * @param given a manifest, or a folder with exactly one in or below it, relative to the current folder
 * @throws {UsageError} where there is none or more than one, or it cannot be read
 */
export async function assessManifest(given: string, options: ManifestOptions, io: Io): Promise<AssessedManifest> {
  const { today = io.today(), config } = options;
  const file = await onlyManifest(given, io);
  const name = relativePath(io.cwd, file);
  const document = parseDocument(readOrRefuse(file, name));
  const { policy } = await createPolicyFinder(io.cwd, config).of(file);
  const facts = await createFactsSource(io.cwd, io.env).of(file, factsQuery(document));
  const member = { uri: name, document, assessment: assess(document, { policy, facts, today }) };
  const [{ assessment } = member] = assessWorkspace([member]);
  return { file, name, policy, assessment };
}

async function onlyManifest(given: string, io: Io): Promise<string> {
  const target = path.resolve(io.cwd, given);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${given}: no such file or folder`);
  const { files, problems } = await discover([target], io.env);
  const [problem] = problems;
  if (problem) throw new UsageError(`${relativePath(io.cwd, problem.path)}: ${problem.message}`);
  const [file, ...more] = files;
  if (file === undefined) throw new UsageError(`${given}: ${NO_MANIFEST}`);
  if (more.length > 0) {
    const names = files.slice(0, MOST_NAMED).map((one) => relativePath(io.cwd, one));
    const rest = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
    throw new UsageError(`${given} has ${files.length} manifests; name one of ${names.join(', ')}${rest}`);
  }
  return file;
}

const MOST_NAMED = 5;

function readOrRefuse(file: string, name: string): string {
  try {
    return readText(file);
  } catch (error) {
    throw new UsageError(`${name}: ${readProblem(error)}`);
  }
}
