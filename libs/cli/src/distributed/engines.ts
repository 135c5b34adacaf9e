import { join } from 'node:path';
import { freePorts, LocalKafka } from '@boxtrail/dev-servers';
import { hasDocker, startContainer } from './containers';

/** A server that the services depend on, external or started for them. */
export interface Engine {
  /** Display text: name, version, origin. */
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

const images = { kafka: 'apache/kafka:4.3.1', eventstore: 'eventstore/eventstore:24.10.0-bookworm-slim' };

/** Kafka at `KAFKA_BROKERS`, else in a container, else on the local Java. */
export async function openKafka(data: string, say: (line: string) => void): Promise<Engine> {
  const given = process.env['KAFKA_BROKERS'];
  if (given) return { name: `Kafka (KAFKA_BROKERS)`, url: given, stop: () => Promise.resolve() };
  if (!hasDocker()) {
    const kafka = await LocalKafka.start(join(data, 'kafka'), say);
    return { name: `Apache Kafka ${kafka.version}`, url: kafka.brokers, stop: () => kafka.stop() };
  }
  const [port = 0] = await freePorts(1);
  const container = await startContainer(images.kafka, port, {
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
  });
  return { name: `${images.kafka} (Docker)`, url: `127.0.0.1:${port}`, stop: () => container.stop() };
}

/** EventStoreDB at `EVENTSTORE_URL`, else in a container. Throws with instructions when neither is available. */
export async function openEventStoreDb(): Promise<Engine> {
  const given = process.env['EVENTSTORE_URL'];
  if (given) return { name: 'EventStoreDB (EVENTSTORE_URL)', url: given, stop: () => Promise.resolve() };
  if (!hasDocker()) {
    throw new Error(
      '--store eventstoredb needs a server: install Docker, or set EVENTSTORE_URL to one that runs ' +
        '(esdb://127.0.0.1:2113?tls=false)',
    );
  }
  const [port = 0] = await freePorts(1);
  const container = await startContainer(images.eventstore, port, {
    EVENTSTORE_INSECURE: 'true',
    EVENTSTORE_CLUSTER_SIZE: '1',
    EVENTSTORE_RUN_PROJECTIONS: 'None',
    EVENTSTORE_NODE_PORT: String(port),
    EVENTSTORE_ADVERTISE_HOST_TO_CLIENT_AS: '127.0.0.1',
  });
  return {
    name: `${images.eventstore} (Docker)`,
    url: `esdb://127.0.0.1:${port}?tls=false`,
    stop: () => container.stop(),
  };
}
