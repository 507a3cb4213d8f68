import { at, entriesOf, named, type DependencyReader } from './dependency.ts';

/** `package.json` */
export const packageJson: DependencyReader = (text) => {
  const json: unknown = JSON.parse(text);
  const namesIn = (key: string) => entriesOf(at(json, key)).map(([name]) => name);
  const required = [...namesIn('dependencies'), ...namesIn('devDependencies')];
  const optional = [...namesIn('peerDependencies'), ...namesIn('optionalDependencies')];
  return [
    ...named('npm', text, required),
    ...named(
      'npm',
      text,
      optional.filter((name) => !required.includes(name)),
      true,
    ),
  ];
};

/** `composer.json` */
export const composerJson: DependencyReader = (text) => {
  const json: unknown = JSON.parse(text);
  const names = ['require', 'require-dev'].flatMap((key) => entriesOf(at(json, key)).map(([name]) => name));
  return named('packagist', text, names);
};
