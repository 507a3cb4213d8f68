import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { html } from '../../../src/report/formats/html/html.tsx';
import type { ShownScorecard } from '../../../src/presenter/scorecard/scorecard-document.ts';
import { scorecardView } from '../../../src/presenter/scorecard/view.ts';
import { firstContent } from '../../../src/components/scorecard/first-content.tsx';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { reportOf } from '../sample.ts';

const PATH = 'ai-initiative.yaml';
const example = (folder: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../../examples', folder, PATH), 'utf8');

const MANIFESTS: Readonly<Record<string, string>> = {
  'a stalled pilot': example('sales-outreach'),
  'an exemplary initiative in production': example('invoice-triage'),
  'a young idea': example('contract-summaries'),
  'a retired initiative': exemplaryText('retired'),
  'a text that is no YAML': example('mistakes/syntax'),
};

const scorecardOf = (text: string) =>
  scorecardView({
    assessment: assess(parseDocument(text), { policy: defaultPolicy, today: '2026-05-20' }),
    file: PATH,
    asOfIsSet: true,
  });

const documentOf = (text: string, history: Partial<ShownScorecard> = {}) =>
  [...html(reportOf({ [PATH]: text }), new Map([[PATH, { scorecard: scorecardOf(text), ...history }]]))].join('');

const textsOf = (markup: string, elements: string) =>
  [...markup.matchAll(new RegExp(`<(${elements})[ >].*?</\\1>`, 'gs'))].map(([found]) =>
    found
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
const chartsIn = (markup: string) => markup.match(/<svg class="(?:rose|scale|bar|icon|swatch)[ "].*?<\/svg>/gs);

describe('a scorecard exported as HTML', () => {
  for (const [name, text] of Object.entries(MANIFESTS)) {
    it(`has the headings, words, figures and charts of the page: ${name}`, () => {
      const page = firstContent(scorecardOf(text));
      // what the page renders only when it is opened
      const ofRules = /<ul class="rule-list">.*?<\/ul><\/div><\/details>/gs;
      const exported = documentOf(text)
        .replace(/^.*<body>/s, '')
        .replaceAll(ofRules, '');
      // the page looks for a history, which comes later
      const present = page.replace(/<p class="trend-line">.*?<\/p>/s, '');
      const words = (markup: string) => textsOf(markup, 'h[1-4]|dt|dd|figcaption|caption|th|time');
      assert.deepEqual(
        words(exported),
        words(present).filter((word) => word !== 'Trend'),
      );
      const sentences = (markup: string) => markup.match(/<span class="(?:message|event-text|detail)".*?<\/span>/gs);
      assert.deepEqual(sentences(exported), sentences(present));
      assert.deepEqual(chartsIn(exported), chartsIn(present));
    });
  }

  it('has nothing to press, and everything that opens opens without a script', () => {
    const exported = documentOf(example('sales-outreach'));
    assert.doesNotMatch(exported, /<(?:button|input|script|select)\b/);
    assert.ok((exported.match(/<details class="disclosure"><summary>\d+ rules?<\/summary>/g) ?? []).length >= 11);
    assert.match(exported, /<summary>How is this computed\?<\/summary>/);
  });

  it('shows the history it is given, as the page does', () => {
    const point = { on: '2026-04-02', stage: 'pilot', score: 61, verdict: 'blocked' as const, changes: [] };
    const now = { ...point, commit: null, on: '2026-05-20', score: 63, changes: ['+2 review-overdue passed'] };
    const exported = documentOf(example('sales-outreach'), {
      trend: { state: 'known', points: [{ ...point, commit: '0123abcd' }], notes: [] },
      present: { point: now, sentence: 'Score up from 61 to 63 since 2026-04-02.', direction: 'up' },
    });
    assert.deepEqual(textsOf(exported, 'h2').includes('Trend'), true);
    assert.match(exported, /Score up from 61 to 63 since 2026-04-02\./);
    assert.match(exported, /<svg class="plot".*?<path class="score-line"/s);
    assert.match(exported, /Now, 2026-05-20: score 63, blocked/);
    assert.match(exported, /<code>0123abcd<\/code>/);
  });

  it('folds what a policy weakens where that is more than a few settings, and counts it aloud', () => {
    const weakened = (settings: number) => {
      const scorecard = scorecardOf(example('sales-outreach'));
      const lines = Array.from({ length: settings }, (_, i) => `rules.rule-${i}.severity: error → off, by a.yaml`);
      return firstContent({ ...scorecard, policy: { ...scorecard.policy, weakened: lines } });
    };
    assert.match(weakened(4), /above it:<\/span><\/p><ul>/);
    assert.match(weakened(33), /above it:<\/span><\/p><details class="disclosure"><summary>33 settings<\/summary>/);
    assert.equal(weakened(33).match(/error → off/g)?.length, 33);
  });

  it('says nothing of a history that no one looked at', () => {
    assert.doesNotMatch(documentOf(example('sales-outreach')), /Trend|Looking/);
  });

  it('counts what blocks and what else is open alike in the list and on the card', () => {
    const texts = Object.values(MANIFESTS);
    const scorecards = new Map(texts.map((text, i) => [`${i}/${PATH}`, { scorecard: scorecardOf(text) }]));
    const report = reportOf(Object.fromEntries(texts.map((text, i) => [`${i}/${PATH}`, text])));
    const page = [...html(report, scorecards)].join('');
    const counted = [...page.matchAll(/<tr><th scope="row"><a href="#(i\d+)".*?<\/tr>/gs)].map(([row, id = '']) => {
      const [, blocking, others] = [...row.matchAll(/<td class="number">([^<]*)<\/td>/g)].map(([, text]) =>
        Number(text),
      );
      const card = page.slice(page.indexOf(`<article id="${id}"`)).split('</article>')[0] ?? '';
      const [detail = ''] = textsOf(card, 'p').filter((text) => /\d (?:blocking|more open|open)\b/.test(text));
      const on = (word: string) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(detail)?.[1] ?? 0);
      return [
        [blocking, others],
        [on('blocking'), on('(?:more )?open')],
      ] as const;
    });
    assert.equal(counted.length, texts.length);
    for (const [row, card] of counted) assert.deepEqual(row, card);
    assert.ok(counted.some(([[blocking = 0]]) => blocking > 1));
  });

  it('lists what blocks an initiative that it is given no scorecard of, and counts the rest', () => {
    const texts = Object.fromEntries(Object.values(MANIFESTS).map((text, i) => [`${i}/${PATH}`, text]));
    const report = reportOf(texts);
    const page = [...html(report, new Map())].join('');
    const briefs = page.split('<section class="brief"').slice(1);
    assert.equal(briefs.length, report.assessments.length);
    for (const [i, { title, owner, gate, findings }] of report.assessments.entries()) {
      const [brief = ''] = briefs[i]?.split('</section>') ?? [];
      const items = textsOf(brief, 'li');
      const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
      const blocking = open.filter((requirement) => requirement.blocking);
      if (title !== null) assert.deepEqual(textsOf(brief, 'h2'), [title]);
      if (owner !== null) assert.ok(brief.includes(owner));
      if (!gate) assert.equal(items.length, findings.filter(({ status }) => status === 'open').length);
      else
        assert.deepEqual(
          items,
          (blocking.length > 0 ? blocking : open).map(({ action }) => action),
        );
      const rest = blocking.length > 0 ? open.length - blocking.length : 0;
      if (rest > 0) assert.match(brief, new RegExp(`And ${rest} open requirements? that do(?:es)? not block`));
    }
  });

  it('gives every scorecard of many its own ids', () => {
    const scorecards = new Map(
      Object.values(MANIFESTS).map((text, i) => [`${i}/${PATH}`, { scorecard: scorecardOf(text) }]),
    );
    const report = reportOf(Object.fromEntries(Object.values(MANIFESTS).map((text, i) => [`${i}/${PATH}`, text])));
    const page = [...html(report, scorecards)].join('');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]*)"/g)) assert.ok(ids.includes(id));
  });
});
