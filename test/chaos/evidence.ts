import { randomUUID } from 'node:crypto';
import { publishingContexts } from '@boxtrail/messaging';
import type { RecordedEvent } from '@boxtrail/kernel';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { Pool } from 'pg';
import type { Client } from '../torture/client';
import { readJournal } from '../torture/journal';
import type { Rebuilt } from '../torture/verdict';
import { wholeLog } from '../torture/whole-log';
import type { Installation } from './installation';
import { poisonHeader } from './meddler';
import { differencesFromReplay } from './replay';
import type { Evidence, Follower, Group, ParkedThere, Sighting, Topic } from './verdict';

export const groups: readonly Group[] = [
  { group: 'packing.create-jobs', type: 'orders.RoundClosed', effect: 'packing.PackingJobCreated' },
  { group: 'delivery.checkpoints', type: 'passes.PassVerified', effect: 'delivery.CheckpointPassed' },
];

const followers: readonly Follower[] = [
  {
    group: 'orders.replace-suppliers',
    contexts: ['orders'],
    effects: ['orders.RoundMoved', 'orders.RoundNotMoved'],
  },
  {
    group: 'packing.move-jobs',
    contexts: ['orders', 'packing'],
    effects: ['packing.PackingJobMoved', 'packing.PackingJobNotMoved', 'packing.PackingJobKept'],
  },
  {
    group: 'money.follow-facts',
    contexts: ['orders', 'packing', 'delivery'],
    effects: ['money.NeedTransferred'],
  },
];

export const topicOf = (context: string): string => `boxtrail.${context}`;

/** Timeout of a read without new data, in ms. */
const silenceMs = 30_000;
const settlesWithinMs = 180_000;
const rebuildMs = 280_000;

export interface Gathering {
  readonly installation: Installation;
  readonly client: Client;
  readonly journal: string;
  readonly prefix: string;
  readonly complete: boolean;
}

/** Waits until everything is idle, and reads log, topics and views. */
export async function gather(gathering: Gathering): Promise<Evidence> {
  const { installation, client, journal, prefix, complete } = gathering;
  const pool = new Pool({
    connectionString: installation.postgres.url,
    max: 1,
    connectionTimeoutMillis: 5_000,
  });
  const kafka = new Kafka({ brokers: [installation.broker.address], logLevel: logLevel.NOTHING });
  try {
    await atRest(pool);
    const log: RecordedEvent[] = [];
    for await (const item of wholeLog(client, installation.keys['auditor'] ?? ''))
      log.push(item as unknown as RecordedEvent);
    const topics = new Map<string, Topic>();
    for (const context of publishingContexts) topics.set(context, await readTopic(kafka, topicOf(context)));
    const differences = await differencesFromReplay(log, client, installation.keys['auditor'] ?? '');
    return {
      journal: readJournal(journal),
      log,
      topics,
      groups,
      followers,
      parked: await parkedIn(pool),
      marks: await marksIn(pool),
      views: await rebuildAll(installation, client),
      differences,
      prefix,
      complete,
    };
  } finally {
    await pool.end();
  }
}

/** Topics without some of their events, and partitions that groups have not read to the end. */
const unfinished = `
  SELECT (SELECT position FROM log.head) AS head,
    (SELECT count(*) FROM messaging.topics t WHERE EXISTS (
      SELECT FROM log.events e WHERE e.position > t.position AND e.type LIKE split_part(t.topic, '.', 2) || '.%')) +
    (SELECT count(*) FROM unnest($1::text[], $2::text[]) AS g(consumer, topic) JOIN messaging.topics t USING (topic)
      CROSS JOIN unnest(t.tails) WITH ORDINALITY AS tail(position, n)
      LEFT JOIN messaging.high_water h ON h.consumer = g.consumer AND h.topic = g.topic AND h.partition = n - 1
      WHERE tail.position > coalesce(h.position, 0)) AS left`;

/**
 * Resolves when relays and groups have finished and their effects have no further effects, or after a timeout: the
 * verdict then names what is missing.
 */
async function atRest(pool: Pool): Promise<void> {
  const read = [
    ...groups.map(({ group, type }) => ({ group, context: type.slice(0, type.indexOf('.')) })),
    ...followers.flatMap(({ group, contexts }) => contexts.map((context) => ({ group, context }))),
  ];
  const names = read.map(({ group }) => group);
  const topics = read.map(({ context }) => topicOf(context));
  let before: string | undefined;
  for (const deadline = Date.now() + settlesWithinMs; Date.now() < deadline;) {
    const { rows } = await pool.query<{ head: string; left: string }>(unfinished, [names, topics]);
    const { head, left } = rows[0] ?? {};
    if (left === '0' && head === before) return;
    before = left === '0' ? head : undefined;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** All messages of a topic, up to its present end. */
async function readTopic(kafka: Kafka, topic: string): Promise<Topic> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const found: Sighting[][] = ends.map(() => []);
  const left = new Set(ends.filter(({ low, high }) => low !== high).map(({ partition }) => partition));
  const reader = kafka.consumer({ groupId: `chaos-judge-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await reader.connect();
  await reader.subscribe({ topic, fromBeginning: true });
  try {
    await new Promise<void>((resolve, reject) => {
      if (left.size === 0) resolve();
      const silence = setTimeout(() => reject(new Error(`${topic} could not be read to its end`)), silenceMs);
      const eachBatch = async ({ batch }: { batch: { partition: number; messages: KafkaMessage[] } }) => {
        silence.refresh();
        const { partition, messages } = batch;
        found[partition]?.push(...messages.map(sightingOf));
        const end = Number(ends.find((each) => each.partition === partition)?.high);
        if ((found[partition]?.at(-1)?.offset ?? -1) >= end - 1) left.delete(partition);
        if (left.size > 0) return;
        clearTimeout(silence);
        resolve();
      };
      reader.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await reader.disconnect();
  }
  return found;
}

function sightingOf({ offset, key, headers }: KafkaMessage): Sighting {
  const position = Number(String(headers?.['ce_position']));
  const poison = headers?.[poisonHeader];
  return {
    offset: Number(offset),
    key: String(key),
    ...(position > 0 && { position }),
    ...(poison !== undefined && { poison: String(poison) }),
  };
}

async function parkedIn(pool: Pool): Promise<ParkedThere[]> {
  const { rows } = await pool.query<ParkedThere & { position: string | null }>(
    'SELECT consumer AS "group", place, position, reason FROM messaging.parked ORDER BY id',
  );
  return rows.map((row) => ({ ...row, position: row.position === null ? null : Number(row.position) }));
}

async function marksIn(pool: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ consumer: string; topic: string; partition: number; position: string }>(
    'SELECT consumer, topic, partition, position FROM messaging.high_water',
  );
  return new Map(
    rows.map(({ consumer, topic, partition, position }) => [
      `${consumer} ${topic.slice(topic.indexOf('.') + 1)}/${partition}`,
      Number(position),
    ]),
  );
}

async function rebuildAll({ url, keys }: Installation, client: Client): Promise<Rebuilt[]> {
  const views: Rebuilt[] = [];
  for (const { view } of await client.get<{ view: string }[]>('/v1/views', keys['auditor'] ?? '')) {
    const path = `/v1/views/${view}/rebuild`;
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys['admin']}`, 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(rebuildMs),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    views.push((await answer.json()) as Rebuilt);
  }
  return views;
}
