import assert from 'node:assert/strict';
import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { csv } from '../../src/report/formats/csv.ts';
import { markdown } from '../../src/report/formats/markdown.ts';
import { HOSTILE_TEXTS, manifestOf } from '../hostile-texts.ts';
import { withoutOwnLinks } from './harmless.ts';
import { htmlOf, reportOf } from './sample.ts';

const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;
const withoutBreaks = (text: string) => text.replaceAll(/[\r\n]/g, '');

const ELEMENTS = new Set(
  `a article bdi body br caption circle dd details div dl dt figcaption figure footer g h1 h2 h3 h4 head header html li line
  main meta nav ol p path rect section span strong style summary svg table tbody td text th thead time title tr tspan ul`.split(
    /\s+/,
  ),
);
const HARMLESS =
  /^(?:aria-[a-z]+|charset|class|colspan|content|cx|cy|d|datetime|dir|dominant-baseline|height|http-equiv|id|lang|name|r|role|rx|scope|tabindex|text-anchor|title|viewBox|width|x|y|data-rule|hidden|overflow)$/;

/** Tags of a document that it is not made of, and links to where nothing may lead. */
function foreignIn(page: string): readonly string[] {
  const tags = page.replaceAll(/<style>.*?<\/style>|<!doctype html>/gs, '').match(/<[^>]*>/g) ?? [];
  return tags.filter((tag) => {
    const [, name = '', rest = ''] = /^<\/?([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<]*")?)*)\/?>$/.exec(tag) ?? [];
    const attributes = [...rest.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)];
    const isOwn = ([, attribute = '', value = '']: RegExpExecArray) =>
      attribute === 'href' ? /^(?:#(?:i\d+-?)?[a-z-]*$|https?:|mailto:)/.test(value) : HARMLESS.test(attribute);
    return !ELEMENTS.has(name) || !attributes.every(isOwn);
  });
}

describe('hostile texts, in every field of a manifest', () => {
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    // a manifest has 64 KiB at most
    const texts = text.length > 1000 ? [text, ...Array.from({ length: 40 }, (_, n) => `word ${n}`)] : [text];
    const manifests = (['idea', 'pilot', 'production'] as const).flatMap((stage) =>
      [false, true].map((everywhere) => JSON.stringify(manifestOf(texts, stage, everywhere))),
    );
    const byPath = Object.fromEntries(manifests.map((manifest, n) => [`${n}/ai-initiative.yaml`, manifest]));
    const report = reportOf(byPath);
    const name = `${i}: ${JSON.stringify(text.slice(0, 30))}`;

    it(`are text in an HTML export ${name}`, () => {
      assert.ok(report.assessments.every(({ stage }) => stage !== null));
      // of many, and of one alone
      const page =
        htmlOf(byPath) +
        Object.entries(byPath)
          .map(([path, text]) => htmlOf({ [path]: text }))
          .join('');
      assert.deepEqual(foreignIn(page), []);
      assert.doesNotMatch(withoutBreaks(page), CONTROLS);
    });

    it(`are text in a Markdown export ${name}`, () => {
      const source = markdown(report);
      const rendered = withoutOwnLinks(new MarkdownIt({ html: true, linkify: true }).render(source));
      const tags = new Set(rendered.match(/<\/?[a-z][^>]*>/gi));
      assert.deepEqual(
        [...tags].filter((tag) => !/^<\/?(?:h1|h2|p|table|thead|tbody|tr|th|td|ul|ol|li)>$/.test(tag)),
        [],
      );
      assert.doesNotMatch(withoutBreaks(source), CONTROLS);
    });

    it(`are cells of their own in a CSV export, and compute nothing ${name}`, () => {
      const source = csv(report);
      const rows = parseCsv(source);
      assert.ok(rows.every((row) => row.length === rows[0]?.length));
      assert.deepEqual(
        rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell)),
        [],
      );
      assert.doesNotMatch(withoutBreaks(source), CONTROLS);
    });
  }
});
