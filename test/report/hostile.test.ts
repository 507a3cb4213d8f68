import assert from 'node:assert/strict';
import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { csv } from '../../src/report/csv.ts';
import { html } from '../../src/report/html.ts';
import { markdown } from '../../src/report/markdown.ts';
import { HOSTILE_TEXTS, manifestOf } from '../hostile-texts.ts';
import { reportOf } from './sample.ts';

const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;
const withoutBreaks = (text: string) => text.replaceAll(/[\r\n]/g, '');

describe('hostile texts, in every field of a manifest', () => {
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    // a manifest has 64 KiB at most
    const texts = text.length > 1000 ? [text, ...Array.from({ length: 40 }, (_, n) => `word ${n}`)] : [text];
    const manifests = (['idea', 'pilot', 'production'] as const).flatMap((stage) =>
      [false, true].map((everywhere) => JSON.stringify(manifestOf(texts, stage, everywhere))),
    );
    const report = reportOf(Object.fromEntries(manifests.map((manifest, n) => [`${n}/ai-initiative.yaml`, manifest])));
    const name = `${i}: ${JSON.stringify(text.slice(0, 30))}`;

    it(`are text in an HTML export ${name}`, () => {
      assert.ok(report.assessments.every(({ stage }) => stage !== null));
      // of many, and of one alone
      const page = html(report) + report.assessments.map((one) => html({ ...report, assessments: [one] })).join('');
      // the elements that an export is made of, with the attributes they have there
      const tags = page.replaceAll(/<style>.*?<\/style>/gs, '').match(/<[^>]*>/g) ?? [];
      const own =
        /^<(?:!doctype html|\/?[a-z][a-z0-9]*(?: (?:(?:lang|charset|name|content|http-equiv|id|class|scope|min|max|value)="[^"<]*"|aria-label="[a-z]+"|href="#i\d+"))*)>$/;
      assert.deepEqual(
        tags.filter((tag) => !own.test(tag)),
        [],
      );
      assert.doesNotMatch(withoutBreaks(page), CONTROLS);
    });

    it(`are text in a Markdown export ${name}`, () => {
      const source = markdown(report);
      const rendered = new MarkdownIt({ html: true, linkify: true }).render(source);
      const tags = new Set(rendered.match(/<\/?[a-z][^>]*>/gi));
      assert.deepEqual(
        [...tags].filter((tag) => !/^<\/?(?:h1|h2|p|table|thead|tbody|tr|th|td|ul|li)>$/.test(tag)),
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
