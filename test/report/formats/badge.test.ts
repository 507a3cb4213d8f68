import assert from 'node:assert/strict';
import { parseXml } from '@rgrove/parse-xml';
import { badge } from '../../../src/report/formats/badge.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { HOSTILE, reportOf, sample } from '../sample.ts';

const titleOf = (svg: string) => /<title id="title">(.*)<\/title>/.exec(svg)?.[1];

describe('badge', () => {
  it('says verdict and score of one initiative in its title', () => {
    const svg = badge(reportOf({ 'a.yaml': exemplaryText('production', 'title: Invoices\n') }));
    assert.equal(titleOf(svg), 'AI initiative Invoices: ready, score 100, as of 2026-05-20');
    assert.match(svg, /<text [^>]*>ready, score 100<\/text>/);
  });

  it('says how many have which verdict of several', () => {
    assert.equal(titleOf(badge(sample)), 'AI initiatives: 2 blocked, 1 ready, as of 2026-05-20');
  });

  it('says that an initiative is retired, cannot be judged, or is not there', () => {
    const manifestsOf: readonly Readonly<Record<string, string>>[] = [
      { 'a.yaml': exemplaryText('retired', 'title: Old\n') },
      { 'a.yaml': 'name: "x\n' },
      {},
    ];
    assert.deepEqual(
      manifestsOf.map((manifests) => titleOf(badge(reportOf(manifests)))),
      [
        'AI initiative Old: retired, as of 2026-05-20',
        'AI initiative a.yaml: blocked, as of 2026-05-20',
        'AI initiatives: none, as of 2026-05-20',
      ],
    );
  });

  it('is well-formed whatever a title says, and holds none of it as markup', () => {
    const svg = badge(reportOf({ 'a.yaml': exemplaryText('pilot', `title: ${JSON.stringify(HOSTILE)}\n`) }));
    assert.doesNotThrow(() => parseXml(svg));
    assert.doesNotMatch(svg, /<script|href|onload/);
  });
});
