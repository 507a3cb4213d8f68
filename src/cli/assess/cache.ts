import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { assessmentSchema, type ReportedAssessment, type ReportedFile } from '../../report/schema.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import { relativePath } from '../paths.ts';
import { readText } from '../read.ts';
import { createSurroundings } from '../surroundings.ts';
import { VERSION } from '../version.ts';
import { replaceFile } from '../write.ts';
import type { Run } from './assessor.ts';
import { digestOf, type Proof } from './proof.ts';

/** Results of an earlier run. */
export interface Cache {
  /** The assessment of a file (absolute), where all that it depends on is as it was. */
  readonly find: (file: string) => Promise<ReportedAssessment | undefined>;
  /** @param assessment in JSON */
  readonly add: (file: string, proof: Proof, assessment: string) => void;
  /** The policy files met where something was looked up. */
  readonly policies: () => readonly ReportedFile[];
  /** Keeps what holds for the next run. What cannot be written is not kept. */
  readonly save: () => void;
}

/** Raised when a cache holds something else, or in another form. */
const FORM = 1;

interface Entry {
  readonly proof: Proof;
  /** Of the assessment, so that a file that was damaged is not believed. */
  readonly digest: string;
  /** JSON in UTF-8: thousands of them take half the memory of strings. */
  readonly assessment: Buffer;
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

  const holds = async (manifest: string, { digest, proof, assessment }: Entry): Promise<boolean> =>
    digestOf(readText(manifest)) === proof.content &&
    (await surroundings.of(manifest)).print === proof.policy &&
    (await facts.isStillTrue(manifest, proof.facts)) &&
    digestOf(assessment) === digest;

  return {
    async find(manifest) {
      const name = relativePath(cwd, manifest);
      const entry = entries.get(name);
      if (!entry) return undefined;
      // whatever is wrong is said where it is assessed
      if (await holds(manifest, entry).catch(() => false)) return parse(entry.assessment.toString(), assessmentSchema);
      entries.delete(name);
      hasChanged = true;
      return undefined;
    },
    add(manifest, proof, assessment) {
      const bytes = Buffer.from(assessment);
      entries.set(relativePath(cwd, manifest), { proof, digest: digestOf(bytes), assessment: bytes });
      hasChanged = true;
    },
    policies: surroundings.policies,
    save() {
      if (!hasChanged) return;
      const there = [...entries].filter(([name]) => existsSync(path.join(cwd, name)));
      const lines = there.flatMap(([name, { proof, digest, assessment }]) => [
        JSON.stringify({ name, proof, digest }),
        assessment,
      ]);
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        replaceFile(
          file,
          [head, ...lines].flatMap((line) => [line, '\n']),
        );
      } catch {
        // the next run takes longer, and this one is right
      }
    },
  };
}

const entryHead = z.object({
  name: z.string(),
  digest: z.string(),
  proof: z.object({
    content: z.string(),
    policy: z.string(),
    facts: z.object({ questions: z.array(z.string()), digest: z.string() }),
  }),
});

/** Two lines for each result: what it is of, and the assessment. */
function read(file: string, head: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const [first, ...lines] = existsSync(file) ? linesOf(readFileSync(file)) : [];
  if (first?.toString() !== head) return entries;
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [about, assessment] = [lines[i], lines[i + 1]];
    const entry = parse(about?.toString() ?? '', entryHead);
    if (entry && assessment) entries.set(entry.name, { ...entry, assessment });
  }
  return entries;
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

function parse<T>(text: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // as it was written: what a schema gives back has its keys in another order
    return schema.safeParse(value).success ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
