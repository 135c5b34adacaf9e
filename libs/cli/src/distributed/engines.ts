import { join } from 'node:path';
import {
  dockerAnswers,
  LocalKafka,
  startEventStoreDbContainer,
  startKafkaContainer,
} from '@boxtrail/dev-servers';

/** A server that the services depend on, external or started for them. */
export interface Engine {
  /** Display text: name, version, origin. */
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

/** Kafka at `KAFKA_BROKERS`, else in a container, else on the local Java. */
export async function openKafka(data: string, say: (line: string) => void): Promise<Engine> {
  const given = process.env['KAFKA_BROKERS'];
  if (given) return { name: 'Kafka (KAFKA_BROKERS)', url: given, stop: () => Promise.resolve() };
  if (await dockerAnswers()) return inContainer(await startKafkaContainer());
  const kafka = await LocalKafka.start(join(data, 'kafka'), say);
  return { name: `Apache Kafka ${kafka.version}`, url: kafka.brokers, stop: () => kafka.stop() };
}

/** EventStoreDB at `EVENTSTORE_URL`, else in a container. Throws with instructions when neither is available. */
export async function openEventStoreDb(): Promise<Engine> {
  const given = process.env['EVENTSTORE_URL'];
  if (given) return { name: 'EventStoreDB (EVENTSTORE_URL)', url: given, stop: () => Promise.resolve() };
  if (await dockerAnswers()) return inContainer(await startEventStoreDbContainer());
  throw new Error(
    '--store eventstoredb needs a server: install Docker, or set EVENTSTORE_URL to one that runs ' +
      '(esdb://127.0.0.1:2113?tls=false)',
  );
}

/** A container reports its image. */
export const inContainer = (server: Engine): Engine => ({
  name: `${server.name} (Docker)`,
  url: server.url,
  stop: () => server.stop(),
});
