import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WithTestServer } from './start-postgres';

/** Jest's globalTeardown: stops the servers that start-postgres.ts started, but no external one. */
export default async function stopPostgres(): Promise<void> {
  const { boxtrailTestServer: server, boxtrailTestContainers: containers = [] } =
    globalThis as WithTestServer;
  for (const container of containers) await container.stop();
  if (!server) return;
  delete process.env['TEST_POSTGRES_URL'];
  await server.postgres.stop();
  // Below a closed temporary directory the data lies elsewhere: `location` knows where.
  await rm(dirname(server.postgres.location), { recursive: true, force: true });
  await rm(server.dataDir, { recursive: true, force: true });
}
