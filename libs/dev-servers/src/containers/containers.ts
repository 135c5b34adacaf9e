import { randomBytes } from 'node:crypto';
import type { GenericContainer, StartedTestContainer } from 'testcontainers';
import { readSetting, type Setting, text } from '@boxtrail/settings';
import { freePorts } from '../ports/free-ports';

/** Includes the time to pull an image. */
const startWithinMs = 10 * 60_000;

const imageSetting = (name: string, server: string, fallback: string): Setting<string> =>
  text({ name, meaning: `Image of ${server} where Docker answers.`, values: 'an image', fallback });

/** The images of servers in containers. */
export const imageSettings = {
  postgres: imageSetting('POSTGRES_IMAGE', 'PostgreSQL', 'postgres:18'),
  kafka: imageSetting('KAFKA_IMAGE', 'Kafka', 'apache/kafka:4.3.1'),
  eventStoreDb: imageSetting(
    'EVENTSTORE_IMAGE',
    'EventStoreDB',
    'eventstore/eventstore:24.10.0-bookworm-slim',
  ),
};

const imageOf = (server: keyof typeof imageSettings): string =>
  readSetting(imageSettings[server], process.env, []);

/** A server in a container. Its data are gone when it is stopped, or when this process has ended. */
export interface ContainerServer {
  /** The image. */
  readonly name: string;
  /** For `DATABASE_URL`, `KAFKA_BROKERS` or `EVENTSTORE_URL`. */
  readonly url: string;
  stop(): Promise<void>;
}

let answers: Promise<boolean> | undefined;

/** Whether a container engine answers, wherever its client would look for it. Asked once. */
export function dockerAnswers(): Promise<boolean> {
  answers ??= import('testcontainers')
    .then(({ getContainerRuntimeClient }) => getContainerRuntimeClient())
    .then(
      () => true,
      () => false,
    );
  return answers;
}

export async function startPostgresContainer(): Promise<ContainerServer> {
  const password = randomBytes(16).toString('hex');
  const image = imageOf('postgres');
  const [port = 0] = await freePorts(1);
  const container = await run(image, (given, wait) =>
    given
      .withEnvironment({ POSTGRES_USER: 'boxtrail', POSTGRES_DB: 'boxtrail', POSTGRES_PASSWORD: password })
      .withCommand(['postgres', '-c', 'max_connections=400'])
      .withExposedPorts({ container: 5432, host: port })
      // Once for the server that makes the database, and once for the one that serves it.
      .withWaitStrategy(wait.forLogMessage(/database system is ready to accept connections/, 2)),
  );
  return { name: image, url: `postgres://boxtrail:${password}@127.0.0.1:${port}/boxtrail`, ...container };
}

export async function startKafkaContainer(): Promise<ContainerServer> {
  const image = imageOf('kafka');
  const [port = 0] = await freePorts(1);
  const container = await run(image, (given, wait) =>
    given
      .withEnvironment({
        KAFKA_NODE_ID: '1',
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
        KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
        KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
        KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
        KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
        KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
        KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
        KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      })
      .withExposedPorts({ container: port, host: port })
      .withWaitStrategy(wait.forLogMessage(/Kafka Server started/)),
  );
  return { name: image, url: `127.0.0.1:${port}`, ...container };
}

export async function startEventStoreDbContainer(): Promise<ContainerServer> {
  const image = imageOf('eventStoreDb');
  const [port = 0] = await freePorts(1);
  const container = await run(image, (given, wait) =>
    given
      .withEnvironment({
        EVENTSTORE_INSECURE: 'true',
        EVENTSTORE_CLUSTER_SIZE: '1',
        EVENTSTORE_RUN_PROJECTIONS: 'None',
        EVENTSTORE_NODE_PORT: String(port),
        EVENTSTORE_ADVERTISE_HOST_TO_CLIENT_AS: '127.0.0.1',
      })
      .withExposedPorts({ container: port, host: port })
      .withWaitStrategy(wait.forHttp('/health/live', port).forStatusCode(204)),
  );
  return { name: image, url: `esdb://127.0.0.1:${port}?tls=false`, ...container };
}

/** The client of the engine is loaded only here: a process that uses no container does without it. */
async function run(
  image: string,
  configure: (container: GenericContainer, wait: typeof import('testcontainers').Wait) => GenericContainer,
): Promise<Pick<ContainerServer, 'stop'>> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container: StartedTestContainer = await configure(new GenericContainer(image), Wait)
    .withStartupTimeout(startWithinMs)
    .start();
  return {
    stop: async () => {
      await container.stop({ timeout: 10_000 }).catch(() => undefined);
    },
  };
}
