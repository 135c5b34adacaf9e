import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RealProcess } from '../support/boxtrail';

/** Name of the variable with the folder of a day of 20 boxes. The day is played once; each start copies it. */
export const DAY = 'BOXTRAIL_TEST_DAY';
const NAMES = /^boxtrail-(?:day|shared)-(\d+)/;

/** Jest's globalSetup of the `kinds` project. */
export default async function preparedDay(): Promise<void> {
  await removeLeftOvers();
  await playDay(mkdtempSync(join(tmpdir(), `boxtrail-day-${process.pid}-`)), DAY, '--boxes', '20');
}

/** Plays a day into a folder, and names it in a variable of the environment, which the workers inherit. */
export async function playDay(home: string, variable: string, ...args: readonly string[]): Promise<void> {
  chmodSync(home, 0o755); // PostgreSQL of root runs as another user.
  const dir = join(home, 'day');
  const { code, output } = await RealProcess.start([...args, '--exit', '--data', dir]).ended;
  if (code !== 0) throw new Error(`the day could not be played: ${output}`);
  // If the database cannot lie in this folder, every file plays its own day.
  if (existsSync(join(dir, 'postgres'))) process.env[variable] = dir;
}

/** Jest's globalTeardown: the workers have exited, and with each worker its shared process. */
export async function removeLeftOvers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(NAMES.exec(name)?.[1] ?? NaN);
    if (Number.isNaN(owner) || (owner !== process.pid && isAlive(owner))) continue;
    const folder = join(tmpdir(), name);
    await ended(sharedPid(folder), owner === process.pid);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Process id of the Boxtrail in a folder of `shared-boxtrail.ts`; undefined when none was started. */
function sharedPid(folder: string): number | undefined {
  const file = join(folder, 'shared.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly pid: number }).pid
    : undefined;
}

/** The process exits when its worker is gone; tests that ran in this process must end it here. */
async function ended(pid: number | undefined, ours: boolean): Promise<void> {
  if (pid === undefined) return;
  if (ours && isAlive(pid)) process.kill(pid, 'SIGTERM');
  for (const deadline = Date.now() + 15_000; isAlive(pid) && Date.now() < deadline;)
    await new Promise((next) => setTimeout(next, 50));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
