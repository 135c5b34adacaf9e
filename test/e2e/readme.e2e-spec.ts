import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, temporaryData } from '../support/boxtrail';

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = textOf('README.md');
const pages = ['README.md', 'docs/run.md', 'docs/integrate.md', 'docs/understand.md', 'docs/develop.md'];
/** Every command line in README and guides. */
const commands = pages
  .flatMap((page) => [...textOf(page).matchAll(/```sh\n([\s\S]*?)```/g)])
  .flatMap(([, block = '']) => block.trim().split('\n'));
/** Commands run here, on a small day. The others run for long, or run all tests including this one. */
const isRun = (command: string) => command === 'npm start' || command.startsWith('npm run boxtrail -- ');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Answers that are short and complete. */
const complete = new Set(['0 open differences', '0 open lines in quarantine']);

describe('README and guides', () => {
  const data = temporaryData();
  afterAll(() => data.remove());

  /** Runs a command as documented, but on a small day. */
  const type = (command: string, more: string) => {
    const line = command.replace('npm run boxtrail --', `npm run -s boxtrail -- --data ${data.dir}`);
    return spawnSync('sh', ['-c', `${line} ${more}`], { cwd: root, encoding: 'utf8', timeout: 120_000 });
  };

  it('have commands', () => expect(commands.length).toBeGreaterThan(10));

  it.each(commands.filter(isRun))('the command works: %s', (command) => {
    if (command === 'npm start') {
      const { status, stdout, stderr } = type(command, `-- --exit --boxes 60 --data ${data.dir}`);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(stdout).toContain('One box, from need to door');
    } else {
      const { status, stdout, stderr } = type(command, '');
      expect({ status, stderr }).toMatchObject({ status: 0 });
      const text = stdout.trim();
      expect(complete.has(text) || text.length > 20).toBe(true);
    }
  });

  it.each(commands.filter((command) => !isRun(command)))(
    'the command names an existing script, NOT RUN here: %s',
    (command) => {
      if (command.startsWith('DATABASE_URL=')) {
        expect(existsSync(join(root, command.split('node ')[1] ?? ''))).toBe(true);
        return;
      }
      const script = /^npm (?:run )?([\w:]+)(?: -- .*)?$/.exec(command)?.[1] ?? command;
      expect(Object.keys(scripts)).toContain(script);
    },
  );

  it('the script that signs a message of Kafka makes the signature that is expected', () => {
    const [, script = ''] = /```bash\n([\s\S]*?)```/.exec(textOf('docs/integrate.md')) ?? [];
    const [, body = ''] = /BODY='(.*)'/.exec(script) ?? [];
    const secret = '5f0c1f7c9e4b4a1d8a3e2b7c6d5e4f30';
    const env = { ...process.env, SECRET: secret };
    expect(spawnSync('bash', ['-c', script], { encoding: 'utf8', env }).stdout.trim()).toBe(
      `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    );
  });

  it.each(pages)('link only to existing files: %s', (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it('link to documents and tests', () => {
    const all = pages.flatMap((page) => [...textOf(page).matchAll(/\]\(([^)#:]+)/g)]);
    expect(all.length).toBeGreaterThan(60);
  });

  it('name a test for each promise', () => {
    const [, section = ''] = /## What it promises[^\n]*\n([\s\S]*)/.exec(textOf('docs/understand.md')) ?? [];
    const promises = section
      .split('\n')
      .filter((line) => /^\| [a-z]/.test(line) && !line.startsWith('| promise |'));
    expect(promises.length).toBeGreaterThan(10);
    expect(
      promises.filter(
        (line) => !/\]\(\.\.\/(?:test|libs)\/\S+\.(?:spec|int-spec|e2e-spec|kind-spec)\.ts\)/.test(line),
      ),
    ).toEqual([]);
  });

  it('name only existing folders', () => {
    const folders = [...readme.matchAll(/^\| `([a-z/]+\/)` \|/gm)].map(([, folder = '']) => folder);
    expect(folders.length).toBeGreaterThan(10);
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
  });
});
