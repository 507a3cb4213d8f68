import { at, entriesOf, forDevelopment, named, type DependencyReader } from './dependency.ts';

/** `package.json` */
export const packageJson: DependencyReader = (text) => {
  const json: unknown = JSON.parse(text);
  const namesIn = (key: string) => entriesOf(at(json, key)).map(([name]) => name);
  const required = namesIn('dependencies');
  const development = namesIn('devDependencies').filter((name) => !required.includes(name));
  const optional = [...namesIn('peerDependencies'), ...namesIn('optionalDependencies')];
  return [
    ...named('npm', text, required),
    ...forDevelopment(named('npm', text, development)),
    ...named(
      'npm',
      text,
      optional.filter((name) => !required.includes(name) && !development.includes(name)),
      true,
    ),
  ];
};

/** `composer.json` */
export const composerJson: DependencyReader = (text) => {
  const json: unknown = JSON.parse(text);
  const namesIn = (key: string) => entriesOf(at(json, key)).map(([name]) => name);
  return [
    ...named('packagist', text, namesIn('require')),
    ...forDevelopment(named('packagist', text, namesIn('require-dev'))),
  ];
};
