import assert from 'node:assert/strict';
import { assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { factsOf, knownOf, makeRepository } from '../git-repository.ts';

const component = (fields: string, name = 'supplier-mail') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name} }\nspec: { ${fields} }\n`;

async function judge(catalog: string, text = exemplaryText('production')) {
  const { folder } = makeRepository('2026-01-12', { 'README.md': '', 'catalog-info.yaml': catalog });
  const facts = await factsOf(folder, undefined, text);
  const { findings } = assess(parseDocument(text), { policy: defaultPolicy, facts, today: TODAY });
  const messages = findings.filter(({ ruleId }) => ruleId === 'catalog-disagrees').map(({ message }) => message);
  return { messages, fact: knownOf(facts.catalog) };
}

describe('the catalog file beside the manifest', () => {
  it('contradicts another owner, with the place', async () => {
    const { messages } = await judge(`kind: System\n---\n${component('owner: group:erp')}`);
    assert.deepEqual(messages, [
      'catalog-info.yaml line 6 names group:erp as owner, the manifest names group:purchasing-systems. Correct one of them',
    ]);
  });

  it('contradicts a stage, where it speaks of the same thing', async () => {
    const pilot = exemplaryText('pilot');
    assert.match(
      (await judge(component('lifecycle: production'), pilot)).messages.join(),
      /says pilot\. Correct one|pilot\. Correct one|Correct one/,
    );
    assert.match((await judge(component('lifecycle: experimental'))).messages.join(), /Correct one/);
    assert.deepEqual((await judge(component('lifecycle: production', 'erp'), pilot)).messages, []);
  });

  it('agrees by the last part of an owner, or with the technical owner', async () => {
    assert.deepEqual((await judge(component('owner: purchasing-systems, lifecycle: production'))).messages, []);
    assert.deepEqual((await judge(component('owner: group:default/ml-platform'))).messages, []);
  });

  it('says nothing where it names several components, a template, or nothing', async () => {
    const several = `${component('owner: a')}---\n${component('owner: b')}`;
    for (const catalog of [several, component('owner: "${{ values.owner }}"'), component(''), 'kind: API\n', ': [\n']) {
      assert.deepEqual((await judge(catalog)).messages, [], catalog);
    }
  });
});
