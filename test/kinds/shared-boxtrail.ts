import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, withoutJest } from '../support/boxtrail';
import { DAY } from './prepared-day';

const START_LIMIT_MS = 120_000;

interface Shared {
  readonly pid: number;
  readonly url: string;
  readonly dir: string;
}

/** Copies a prepared day into an empty folder; false when there is none. */
export async function copyDay(dir: string, day = process.env[DAY]): Promise<boolean> {
  if (day === undefined) return false;
  await promisify(execFile)('cp', ['-a', `${day}/.`, dir]); // with the owner of the database
  chmodSync(dir, 0o755);
  for (const file of ['postgres.json', 'server.log', 'boxtrail.log'])
    await rm(join(dir, file), { force: true });
  return true;
}

/** The Boxtrail that the files of this worker share: started on first use, ended with the worker. */
export async function sharedBoxtrail(): Promise<Shared> {
  const home = join(tmpdir(), `boxtrail-shared-${process.pid}`);
  const file = join(home, 'shared.json');
  if (existsSync(file)) {
    const shared = JSON.parse(readFileSync(file, 'utf8')) as Shared;
    const live = await fetch(`${shared.url}/health/live`).catch(() => undefined);
    if (live?.ok !== true) throw new Error(`a test ended the shared Boxtrail; its log: ${home}/output`);
    return shared;
  }
  const dir = join(home, 'data');
  mkdirSync(dir, { recursive: true });
  chmodSync(home, 0o755);
  await copyDay(dir);
  const output = openSync(join(home, 'output'), 'w');
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start', '--boxes', '20', '--data', dir], {
    cwd: root,
    env: { ...withoutJest(process.env), npm_lifecycle_event: 'test' }, // so it ends with the process that started it
    stdio: ['ignore', output, output],
  });
  child.unref();
  const said = () => readFileSync(join(home, 'output'), 'utf8');
  for (const deadline = Date.now() + START_LIMIT_MS; !/serving; Ctrl-C ends it/.test(said());) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`it did not become ready:\n${said()}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  const url = /ready at (http:\/\/[\d.:]+) /.exec(said())?.[1] ?? '';
  const shared = { pid: child.pid ?? 0, url, dir };
  writeFileSync(file, JSON.stringify(shared));
  return shared;
}
