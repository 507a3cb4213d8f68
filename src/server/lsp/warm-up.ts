import { setImmediate } from 'node:timers/promises';
import { assess, defaultPolicy, manifestTemplate, parseDocument, type CalendarDate } from '../../core/index.ts';
import { complete } from '../../core/language/complete/complete.ts';
import { hover } from '../../core/language/hover.ts';
import { manifestLanguage } from '../../core/language/language.ts';

/** Runs once what is slow the first time, one step a turn, so that the first answer comes as fast as the others. */
export async function warmUp(today: CalendarDate): Promise<void> {
  const text = manifestTemplate({ name: 'warm-up', title: 'Warm-up', stage: 'idea', owner: 'group:warm-up' });
  const language = manifestLanguage(defaultPolicy);
  const document = parseDocument(text);
  await setImmediate();
  const assessment = assess(document, { policy: defaultPolicy, today });
  await setImmediate();
  const offset = text.indexOf('stage:');
  hover(text, offset, { language, assessment });
  await setImmediate();
  const nothing = { owners: [], initiatives: [], listFolder: async () => [] };
  await complete(text, offset, { language, today, assessment, ...nothing });
}
