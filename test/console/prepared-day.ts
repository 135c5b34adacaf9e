import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { playDay } from '../kinds/prepared-day';

/** Name of the variable with the folder of the seeded day. The day is played once; each file copies it. */
const DAY = 'BOXTRAIL_CONSOLE_DAY';
export const dayArguments = ['--boxes', '300', '--seed', '7'];
export const playedBefore = (): string | undefined => process.env[DAY];

/** Jest's globalSetup of the `console` project. */
export default async function preparedDay(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'boxtrail-console-day-'));
  await playDay(home, DAY, ...dayArguments);
}

/** Jest's globalTeardown. */
export async function removeDay(): Promise<void> {
  const day = playedBefore();
  if (day !== undefined) await rm(dirname(day), { recursive: true, force: true });
}
