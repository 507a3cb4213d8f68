import type { Finding } from '../findings/finding.ts';
import { fieldAt, type FieldInfo } from '../manifest/describe.ts';
import { genericPath } from '../manifest/read-manifest.ts';
import type { Language } from './language.ts';

/** A word that may be written in place of one that is not allowed. */
export interface Alternative {
  readonly word: string;
  readonly meaning: string;
}

/** The field whose value a finding refuses; undefined where it is about anything else. */
function refusedField({ ruleId, path }: Finding, { fields }: Language): FieldInfo | undefined {
  return ruleId === 'value-invalid' ? fieldAt(fields, path) : undefined;
}

/** What is allowed in place of a value that a finding refuses; nothing where there is no list of words. */
export function alternativesFor(finding: Finding, language: Language): readonly Alternative[] {
  const { words = [], meta } = refusedField(finding, language) ?? {};
  const extra = words.length > 0 ? (language.vocabulary[genericPath(finding.path)] ?? []) : [];
  return [
    ...words.map((word) => ({ word, meaning: meta?.meanings?.[word] ?? '' })),
    ...extra.map((word) => ({ word, meaning: 'A word of the policy' })),
  ];
}
