import { pathToFileURL } from 'node:url';
import type { DocumentLink, Location, LocationLink } from 'vscode-languageserver/node';
import { manifestLanguage } from '../../../core/language/language.ts';
import { fileToOpen, referenceAt, references, type Reference } from '../../../core/language/references.ts';
import { rulePageUri, toRange } from '../convert.ts';
import type { ServerContext } from '../context.ts';
import type { Judged } from '../manifests.ts';
import type { Place } from '../places.ts';

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Links of manifests (addresses, and the files that are there), and the definition of what a value names. */
export function registerLinks(context: ServerContext): void {
  const { connection, client, manifests, placeOf } = context;
  connection.onDocumentLinks(async ({ textDocument: { uri } }): Promise<DocumentLink[]> => {
    const judged = await manifests.of(uri);
    if (!judged) return [];
    const { text, policy, file } = judged;
    const place = placeOf(file);
    const links = references(text.getText(), manifestLanguage(policy)).map(async (reference) => {
      const target = await linkTarget(place, reference);
      return target === undefined ? [] : [{ range: toRange(text, reference), target }];
    });
    return (await Promise.all(links)).flat();
  });
  connection.onDefinition(async ({ textDocument: { uri }, position }): Promise<Location[] | LocationLink[]> => {
    const judged = await manifests.of(uri);
    if (!judged) return [];
    const { text, policy } = judged;
    const reference = referenceAt(text.getText(), text.offsetAt(position), manifestLanguage(policy));
    if (!reference) return [];
    const targets = await definitionTargets(context, judged, reference);
    const originSelectionRange = toRange(text, reference);
    return client.locationLinks
      ? targets.map((targetUri) => ({
          originSelectionRange,
          targetUri,
          targetRange: START,
          targetSelectionRange: START,
        }))
      : targets.map((target) => ({ uri: target, range: START }));
  });
}

async function linkTarget(place: Place, { kind, target }: Reference): Promise<string | undefined> {
  if (kind === 'url') return target;
  return kind === 'path' && (await place.kindOf(target)) === 'file' ? addressOf(place, target) : undefined;
}

async function definitionTargets(
  { host, manifests, placeOf }: ServerContext,
  { uri, file }: Judged,
  { kind, target }: Reference,
): Promise<readonly string[]> {
  switch (kind) {
    case 'url':
      return [];
    case 'path': {
      const place = placeOf(file);
      const found = await place.kindOf(target);
      if (found === 'file') return [addressOf(place, target)].filter((one) => one !== undefined);
      if (found !== 'folder') return [];
      // a folder has no text to go to
      const name = fileToOpen((await place.list(target)).filter((one) => !one.endsWith('/')));
      return [name === undefined ? undefined : addressOf(place, `${target}/${name}`)].filter(
        (one) => one !== undefined,
      );
    }
    case 'rule':
      return [rulePageUri(host.rulePages, target)].filter((page) => page !== undefined);
    case 'initiative': {
      const namesakes = (await manifests.all()).filter(({ assessment }) => assessment.manifest.name === target);
      // the manifest itself leads nowhere
      return namesakes.map((other) => other.uri).filter((other) => other !== uri);
    }
  }
}

function addressOf(place: Place, declared: string): string | undefined {
  const file = place.absolute(declared);
  return file === undefined ? undefined : pathToFileURL(file).href;
}
