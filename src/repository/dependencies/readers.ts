/** All readers, with the parsers they need: loaded together, as each alone would be a file of a few lines. */
export { composerJson, packageJson } from './json.ts';
export { gradle, gradleCatalog, pom } from './jvm.ts';
export { denoJson, gemspec, mixExs, packagesConfig, packageSwift, pubspec, pylock, sbt } from './more.ts';
export { cargoToml, gemfile, goMod } from './others.ts';
export { condaEnvironment, pipfile, pyproject, requirements } from './python.ts';
export { setupCfg, setupPy } from './python-setup.ts';
export { projectFile } from './xml.ts';
