import { at, entriesOf, forDevelopment, linesOf, named, type DependencyReader } from './dependency.ts';

/** `package.json` */
export const packageJson: DependencyReader = (text) => {
  const json: unknown = JSON.parse(text);
  const lines = linesOf(text);
  const namesIn = (key: string) => entriesOf(at(json, key)).map(([name]) => name);
  const required = new Set(namesIn('dependencies'));
  const development = new Set(namesIn('devDependencies').filter((name) => !required.has(name)));
  const optional = [...namesIn('peerDependencies'), ...namesIn('optionalDependencies')];
  return [
    ...named('npm', lines, [...required]),
    ...forDevelopment(named('npm', lines, [...development])),
    ...named(
      'npm',
      lines,
      optional.filter((name) => !required.has(name) && !development.has(name)),
      true,
    ),
  ];
};

/** `composer.json` */
export const composerJson: DependencyReader = (text) => {
  const json: unknown = JSON.parse(text);
  const lines = linesOf(text);
  const namesIn = (key: string) => entriesOf(at(json, key)).map(([name]) => name);
  return [
    ...named('packagist', lines, namesIn('require')),
    ...forDevelopment(named('packagist', lines, namesIn('require-dev'))),
  ];
};
