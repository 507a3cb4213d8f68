import { MarkupKind, type Hover } from 'vscode-languageserver/node';
import { hover } from '../../../core/language/hover.ts';
import { manifestLanguage, policyLanguage } from '../../../core/language/language.ts';
import { pathOf } from '../client.ts';
import { toRange } from '../convert.ts';
import type { ServerContext } from '../context.ts';
import { plainText } from '../markup.ts';
import { isPolicyUri } from '../policies.ts';

/** Hovers in manifests and policies. */
export function registerHover({ connection, client, documents, manifests, policies }: ServerContext): void {
  connection.onHover(async ({ textDocument: { uri }, position }): Promise<Hover | null> => {
    const judged = await manifests.of(uri);
    const text = judged?.text ?? (isPolicyUri(uri) ? documents.get(uri) : undefined);
    if (!text) return null;
    const context = judged
      ? { language: manifestLanguage(judged.policy), assessment: (await manifests.amongOthers(judged)).assessment }
      : { language: policyLanguage((await policies.of(pathOf(uri) ?? '')).policy) };
    const found = hover(text.getText(), text.offsetAt(position), context);
    if (!found) return null;
    const markdown = [found.findings, found.field].filter((part) => part !== '').join('\n\n---\n\n');
    const contents = client.markdownInHover
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: plainText(markdown) };
    return { contents, range: toRange(text, found) };
  });
}
