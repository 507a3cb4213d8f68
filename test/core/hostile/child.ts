import process from 'node:process';
import { assess, defaultPolicy, loadPolicy, parseDocument, pathAt } from '../../../src/core/index.ts';
import { complete } from '../../../src/core/language/complete/complete.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { manifestLanguage } from '../../../src/core/language/language.ts';
import { exemplaryText, TODAY } from '../exemplary.ts';
import { groups, LONG_LIST, type HostileCase } from './cases.ts';
import { isRequest, type Answer } from './protocol.ts';

/** What a text comes to as a manifest: everything the core does with one. */
async function asManifest(text: string): Promise<string> {
  const document = parseDocument(text);
  const assessment = assess(document, { policy: defaultPolicy, today: TODAY });
  for (const finding of assessment.findings.slice(0, 20)) fixEdits(document, finding);
  for (const offset of [0, Math.floor(text.length / 2), text.length]) {
    pathAt(document.root, offset);
    await complete(text, offset, {
      language: manifestLanguage(defaultPolicy),
      today: TODAY,
      owners: [],
      initiatives: [],
      listFolder: () => Promise.resolve([]),
    });
  }
  JSON.stringify(assessment);
  return assessment.findings[0]?.ruleId ?? assessment.stage ?? 'neither a finding nor a value';
}

const exemplary = parseDocument(exemplaryText('pilot', LONG_LIST));

/** What a text comes to as a policy, and as one that another extends. */
async function asPolicy(text: string): Promise<string> {
  const { policy, files } = await loadPolicy(['a.yaml', 'b.yaml'], (file) =>
    Promise.resolve(file === 'b.yaml' ? 'extends: ./a.yaml\n' : text),
  );
  const { findings } = assess(exemplary, { policy, today: TODAY });
  JSON.stringify([policy, findings]);
  return files[0]?.findings[0]?.ruleId ?? 'a policy';
}

/** Processor time in milliseconds, which other programs on the machine do not lengthen. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function answer({ text }: HostileCase, as: 'manifest' | 'policy'): Promise<Answer> {
  const before = processorTime();
  try {
    const outcome = await (as === 'manifest' ? asManifest(text) : asPolicy(text));
    return { outcome, milliseconds: processorTime() - before };
  } catch (error) {
    return { thrown: String(error), milliseconds: processorTime() - before };
  }
}

process.on('message', (request) => {
  if (!isRequest(request)) return;
  const hostile = groups[request.group][request.index];
  if (hostile) void answer(hostile, request.as).then((reply) => process.send?.(reply));
});
process.send?.('ready');
