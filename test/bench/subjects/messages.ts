import { type Consumer, type Messaging, messagingMigrations } from '@boxtrail/messaging';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { BatchLoader, migrate } from '@boxtrail/database';
import { EmbeddedMessaging } from '@boxtrail/messaging/embedded/embedded-messaging';
import { KafkaMessaging } from '@boxtrail/messaging/kafka/kafka-messaging';
import { checkpointMigrations, inSchema, prepare, projectInto, schemaOf } from '@boxtrail/projections';
import { Pool } from 'pg';
import { claimsView } from '../../../libs/delivery/src/views/boxes/boxes.view';
import { now } from '../sightings';
import { ourConnections } from './ours';

export interface Messages {
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly messaging: Messaging;
  start(consumers: readonly Consumer[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * The log and the messaging of a service, which publishes the topic of the named context. Without `kafka` in embedded
 * mode.
 */
export async function openMessages(
  url: string,
  kafka?: { readonly config: KafkaConfig; readonly fills?: string },
): Promise<Messages> {
  const pool = new Pool({ connectionString: url, max: ourConnections });
  const log = { warn: (message: string) => void process.stderr.write(`${message}\n`) };
  await migrate(pool, 'progress', checkpointMigrations);
  await migrate(pool, 'messaging', messagingMigrations);
  const store = await PostgresEventStore.open({ url, pool });
  const relays = () => (kafka?.fills === undefined ? [] : [kafka.fills]);
  const messaging =
    kafka === undefined
      ? new EmbeddedMessaging(pool, store, log)
      : new KafkaMessaging(pool, store, log, { config: kafka.config, relays });
  return {
    pool,
    store,
    messaging,
    start: (consumers) => messaging.start(consumers),
    close: async () => {
      await messaging.stop();
      await store.close();
      await pool.end();
    },
  };
}

type Sighting = readonly [sscc: string, at: number];

/**
 * A group that keeps the product's view of boxes from messages. Messages that arrive while rows are written are written
 * together, by the view's own projection. A message is handled when its row is visible.
 */
export function boxesKept(pool: Pool) {
  const seen: Sighting[] = [];
  let asked: { readonly count: number; answer(seen: readonly Sighting[]): void } | undefined;
  const answer = () => {
    if (asked === undefined || seen.length < asked.count) return;
    asked.answer(seen.splice(0, asked.count));
    asked = undefined;
  };
  const rows = new BatchLoader<RecordedEvent, void>(
    { maxBatchSize: 1_000, maxInFlight: 1 },
    async (events) => {
      const batch = { events, position: events.at(-1)?.position ?? 0 };
      await inSchema(pool, schemaOf(claimsView), (client) =>
        projectInto(client, claimsView, batch, claimsView.name),
      );
      const at = now();
      for (const { event } of events) seen.push([(event.data as { sscc: string }).sscc, at]);
      answer();
      return events.map(() => undefined);
    },
  );
  return {
    async consumer(): Promise<Consumer> {
      await prepare(pool, claimsView);
      return { group: 'bench.boxes', types: ['packing.BoxPacked'], handle: (event) => rows.load(event) };
    },
    /** Resolves when this many more boxes were seen. */
    next: (count: number) =>
      new Promise<readonly Sighting[]>((resolve) => {
        asked = { count, answer: resolve };
        answer();
      }),
  };
}
