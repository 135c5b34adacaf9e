import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WithTestServer } from './start-postgres';

/** Jest's globalTeardown: ends what start-postgres.ts started, and only that; a server that was given stays. */
export default async function stopPostgres(): Promise<void> {
  const server = (globalThis as WithTestServer).boxtrailTestServer;
  if (!server) return;
  delete process.env['TEST_POSTGRES_URL'];
  await server.postgres.stop();
  // Below a closed temporary directory the data lie elsewhere: `location` knows where.
  await rm(dirname(server.postgres.location), { recursive: true, force: true });
  await rm(server.dataDir, { recursive: true, force: true });
}
