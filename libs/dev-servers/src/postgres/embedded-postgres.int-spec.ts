import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { installedPackage, usableBinaries } from './postgres-binaries';
import { FALLBACK_ROOTS } from './postgres-location';
import { canRun, isRoot, unprivilegedUser } from './postgres-user';

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let started: EmbeddedPostgres[];
  let parents: ChildProcess[];
  let lines: string[];
  let givenUp: Promise<string[]>;

  // Needs 15 s of waiting, so it runs beside the other tests; its result is checked in the last test.
  beforeAll(() => {
    givenUp = destroyAndWait();
    givenUp.catch(() => undefined);
  });

  beforeEach(() => {
    dataDir = openTempDir();
    [started, parents, lines] = [[], [], []];
  });

  afterEach(async () => {
    for (const parent of parents) await end(parent);
    for (const postgres of started) await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedPostgres> {
    const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
    started.push(postgres);
    return postgres;
  }

  async function startInParent(): Promise<ParentReport> {
    const parent = spawnParent(dataDir);
    parents.push(parent);
    return reportOf(parent);
  }

  it('given an empty directory, when it is started and stopped, then it answered and no process is left', async () => {
    const postgres = await start();

    expect(await ask(postgres.url, 'SHOW server_version')).toBe('18.4');
    expect(await ask(postgres.url, 'SELECT current_user::text')).toBe('boxtrail');
    expect(await ask(postgres.url, 'SHOW fsync')).toBe('on');
    expect(postgres.owned).toBe(true);
    expect(postgres.location).toBe(join(dataDir, 'postgres'));
    expect(pointerOf(dataDir)).toEqual({
      dataDir,
      location: postgres.location,
      port: portOf(postgres.url),
      pid: postmasterOf(postgres.location),
    });

    await postgres.stop();
    await postgres.stop();
    expect(await leftAfter(1_000, postgres.location)).toEqual([]);
  });

  it('given a running server, then it requires its password, which only its owner can read', async () => {
    const postgres = await start();

    expect(postgres.url).toMatch(/^postgres:\/\/boxtrail:[0-9a-f]{48}@127\.0\.0\.1:\d+\/boxtrail$/);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    await expect(ask(postgres.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(await ask(postgres.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(postgres.url, 'SHOW unix_socket_directories')).toBe('');
  });

  it('given data, when it is stopped and started again, then the data and the port are the same', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE boxes AS SELECT 42 AS n');
    await first.stop();

    const second = await start();

    expect(await ask(second.url, 'SELECT n FROM boxes')).toBe(42);
    expect(second.url).toBe(first.url);
  });

  it('given a running server, when it is started again, then that one is used and not stopped at the end', async () => {
    const first = await start();

    const second = await start();
    expect(second.url).toBe(first.url);
    expect([first.owned, second.owned]).toEqual([true, false]);

    await second.stop();
    expect(await ask(first.url, 'SELECT 1')).toBe(1);
  });

  it('given a server used by two, when its owner stops it, then the other takes over on the same port', async () => {
    const owner = await start();
    const finders = [await start(), await start()];
    await ask(owner.url, 'CREATE TABLE boxes AS SELECT 42 AS n');

    await owner.stop();

    expect(await eventually(owner.url, 'SELECT n FROM boxes')).toBe(42);
    while (lines.filter((line) => line.includes('is back')).length < 2) await sleep(20);
    expect(finders.map(({ url }) => url)).toEqual([owner.url, owner.url]);
    expect(finders.map(({ owned }) => owned).sort()).toEqual([false, true]);
  });

  it('given two processes that start at once, then one owns the server and the other finds it', async () => {
    const reports = await Promise.all([startInParent(), startInParent()]);

    expect(reports[0].url).toBe(reports[1].url);
    expect(reports.map(({ owned }) => owned).sort()).toEqual([false, true]);
    expect(await ask(reports[0].url, 'SELECT 1')).toBe(1);
  });

  it('given a parent with a server, when it is killed, then the server exits too', async () => {
    const { location } = await startInParent();

    parents[0]?.kill('SIGKILL');

    expect(await leftAfter(5_000, location)).toEqual([]);
  });

  it('given a parent with a server, when Ctrl-C reaches the whole group, then the server still answers', async () => {
    const { url } = await startInParent();

    process.kill(-(parents[0]?.pid ?? NaN), 'SIGINT');
    await sleep(300);

    expect(await ask(url, 'SELECT 1')).toBe(1);
  });

  it('given committed data, when the postmaster is killed, then they are back on the same port', async () => {
    const postgres = await start();
    await ask(postgres.url, 'CREATE TABLE boxes AS SELECT 42 AS n');
    const killed = postmasterOf(postgres.location);

    process.kill(killed, 'SIGKILL');

    expect(await eventually(postgres.url, 'SELECT n FROM boxes')).toBe(42);
    expect(postmasterOf(postgres.location)).not.toBe(killed);
    expect(postgres.owned).toBe(true);
    expect(lines[0]).toContain('ended by itself (SIGKILL)');
  });

  it('given a server killed twelve times within a minute, then it is restarted at once each time', async () => {
    const postgres = await start();
    for (let kill = 0; kill < 12; kill += 1) {
      const killed = postmasterOf(postgres.location);
      process.kill(killed, 'SIGKILL');
      while (lines.filter((line) => line.includes('is back on port')).length <= kill) await sleep(10);
      expect(await eventually(postgres.url, 'SELECT 1')).toBe(1);
      expect(postmasterOf(postgres.location)).not.toBe(killed);
    }
    expect(lines.filter((line) => line.includes('not back yet') || line.includes('giving up'))).toEqual([]);
  });

  it('given a busy session, when the postmaster is killed, then the session ends and the server is back', async () => {
    const postgres = await start();
    const client = await connect(postgres.url);
    const session = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    // A computing session does not notice that its postmaster is gone; a waiting one does.
    const busy = client
      .query('SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b')
      .catch((error: Error) => error);
    await sleep(200);

    process.kill(postmasterOf(postgres.location), 'SIGKILL');

    expect(await eventually(postgres.url, 'SELECT 1')).toBe(1);
    expect(await busy).toBeInstanceOf(Error);
    expect(lines.some((line) => line.includes(`killed: ${session.rows[0]?.pid}`))).toBe(true);
  });

  it('given a lock file with the process id of another process, then it starts', async () => {
    const first = await start();
    await first.stop();
    const lock = [process.ppid, first.location, 1, portOf(first.url), '', '127.0.0.1', '0 0', 'ready', ''];
    writeFileSync(join(first.location, 'postmaster.pid'), lock.join('\n'));

    const second = await start();

    expect(await ask(second.url, 'SELECT 1')).toBe(1);
    expect(second.owned).toBe(true);
  });

  it('given data that cannot be served, then the error shows the log and a way out', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(first.location, 'PG_VERSION'), '17\n');

    await expect(start()).rejects.toThrow(
      /did not start[^]*server\.log:[^]*not compatible with this version 18\.4[^]*DATABASE_URL/,
    );
  });

  it('given data without their password, then the error names the file', async () => {
    const first = await start();
    await first.stop();
    unlinkSync(join(dataDir, 'postgres.password'));

    await expect(start()).rejects.toThrow(`put ${join(dataDir, 'postgres.password')} back`);
  });

  it('given two data directories in one process, then they are two servers', async () => {
    const one = await start();
    const other = await startEmbeddedPostgres({ dataDir: join(dataDir, 'other') });
    started.push(other);

    await ask(one.url, 'CREATE TABLE boxes AS SELECT 42 AS n');
    expect(await ask(other.url, `SELECT to_regclass('boxes')`)).toBe(null);
    expect(other.location).toBe(join(dataDir, 'other', 'postgres'));
  });

  (isRoot() ? it : it.skip)(
    'given root and a closed directory, when it is started twice, then the data are in one place outside',
    async () => {
      chmodSync(dataDir, 0o700);
      const first = await start();
      try {
        expect(FALLBACK_ROOTS).toContain(dirname(dirname(first.location)));
        expect(pointerOf(dataDir)['location']).toBe(first.location);
        expect(lines[0]).toContain(first.location);
        await ask(first.url, 'CREATE TABLE boxes AS SELECT 42 AS n');
        await first.stop();

        rmSync(join(dataDir, 'postgres.json'));
        const second = await start();
        expect(await ask(second.url, 'SELECT n FROM boxes')).toBe(42);
        await second.stop();
      } finally {
        removeFallback(dirname(first.location));
      }
    },
  );

  it('given data destroyed under a server, when it dies, then it is given up after ten attempts', async () => {
    const told = await givenUp;

    expect(told.filter((line) => line.includes('not back yet'))).toHaveLength(10);
    expect(told.at(-1)).toContain('failed 10 times in a row: giving up');
  });

  describe('its binaries', () => {
    let installed: string;

    /** A copy of the package as npm installs it without install scripts: without links. */
    beforeEach(() => {
      installed = join(dataDir, 'package', 'native');
      mkdirSync(dirname(installed));
      chmodSync(dirname(installed), 0o755);
      const filter = (path: string): boolean => !lstatSync(path).isSymbolicLink();
      cpSync(installedPackage().directory, installed, { recursive: true, filter });
    });

    it('given missing library links, then they are created in the package', async () => {
      expect(await canRun(undefined, join(installed, 'bin', 'initdb'))).toBe(false);

      const bin = await usableBinaries(
        { directory: installed, label: 'copy' },
        undefined,
        async () => dataDir,
      );

      expect(bin).toBe(join(installed, 'bin'));
      expect(await canRun(undefined, join(bin, 'initdb'))).toBe(true);
      expect(existsSync(join(dataDir, 'copy'))).toBe(false);
    });

    (isRoot() ? it : it.skip)(
      'given a package closed to others, then a complete copy is made once',
      async () => {
        const user = await unprivilegedUser();
        chmodSync(dirname(installed), 0o700);
        const binaries = (): Promise<string> =>
          usableBinaries({ directory: installed, label: 'copy' }, user, async () => dataDir);

        const bin = await binaries();
        const made = statSync(bin).mtimeMs;

        expect(bin).toBe(join(dataDir, 'copy', 'bin'));
        expect(await canRun(user, join(bin, 'initdb'))).toBe(true);
        expect(await binaries()).toBe(bin);
        expect(statSync(bin).mtimeMs).toBe(made);
        expect(readdirSync(dataDir).sort()).toEqual(['copy', 'package']);
      },
    );
  });
});

interface ParentReport {
  readonly url: string;
  readonly location: string;
  readonly owned: boolean;
}

/** A minimal application: starts the server, reports it as JSON, and keeps running; ignores Ctrl-C. */
const PARENT = `
const { transformFileSync } = require('@swc/core');
const options = { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
const [source, dataDir] = process.argv.slice(1);
process.on('SIGINT', () => undefined);
require(source).startEmbeddedPostgres({ dataDir, log: console.error }).then((postgres) => {
  console.log(JSON.stringify({ url: postgres.url, location: postgres.location, owned: postgres.owned }));
  setInterval(() => undefined, 1000);
});
`;

function spawnParent(dataDir: string): ChildProcess {
  const aliases = join(__dirname, '../../../../test/support/library-aliases.cjs');
  const args = ['--require', aliases, '-e', PARENT, join(__dirname, 'embedded-postgres.ts'), dataDir];
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

async function reportOf(parent: ChildProcess): Promise<ParentReport> {
  if (!parent.stdout) throw new Error('the parent has no output');
  for await (const line of createInterface(parent.stdout)) return JSON.parse(line) as ParentReport;
  throw new Error('the parent ended before its server was ready');
}

async function end(parent: ChildProcess): Promise<void> {
  if (parent.exitCode !== null || parent.signalCode !== null) return;
  parent.kill('SIGKILL');
  await once(parent, 'exit');
}

/** The log lines of a server that dies and cannot be restarted, up to the last. */
async function destroyAndWait(): Promise<string[]> {
  const dataDir = openTempDir();
  const lines: string[] = [];
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  const postmaster = postmasterOf(postgres.location);
  unlinkSync(join(postgres.location, 'global', 'pg_control'));
  process.kill(postmaster, 'SIGKILL');
  const deadline = Date.now() + 45_000;
  while (!lines.at(-1)?.includes('giving up') && Date.now() < deadline) await sleep(100);
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return lines;
}

/** Open to others, because root's server runs as another user. */
function openTempDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'boxtrail-spec-'));
  chmodSync(directory, 0o755);
  return directory;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The first column of the first row. */
async function ask(url: string, statement: string): Promise<unknown> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Connects repeatedly, as an application's pool does, for 20 s. */
async function eventually(url: string, statement: string): Promise<unknown> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await ask(url, statement);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function postmasterOf(location: string): number {
  return Number.parseInt(readFileSync(join(location, 'postmaster.pid'), 'utf8'), 10);
}

function pointerOf(dataDir: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as Record<string, unknown>;
}

/** Processes that still use `location` after a grace period. */
async function leftAfter(milliseconds: number, location: string): Promise<string[]> {
  const deadline = Date.now() + milliseconds;
  while (processesOf(location).length > 0 && Date.now() < deadline) await sleep(20);
  return processesOf(location);
}

/** The server and its watcher name the directory in their command line; its sessions have it as working directory. */
function processesOf(location: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.includes(location) || readlinkSync(`/proc/${pid}/cwd`) === location ? [command] : [];
      } catch {
        return []; // it has exited meanwhile
      }
    });
}

/** Removes the files outside a closed directory, and their root when nobody else uses it. */
function removeFallback(home: string): void {
  rmSync(home, { recursive: true, force: true });
  try {
    rmdirSync(dirname(home));
  } catch {
    // data of others
  }
}
