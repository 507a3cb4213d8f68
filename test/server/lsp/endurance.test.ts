import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { useBundle } from '../../cli/bundle.ts';
import { HOSTILE_TEXTS } from '../../hostile-texts.ts';
import { startClient, type Client } from './client.ts';
import { makeFolder, type TestFolder } from './folder.ts';

const EDITS = 10_000;

/** Something is asked after so many edits. */
const ASK_EVERY = 25;

/** What the server may hold after a day of typing, in bytes. */
const MEMORY = 150 << 20;

const TEXT = exemplaryText('pilot');

/** Insertions and deletions at places given as parts of the whole; now and then everything is put back. */
const edits = fc.sample(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat(12)),
    text: fc.oneof(
      fc.constantFrom(
        ': ',
        '- ',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        '&a ',
        '*a',
        '#',
        '|\n',
        '?',
        '---\n',
        '\t',
        '\r\n',
        'TODO',
        '  ',
      ),
      fc.constantFrom(...HOSTILE_TEXTS.filter(({ length }) => length < 100)),
      fc.string({ maxLength: 6 }),
    ),
    restores: fc.integer({ min: 0, max: 99 }).map((number) => number === 0),
  }),
  { numRuns: EDITS, seed: 1 },
);

describe('language server that runs for long', () => {
  const program = useBundle();
  let folder: TestFolder;
  let client: Client;
  let uri: string;
  beforeEach(async () => {
    folder = makeFolder({ 'ai-initiative.yaml': TEXT });
    uri = folder.uri('ai-initiative.yaml');
    client = await startClient({ program: program(), roots: [folder.root], args: ['--today', TODAY] });
    await client.open(uri, TEXT);
  });
  afterEach(async () => {
    const { code, stderr } = await client.stop();
    folder.remove();
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });

  it('answers alike before and after 10,000 random edits, within its memory', async () => {
    const answers = async () => {
      const at = { line: 6, character: 3 };
      await client.pullAll();
      return JSON.stringify([
        await client.pull(uri),
        await client.hover(uri, at),
        await client.complete(uri, at),
        await client.actions(uri, { start: at, end: at }),
        await client.symbols(uri),
        await client.lenses(uri),
      ]);
    };
    const before = await answers();
    let text = TEXT;
    for (const [i, edit] of edits.entries()) {
      const lines = text.split(/\r\n|\r|\n/);
      const line = Math.floor(edit.at * (lines.length - 1));
      const character = Math.floor(edit.at * (lines[line]?.length ?? 0));
      const start = { line, character };
      if (edit.restores) {
        text = TEXT;
        await client.change(uri, TEXT);
      } else {
        const [head, tail] = [lines.slice(0, line), lines.slice(line + 1)];
        const own = lines[line] ?? '';
        text = [...head, own.slice(0, character) + edit.text + own.slice(character + edit.length), ...tail].join('\n');
        const end = { line, character: Math.min(own.length, character + edit.length) };
        await client.change(uri, edit.text, { start, end });
      }
      if (i % ASK_EVERY > 0) continue;
      await client.pull(uri);
      await client.hover(uri, start);
      await client.complete(uri, start);
      await client.actions(uri, { start, end: start });
      await client.symbols(uri);
    }
    await client.change(uri, TEXT);
    assert.equal(await answers(), before);
    const memory = client.memory();
    if (memory !== undefined) assert.ok(memory <= MEMORY, `${Math.round(memory / (1 << 20))} MB`);
  }).timeout(120_000);
});
