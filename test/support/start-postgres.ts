import './library-aliases.cjs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ContainerServer,
  dockerAnswers,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  startEventStoreDbContainer,
  startKafkaContainer,
  startPostgresContainer,
} from '@boxtrail/dev-servers';

/** Input of the teardown. Jest loads both files in its parent process, so `globalThis` carries it. */
interface TestServer {
  readonly postgres: EmbeddedPostgres;
  readonly dataDir: string;
}

export type WithTestServer = typeof globalThis & {
  boxtrailTestServer?: TestServer;
  boxtrailTestContainers?: readonly ContainerServer[];
};

/** The servers of the integration tests, by the variable that names one that runs already. */
const containers = {
  TEST_POSTGRES_URL: startPostgresContainer,
  KAFKA_BROKERS: startKafkaContainer,
  EVENTSTORE_URL: startEventStoreDbContainer,
};

/**
 * Jest's globalSetup: one PostgreSQL for the whole run, with its URL in `TEST_POSTGRES_URL`. Where Docker answers,
 * PostgreSQL, Kafka and EventStoreDB run in containers. Elsewhere PostgreSQL is the embedded one, test files start their
 * own Kafka, and EventStoreDB is the in-memory server. Prints which it is.
 */
export default async function startPostgres(): Promise<void> {
  if (await dockerAnswers()) return startContainers();
  const { TEST_POSTGRES_URL: given, KAFKA_BROKERS: kafka, EVENTSTORE_URL: store } = process.env;
  const servers = [
    `PostgreSQL: ${given ? 'TEST_POSTGRES_URL' : 'embedded'}`,
    `Kafka: ${kafka ? 'KAFKA_BROKERS' : 'one for each file, on Java'}`,
    `EventStoreDB: ${store ? 'EVENTSTORE_URL' : 'in memory'}`,
  ];
  process.stderr.write(`integration tests use ${servers.join('; ')}\n`);
  if (given) return;
  await removeLeftOvers();
  const dataDir = await mkdtemp(join(tmpdir(), `boxtrail-test-${process.pid}-`));
  // Root's server runs as another user, who can enter this directory only when it is open.
  await chmod(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir });
  (globalThis as WithTestServer).boxtrailTestServer = { postgres, dataDir };
  process.env['TEST_POSTGRES_URL'] = postgres.url;
}

async function startContainers(): Promise<void> {
  const started: ContainerServer[] = [];
  for (const [variable, start] of Object.entries(containers)) {
    if (process.env[variable]) continue;
    const server = await start();
    started.push(server);
    process.env[variable] = server.url;
    process.stderr.write(`integration tests use ${server.name} in a container\n`);
  }
  (globalThis as WithTestServer).boxtrailTestContainers = started;
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
