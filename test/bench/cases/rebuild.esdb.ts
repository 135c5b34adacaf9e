import { randomUUID } from 'node:crypto';
import { EventStoreDBEventStore } from '@boxtrail/event-store/eventstoredb/eventstoredb-event-store';
import type { EventStore, NewEvent } from '@boxtrail/event-store';
import { rebuild, ViewRunner } from '@boxtrail/projections';
import type { Pool } from 'pg';
import { allViews } from '../../support/all-views';
import type { Bench } from '../bench';
import { perSecond, type Case } from '../case';
import { filledLog } from '../filled-log';
import { openServer, testedServer } from '../subjects/eventstoredb';
import { checkpointMigrations } from '@boxtrail/projections';
import { migrate } from '@boxtrail/database';

/** The views that are made from the events of the log. */
const views = allViews().filter(({ types }) => types.some((type) => /BoxSeen|BoxPacked/.test(type)));

async function catchUp(pool: Pool, store: EventStore): Promise<void> {
  await migrate(pool, 'progress', checkpointMigrations);
  const runner = new ViewRunner(pool, store, { warn: (message) => process.stderr.write(`${message}\n`) });
  await runner.start(views);
  const head = await store.head();
  for (const { name } of views)
    if (!(await runner.waitFor(name, head, 600_000))) throw new Error(`${name} is not up to date`);
  await runner.stop();
}

/** Copies a log, stream by stream, in its order. */
async function copy(from: EventStore, to: EventStore): Promise<void> {
  const revisions = new Map<string, number>();
  for await (const { events } of from.readAll(0, { batchSize: 2_000 })) {
    const byStream = new Map<string, NewEvent[]>();
    for (const { id, stream, event, metadata } of events)
      byStream.set(stream, [...(byStream.get(stream) ?? []), { id, event, metadata }]);
    await Promise.all(
      [...byStream].map(async ([stream, added]) => {
        const { revision } = await to.append(stream, revisions.get(stream) ?? 0, added);
        revisions.set(stream, revision);
      }),
    );
  }
}

const rebuildAll = (pool: Pool, store: EventStore) =>
  Promise.all(
    views.map(async (view) => {
      const { equal } = await rebuild(pool, store, view);
      if (!equal) throw new Error(`${view.name}: the rebuilt view differs from the live one`);
    }),
  );

export const bench: Case = {
  key: 'rebuild.esdb',
  what: `every view of a box rebuilt at once over EventStoreDB (${testedServer}), against the same over PostgreSQL`,
  unit: 'events/s',
  fair: 'the same events, views and database of the views; among the events of the in-memory server are four times as many of others',
  ratio: (ours, limit) => limit / ours,
  async setup(bench: Bench) {
    const log = await filledLog(bench, bench.pick(48_000, 24_000));
    const server = await openServer();
    const store = new EventStoreDBEventStore({ url: server.url, prefix: `bench_${randomUUID()}-` });
    await server.addForeign(2 * log.events);
    await copy(log.store, store);
    await server.addForeign(2 * log.events);
    const database = await bench.database();
    const pool = database.pool(40);
    const pgPool = log.database.pool(40);
    await Promise.all([catchUp(log.pool, log.store), catchUp(pool, store)]);
    const counts = { count: log.events, warmUp: log.events };
    const side = (name: string, ...given: [Pool, EventStore]) => ({
      name,
      ...counts,
      run: (count: number) => perSecond(count, () => rebuildAll(...given)),
    });
    return {
      ours: side(`EventStoreDB, ${testedServer}`, pool, store),
      limit: side('PostgreSQL', pgPool, log.store),
      teardown: async () => {
        await store.close();
        await server.close();
        await database.drop();
      },
    };
  },
};
