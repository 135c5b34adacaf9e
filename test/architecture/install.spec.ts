import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(__dirname, '../..');
const OWN = 'node_modules/.cache/boxtrail';

/** Stands in for npm: writes down how it was called, and lays the packages that the lock file names. */
const NPM = `
  const { appendFileSync, mkdirSync, readFileSync, writeFileSync, rmSync } = require('node:fs');
  const withDev = process.argv.includes('--include=dev');
  appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
  process.on('SIGTERM', () => { appendFileSync('npm.log', 'SIGTERM\\n'); process.exit(1); });
  const packages = {};
  for (const [path, entry] of Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)) {
    if (path === '') continue;
    if (entry.dev && !withDev) { rmSync(path, { recursive: true, force: true }); continue; }
    packages[path] = entry;
    mkdirSync(path + '/bin', { recursive: true });
    writeFileSync(path + '/package.json', '{}');
    writeFileSync(path + '/bin/jest.js', 'console.log("jest", process.argv.length > 2)');
  }
  setTimeout(() => {
    if (process.env.NPM_FAILS) { console.error('npm error planted'); process.exit(9); }
    writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
    process.exit(0);
  }, Number(process.env.NPM_TAKES_MS ?? 0));
`;

const PROGRAM = `
  process.exitCode = 3;
  if (process.argv[2] === 'stay') {
    const staying = setInterval(() => {}, 1000);
    process.once('SIGTERM', () => { clearInterval(staying); process.exitCode = 7; });
  }
  console.log(process.argv.slice(2).join(' '));
`;

function lockFile(alpha: string, jest = '1.0.0'): string {
  const packages = {
    '': { dependencies: { alpha: '^1.0.0' }, devDependencies: { jest: '^1.0.0' } },
    'node_modules/alpha': { version: alpha },
    'node_modules/jest': { version: jest, dev: true },
    'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['none'] },
  };
  return JSON.stringify({ packages });
}

describe('.npmrc', () => {
  it('lets no package run code when it is installed, except the Node that the tests ask for', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    // Without its install script the package is empty, and the Node of the machine would run the tests instead.
    const fetching = Object.values(scripts).filter((script) => /npx|npm exec/.test(script));
    expect(fetching).toEqual([
      'npm exec --ignore-scripts=false -y --package=node@24 -- node scripts/run.mjs test',
    ]);
  });

  it('is in the image too', () => {
    expect(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')).toMatch(/^COPY .*\.npmrc/m);
  });
});

describe('the front door', () => {
  let folder: string;
  const children: ReturnType<typeof spawn>[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boxtrail-install-'));
    for (const name of ['run', 'install', 'lock', 'build', 'build-console']) {
      cpSync(join(ROOT, `scripts/${name}.mjs`), join(folder, `scripts/${name}.mjs`));
    }
    write('npm-cli.js', NPM);
    write('tsconfig.json', '{ "compilerOptions": {} }');
    write(
      'package.json',
      JSON.stringify({ dependencies: { alpha: '^1.0.0' }, devDependencies: { jest: '^1.0.0' } }),
    );
    write('package-lock.json', lockFile('1.0.0'));
    write('apps/boxtrail/main.js', PROGRAM);
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  function start(args: string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [join(folder, 'scripts/run.mjs'), ...args], {
      cwd: tmpdir(),
      env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), ...env },
    });
    children.push(child);
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (said.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (said.stderr += String(chunk)));
    const ended = once(child, 'close').then(([code, signal]) => ({
      ...said,
      end: (code ?? signal) as number | string,
    }));
    return { child, said, ended };
  }

  const run = (...args: string[]) => start(args).ended;

  /** One word for each call of npm. */
  function npmCalls(): string[] {
    if (!existsSync(join(folder, 'npm.log'))) return [];
    const lines = readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n');
    return lines.map((line) => /--omit=dev|--include=dev/.exec(line)?.[0] ?? line);
  }

  async function until(condition: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 10_000; !condition(); await sleep(10)) {
      if (Date.now() > deadline) throw new Error('did not happen within 10 s');
    }
  }

  it('installs the run-time packages, then is the program: its output, its exit code', async () => {
    const { end, stdout, stderr } = await run('start', 'one', 'two');

    expect({ end, stdout }).toEqual({ end: 3, stdout: 'one two\n' });
    expect(stderr).toContain('installing the run-time packages: done');
    expect(readFileSync(join(folder, 'npm.log'), 'utf8')).toBe(
      'install --omit=dev --no-save --no-audit --no-fund --prefer-offline --ignore-scripts --loglevel=error\n',
    );
  });

  it('installs only what is missing', async () => {
    await run('start');
    await run('start');
    expect(npmCalls()).toEqual(['--omit=dev']);

    expect(await run('test')).toMatchObject({ end: 0, stdout: 'jest true\n' });
    await run('start');
    await run('test');
    expect(npmCalls()).toEqual(['--omit=dev', '--include=dev']);
  });

  it('does not believe its note when a package is gone, and keeps the development packages', async () => {
    await run('test');
    rmSync(join(folder, 'node_modules/alpha'), { recursive: true });

    await run('start');

    expect(npmCalls()).toEqual(['--include=dev', '--include=dev']);
    expect(existsSync(join(folder, 'node_modules/jest'))).toBe(true);
  });

  it('installs again when the lock file changed', async () => {
    await run('start');
    write('package-lock.json', lockFile('1.0.1'));

    await run('start');

    expect(npmCalls()).toEqual(['--omit=dev', '--omit=dev']);
  });

  it('does not take old development packages for new ones because the program started without them', async () => {
    await run('test');
    write('package-lock.json', lockFile('1.0.0', '1.0.1'));

    await run('start');
    expect(npmCalls()).toEqual(['--include=dev']);
    await run('test');
    expect(npmCalls()).toEqual(['--include=dev', '--include=dev']);
  });

  it("is content with somebody's own npm install", async () => {
    await run('test');
    rmSync(join(folder, OWN), { recursive: true });

    await run('test');
    await run('start');

    expect(npmCalls()).toEqual(['--include=dev']);
  });

  it('says why npm failed, and tries again the next time', async () => {
    const failed = await start(['start'], { NPM_FAILS: 'yes' }).ended;
    expect(failed).toMatchObject({ end: 1, stdout: '' });
    expect(failed.stderr).toContain('npm error planted');

    expect(await run('start')).toMatchObject({ end: 3 });
    expect(npmCalls()).toEqual(['--omit=dev', '--omit=dev']);
  });

  it('ends npm when it is ended, and removes half an installation before the next', async () => {
    const { child, ended } = start(['start'], { NPM_TAKES_MS: '60000' });
    await until(() => existsSync(join(folder, 'node_modules/alpha/bin/jest.js')));
    child.kill('SIGTERM');
    expect((await ended).end).toBe('SIGTERM');
    expect(npmCalls()).toEqual(['--omit=dev', 'SIGTERM']);
    write('node_modules/alpha/half', '');

    expect(await run('start')).toMatchObject({ end: 3 });
    expect(existsSync(join(folder, 'node_modules/alpha/half'))).toBe(false);
  });

  it('lets one install when two start at once', async () => {
    const both = [start(['start'], { NPM_TAKES_MS: '500' }), start(['start'], { NPM_TAKES_MS: '500' })];

    const ends = await Promise.all(both.map(async ({ ended }) => (await ended).end));

    expect(ends).toEqual([3, 3]);
    expect(npmCalls()).toEqual(['--omit=dev']);
  });

  it.each([
    ['a holder that died', { host: 'same', pid: 2 ** 22 + 1 }, 0],
    ['a holder that has been silent', { host: 'another', pid: process.pid }, 60],
  ])('passes over %s', async (_name, { host, pid }, silentSeconds) => {
    const lock = join(folder, OWN, 'lock');
    write(`${OWN}/lock`, JSON.stringify({ pid, host: host === 'same' ? hostname() : host }));
    const touched = Date.now() / 1000 - silentSeconds;
    utimesSync(lock, touched, touched);

    expect(await run('start')).toMatchObject({ end: 3 });
    expect(existsSync(lock)).toBe(false);
  });

  it('does not wait for another command when nothing is missing', async () => {
    await run('start');
    write(`${OWN}/lock`, JSON.stringify({ pid: process.pid, host: hostname() }));

    expect(await run('start')).toMatchObject({ end: 3, stderr: '' });
  });

  it('waits for another command that installs or builds when something is missing', async () => {
    await run('start');
    write(`${OWN}/lock`, JSON.stringify({ pid: process.pid, host: hostname() }));
    write('apps/boxtrail/main.js', `${PROGRAM} // changed`);

    const { said, ended } = start(['start']);
    await until(() => said.stderr !== '');
    expect(said.stderr).toBe(
      `boxtrail: waiting for another boxtrail command in this folder (process ${process.pid}) to install and build\n`,
    );
    rmSync(join(folder, OWN, 'lock'));
    expect(await ended).toMatchObject({ end: 3 });
  });

  it('passes over one that died while it removed what a dead holder left', async () => {
    write(`${OWN}/lock`, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    mkdirSync(join(folder, OWN, 'lock.guard'));

    expect(await run('start')).toMatchObject({ end: 3 });
    expect(readdirSync(join(folder, OWN)).filter((name) => name.startsWith('lock'))).toEqual([]);
  }, 15_000);

  it('says who holds the lock from the first moment that it is held', async () => {
    const lock = join(folder, OWN, 'lock');
    const { ended } = start(['start'], { NPM_TAKES_MS: '500' });
    const seen = new Set<string>();
    await until(() => {
      if (existsSync(lock)) seen.add(readFileSync(lock, 'utf8'));
      return seen.size > 0;
    });
    await ended;

    expect([...seen].map((text) => Object.keys(JSON.parse(text) as object))).toEqual([
      ['pid', 'host', 'since'],
    ]);
  });

  it('hands signals to the program', async () => {
    const { child, said, ended } = start(['start', 'stay']);
    await until(() => said.stdout === 'stay\n');

    child.kill('SIGTERM');

    expect((await ended).end).toBe(7);
  });

  it('names its commands when it is asked for another', async () => {
    const { end, stderr } = await run('strat');

    expect(end).toBe(2);
    expect(stderr).toContain('start|');
    expect(npmCalls()).toEqual([]);
  });
});
