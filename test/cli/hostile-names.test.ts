import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exemplaryText } from '../../src/catalogue/exemplary.ts';
import { assertHarmless, LOG_ATTACKS } from '../report/harmless.ts';
import { git } from '../repository/git-repository.ts';
import { useFolder } from './harness.ts';

/** File names hold anything but a slash, and at most 255 bytes. */
const NAMES = LOG_ATTACKS.map((text) => text.replaceAll('/', '|').slice(0, 150));
const [NAME = '', COMMAND = ''] = NAMES;
const quoted = JSON.stringify(LOG_ATTACKS[0]);
const MANIFEST = exemplaryText('pilot', `name: n\ntitle: ${quoted}\nownership:\n  owner: ${quoted}\n${quoted}: 1\n`);
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

// Windows has no such names
if (process.platform !== 'win32') {
  describe('file names, registers and manifests that try to steer a terminal or a CI job', () => {
    const folder = useFolder();
    beforeEach(() => {
      const { root, write } = folder();
      for (const name of NAMES) {
        write(`${name}/ai-initiative.yaml`, MANIFEST.replace('ownership:', 'ownershp:'));
        write(`${name}/ai-initiative.config.yaml`, `rules:\n  ${quoted}: off\nvocabulary:\n  owners: [${quoted}]\n`);
        write(`code/${name}/package.json`, '{"dependencies":{"openai":"6"}}');
        write(`${name}.json`, `{"x":${quoted}}`);
      }
      write(
        'register.csv',
        `Id,Name,Stage,${cell(COMMAND)}\n1,${cell(NAME)},idea,x\n2,${cell(COMMAND)},pilot,${cell(NAME)}\n`,
      );
      write('mapping.yaml', `source: r\nkey: Id\nfields:\n  title: Name\n  lifecycle.stage: Stage\n`);
      mkdirSync(path.join(root, 'empty'));
      git(root, '2026-01-02', 'init');
      git(root, '2026-01-02', 'add', '.');
      git(root, '2026-01-02', 'commit', '-m', NAME);
    });

    const COMMANDS: readonly (readonly string[])[] = [
      ['assess'],
      ['assess', '--quiet', '--require', 'ready', '--min-score', '100', '--max-warnings', '0'],
      ['assess', '--format', 'github'],
      ['assess', '--format', 'json'],
      ['assess', '--format', 'sarif'],
      ['config'],
      ...NAMES.flatMap((name) => [
        ['assess', '--', `${name}/ai-initiative.yaml`, `${name}/gone`],
        ['evidence', '--', `${name}/ai-initiative.yaml`],
        ['config', '--', name],
        ['config', '--format', 'json', '--', name],
        ['history', '--', `${name}/ai-initiative.yaml`],
        ['history', '--format', 'json', '--', `${name}/ai-initiative.yaml`],
        ['history', '--', `${name}/gone`],
        ['init', '--yes', '--', name],
        ['init', '--yes', '--', `code/${name}`],
        ['portfolio', '--', `${name}.json`, `${name}/gone`],
        ['validate-rules', '--', `${name}.json`, `${name}/gone`],
        ['export', '--format', 'backstage', '--patch', `${name}/gone`],
        ['import', '--propose-mapping', '--', `${name}/gone`],
        ['import', '--mapping', `${name}/gone`, '--out', 'out', '--', 'register.csv'],
        ['import', '--mapping', `${name}.json`, '--out', 'out', '--', 'register.csv'],
        ['import', '--mapping', 'mapping.yaml', '--out', `${name}.json`, '--', 'register.csv'],
        ['assess', '--config', `${name}/gone`],
        ['assess', '--baseline', `${name}.json`],
        ['assess', '--output', `${name}.json/x`],
        ['assess', '--changed-since', name],
        ['assess', '--format', name],
        ['assess', `--${name}`],
        [name],
        ['explain', name],
      ]),
      ['portfolio'],
      ['portfolio', '--format', 'json'],
      ['validate-rules', '--format', 'json'],
      ['export', '--format', 'backstage'],
      ['export', '--format', 'cyclonedx'],
      ['discover'],
      ['discover', '--format', 'json'],
      ['discover', '--format', 'ndjson', '--repository', NAME],
      ['fix', '--dry-run'],
      ['fix'],
      ['import', '--propose-mapping', 'register.csv'],
      ['import', '--mapping', 'mapping.yaml', '--out', 'out', '--dry-run', 'register.csv'],
      ['import', '--mapping', 'mapping.yaml', '--out', 'out', 'register.csv'],
    ];

    it('steer nothing, whatever command prints them', async function () {
      this.timeout(60_000);
      for (const args of COMMANDS) {
        const { stdout, stderr } = await folder().run(args, { env: { CI: 'true' } });
        const format = args.includes('github') ? 'github' : (args[args.indexOf('--format') + 1] ?? 'pretty');
        assert.doesNotMatch(stderr, /^ {4}at /m, JSON.stringify(args));
        assertHarmless(stdout, format);
        assertHarmless(stderr, JSON.stringify(args));
      }
    });

    it('leave a proposed mapping with its columns, which an import finds again', async () => {
      const { stdout } = await folder().run(['import', '--propose-mapping', 'register.csv']);
      writeFileSync(path.join(folder().root, 'proposed.yaml'), stdout);
      const { stderr } = await folder().run(['import', 'register.csv', '--mapping', 'proposed.yaml', '--out', 'out']);
      assert.doesNotMatch(stderr, /does not fit/);
      assert.ok(existsSync(path.join(folder().root, 'out')), stderr);
    });
  });
}
