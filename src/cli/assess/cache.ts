import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportedAssessment, ReportedFile } from '../../report/schema.ts';
import { digestOf } from '../../repository/node/digest.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { createSurroundings } from './policy-for-manifest.ts';
import { VERSION } from '../version.ts';
import { makeFolder, replaceFile } from '../files/write-file.ts';
import type { Run } from './assessor.ts';
import type { Proof } from './proof.ts';

/** Results of an earlier run. */
export interface Cache {
  /** The assessment of a file (absolute), where all that it depends on is as it was. */
  readonly find: (file: string) => Promise<ReportedAssessment | undefined>;
  readonly add: (file: string, proof: Proof, assessment: ReportedAssessment) => void;
  /** The policy files met where something was looked up. */
  readonly policies: () => readonly ReportedFile[];
  /** Keeps what holds for the next run. What cannot be written is not kept. */
  readonly save: () => void;
}

/** Raised when a cache holds something else, or in another form. */
const FORM = 2;

interface Entry {
  readonly proof: Proof;
  /** What was read, in JSON; what is new is in the report anyway, so that to hold it takes no memory. */
  readonly assessment: Buffer | ReportedAssessment;
}

/**
 * Reads the results in a file; one that is not there, damaged, or of another version, day or policy file counts as empty.
 * Results are looked up by the manifest's path, and hold where its text, its policy and every answer of its repository
 * are what they were.
 */
export function openCache(file: string, { cwd, env, today, config }: Run): Cache {
  const surroundings = createSurroundings(cwd, config);
  const facts = createFactsSource(cwd, env);
  const head = JSON.stringify({ cacheOf: 'ai-initiative', form: FORM, version: VERSION, today, config });
  const entries = read(file, head);
  let hasChanged = false;

  const holds = async (manifest: string, proof: Proof): Promise<boolean> =>
    digestOf(readText(manifest)) === proof.content &&
    (await surroundings.of(manifest)).print() === proof.policy &&
    (await facts.isStillTrue(manifest, proof.facts));

  return {
    async find(manifest) {
      const name = relativePath(cwd, manifest);
      const entry = entries.get(name);
      if (!entry) return undefined;
      const { proof, assessment } = entry;
      // whatever is wrong is said where it is assessed
      if (await holds(manifest, proof).catch(() => false)) {
        return Buffer.isBuffer(assessment) ? (JSON.parse(assessment.toString()) as ReportedAssessment) : assessment;
      }
      entries.delete(name);
      hasChanged = true;
      return undefined;
    },
    add(manifest, proof, assessment) {
      entries.set(relativePath(cwd, manifest), { proof, assessment });
      hasChanged = true;
    },
    policies: surroundings.policies,
    save() {
      if (!hasChanged) return;
      for (const name of entries.keys()) if (!existsSync(path.join(cwd, name))) entries.delete(name);
      try {
        makeFolder(path.dirname(file));
        replaceFile(file, written(head, entries));
      } catch {
        // the next run takes longer, and this one is right
      }
    },
  };
}

const LINES_EACH = 3;

/** Three lines for each result: a seal over the other two, what it is of, and the assessment. */
function* written(head: string, entries: ReadonlyMap<string, Entry>): Iterable<string | Buffer> {
  yield `${head}\n`;
  for (const [name, { proof, assessment }] of entries) {
    const about = JSON.stringify({ name, proof });
    const result = Buffer.isBuffer(assessment) ? assessment : JSON.stringify(assessment);
    yield `${sealOf(about, result)}\n${about}\n`;
    yield result;
    yield '\n';
  }
}

/** What a seal fits was written by this program, and need not be looked at further. */
function read(file: string, head: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const [first, ...lines] = existsSync(file) ? linesOf(readFileSync(file)) : [];
  if (first?.toString() !== head) return entries;
  for (let i = 0; i < lines.length; i += LINES_EACH) {
    const [seal, about, assessment] = lines.slice(i, i + LINES_EACH);
    if (!about || !assessment || seal?.toString() !== sealOf(about, assessment)) continue;
    const { name, proof } = JSON.parse(about.toString()) as { readonly name: string; readonly proof: Proof };
    entries.set(name, { proof, assessment });
  }
  return entries;
}

function sealOf(about: string | Buffer, assessment: string | Buffer): string {
  return digestOf(about, '\n', assessment);
}

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  const LINE_FEED = 10;
  for (
    let start = 0, end = bytes.indexOf(LINE_FEED);
    end >= 0;
    start = end + 1, end = bytes.indexOf(LINE_FEED, start)
  ) {
    lines.push(bytes.subarray(start, end));
  }
  return lines;
}
