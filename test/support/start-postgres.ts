import './library-aliases.cjs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@boxtrail/dev-servers';

/** Input of the teardown. Jest loads both files in its parent process, so `globalThis` carries it. */
interface TestServer {
  readonly postgres: EmbeddedPostgres;
  readonly dataDir: string;
}

export type WithTestServer = typeof globalThis & { boxtrailTestServer?: TestServer };

/** Jest's globalSetup: one PostgreSQL for the whole run, with its URL in `TEST_POSTGRES_URL`. */
export default async function startPostgres(): Promise<void> {
  const given = process.env['TEST_POSTGRES_URL'] ?? process.env['DATABASE_URL_TEST'];
  if (given) {
    process.env['TEST_POSTGRES_URL'] = given;
    return;
  }
  await removeLeftOvers();
  const dataDir = await mkdtemp(join(tmpdir(), `boxtrail-test-${process.pid}-`));
  // Root's server runs as another user, who can enter this directory only when it is open.
  await chmod(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir });
  (globalThis as WithTestServer).boxtrailTestServer = { postgres, dataDir };
  process.env['TEST_POSTGRES_URL'] = postgres.url;
}

/** An interrupted run has no teardown: its server stops by itself, and the next run removes its directory. */
async function removeLeftOvers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = /^boxtrail-test-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined); // it belongs to another user
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
