import process from 'node:process';
import { assess, defaultPolicy, loadPolicy, parseDocument, pathAt } from '../../../src/core/index.ts';
import { complete } from '../../../src/core/language/complete/complete.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { fixAll } from '../../../src/core/language/fixes.ts';
import { manifestLanguage } from '../../../src/core/language/language.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { groups, LONG_LIST, type HostileCase } from './cases.ts';
import { isRequest, type Answer } from './protocol.ts';

/**
 * What a text comes to as a manifest: everything the core does with one.
 * @param answered called after each answer that someone would wait for
 */
async function asManifest(text: string, answered: () => void): Promise<string> {
  const document = parseDocument(text);
  const assessment = assess(document, { policy: defaultPolicy, today: TODAY });
  JSON.stringify(assessment);
  answered();
  for (const finding of assessment.findings.slice(0, 20)) fixEdits(document, finding);
  answered();
  fixAll(document, (current) => assess(current, { policy: defaultPolicy, today: TODAY }).findings);
  answered();
  for (const offset of [0, Math.floor(text.length / 2), text.length]) {
    pathAt(document.root, offset);
    await complete(text, offset, {
      language: manifestLanguage(defaultPolicy),
      today: TODAY,
      owners: [],
      initiatives: [],
      listFolder: () => Promise.resolve([]),
    });
    answered();
  }
  return assessment.findings[0]?.ruleId ?? assessment.stage ?? 'neither a finding nor a value';
}

const exemplary = parseDocument(exemplaryText('pilot', LONG_LIST));

/** What a text comes to as a policy, and as one that another extends. */
async function asPolicy(text: string, answered: () => void): Promise<string> {
  const { policy, files } = await loadPolicy(['a.yaml', 'b.yaml'], (file) =>
    Promise.resolve(file === 'b.yaml' ? 'extends: ./a.yaml\n' : text),
  );
  const { findings } = assess(exemplary, { policy, today: TODAY });
  JSON.stringify([policy, findings]);
  answered();
  return files[0]?.findings[0]?.ruleId ?? 'a policy';
}

/** Processor time in milliseconds, which other programs on the machine do not lengthen. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function answer({ text }: HostileCase, as: 'manifest' | 'policy'): Promise<Answer> {
  let [milliseconds, before] = [0, processorTime()];
  const answered = () => {
    const now = processorTime();
    [milliseconds, before] = [Math.max(milliseconds, now - before), now];
  };
  try {
    const outcome = await (as === 'manifest' ? asManifest(text, answered) : asPolicy(text, answered));
    return { outcome, milliseconds };
  } catch (error) {
    return { thrown: String(error), milliseconds };
  }
}

process.on('message', (request) => {
  if (!isRequest(request)) return;
  const hostile = groups[request.group][request.index];
  if (hostile) void answer(hostile, request.as).then((reply) => process.send?.(reply));
});
process.send?.('ready');
