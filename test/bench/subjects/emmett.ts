import { getPostgreSQLEventStore, type PostgresEventStore } from '@event-driven-io/emmett-postgresql';
import type { Event } from '@event-driven-io/emmett';
import { types } from 'pg';
import type { NewEvent } from '@boxtrail/event-store';
import type { Bench, Database } from '../bench';
import { best, perSecond, type Side } from '../case';
import { appendAll, Workload } from '../workload';

/** The same event for Emmett. */
export const toEmmett = ({ event, metadata }: NewEvent): Event =>
  ({ type: event.type, data: event.data, metadata: { ...metadata, occurredAt: event.occurredAt } }) as Event;

const int8 = 20;
const parsed = [int8, types.builtins.JSON, types.builtins.JSONB] as const;
const parsersNow = () => parsed.map((oid) => types.getTypeParser(oid));
const setParsers = (parsers: ReturnType<typeof parsersNow>) =>
  parsed.forEach((oid, i) => types.setTypeParser(oid, parsers[i] as (text: string) => unknown));
const usual = parsersNow();
let emmetts: ReturnType<typeof parsersNow> | undefined;

/** Emmett changes the type parsers of `pg` in the whole process: they are set only while it works. */
export async function asEmmett<T>(work: () => Promise<T>): Promise<T> {
  if (emmetts !== undefined) setParsers(emmetts);
  try {
    return await work();
  } finally {
    emmetts = parsersNow();
    setParsers(usual);
  }
}

/** Emmett on a pool of this size, its schema created beforehand and not checked again. */
export async function openEmmett(database: Database, connections: number): Promise<PostgresEventStore> {
  const open = (autoMigration: 'CreateOrUpdate' | 'None') =>
    getPostgreSQLEventStore(database.url, {
      connectionOptions: { pool: database.pool(connections) },
      schema: { autoMigration },
    });
  return asEmmett(async () => {
    await open('CreateOrUpdate').schema.migrate();
    return open('None');
  });
}

export const emmettIsFair =
  'Emmett has no batching over streams, so each append is its own transaction; it gets the expected revision, ' +
  'which saves it a read; its schema is created beforehand; the pool is the best of 8, 16 and 32 connections, tried in ' +
  'the warm-up of this run';

/** This many callers of Emmett's `appendToStream`, over their best pool. */
export async function emmettAppends(
  bench: Bench,
  callers: number,
  counts: Pick<Side, 'count' | 'warmUp'>,
): Promise<{ side: Side; close(): Promise<void> }> {
  const database = await bench.database();
  const workload = new Workload();
  const append = (store: PostgresEventStore, count: number) =>
    asEmmett(() =>
      perSecond(count, () =>
        appendAll(workload, callers, count, (stream, revision, event) =>
          store.appendToStream(stream, [toEmmett(event)], { expectedStreamVersion: BigInt(revision) }),
        ),
      ),
    );
  const candidates = await Promise.all(
    [8, 16, 32].map(async (connections) => ({ connections, store: await openEmmett(database, connections) })),
  );
  for (const { store } of candidates) await append(store, counts.warmUp);
  const { connections, store } = await best(candidates, (candidate) =>
    append(candidate.store, counts.warmUp),
  );
  return {
    side: { name: `Emmett, ${connections} connections`, ...counts, run: (count) => append(store, count) },
    close: () => database.drop(),
  };
}
