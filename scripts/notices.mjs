import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The folders of the packages that have text in some bundles, relative to the root.
 * @param {readonly import('esbuild').Metafile[]} metafiles @returns {readonly string[]}
 */
export function bundledPackages(metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    ),
  );
  const folders = files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []);
  return [...new Set(folders)].toSorted();
}

/**
 * The licences of what is bundled, as a Markdown file. Throws where a package has no text of its licence.
 * @param {readonly import('esbuild').Metafile[]} metafiles @returns {string}
 */
export function noticesOf(metafiles) {
  const sections = new Map(bundledPackages(metafiles).map((folder) => sectionOf(path.join(root, folder))));
  return [
    '# Third-party notices',
    'The bundles of this product hold code of these packages. `npm run build` writes this file.',
    ...[...sections.keys()].toSorted().map((name) => sections.get(name)),
  ].join('\n\n');
}

/** @param {string} folder @returns {readonly [name: string, section: string]} */
function sectionOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .toSorted();
  if (files.length === 0) throw new Error(`${name} is bundled, and has no text of its licence`);
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return [
    `${name} ${version}`,
    `## ${name} ${version} (${license})\n\n${texts.map((text) => `~~~text\n${text}\n~~~`).join('\n\n')}\n`,
  ];
}
