import { rebuild } from '@boxtrail/projections';
import type { RecordedEvent } from '@boxtrail/kernel';
import { postgreSQLProjection, rebuildPostgreSQLProjections } from '@event-driven-io/emmett-postgresql';
import { best, perSecond, type Case } from '../case';
import { boxOf, eventsPerBox, filledLog } from '../filled-log';
import { catchUp, forget, view } from '../subjects/box-view';
import { asEmmett, openEmmett, toEmmett } from '../subjects/emmett';
import { packedBox, scanOf, streamOf } from '../workload';

export const bench: Case = {
  key: 'rebuild.emmett',
  what: 'the same view rebuilt by Emmett, with an index on its position added',
  unit: 'events/s',
  fair: 'Emmett waits between two batches and reads 100 events at a time unless told otherwise: here it does not wait, and reads the best batch size of 1,000, 5,000 and 20,000, tried in the warm-up of this run; indexes on its position are added; its projection runs the same statements on its own connection, although Emmett passes one event at a time; its log is shorter, an advantage because it slows down with length, and was written by one writer: with several concurrent writers its reader skips events, and the case would fail',
  async setup(bench) {
    const log = await filledLog(bench, bench.pick(1_000_000, 120_000));
    await forget(log);
    await catchUp(log);
    const database = await bench.database();
    const emmett = await openEmmett(database, 8);
    const boxes = bench.pick(4_000, 600);
    for (let n = 0; n < boxes; n += 1) {
      const scans = Array.from({ length: eventsPerBox - 1 }, (_, i) => scanOf(boxOf(n), i + 1));
      await emmett.appendToStream(
        streamOf(boxOf(n)),
        [packedBox(boxOf(n), '2900000000018'), ...scans].map(toEmmett),
      );
    }
    const pool = database.pool(2);
    await pool.query('CREATE INDEX ON emt_messages (global_position)');
    await pool.query('CREATE INDEX ON emt_messages (transaction_id, global_position)');
    await pool.query('ANALYZE emt_messages');
    await pool.query(view.tables);

    const events = boxes * eventsPerBox;
    let runs = 0;
    const rebuildThere = (batchSize: number) =>
      asEmmett(() =>
        perSecond(events, async () => {
          await pool.query('TRUNCATE boxes');
          runs += 1;
          let seen = 0;
          const consumer = rebuildPostgreSQLProjections({
            connectionString: database.url,
            pulling: { batchSize, pullingFrequencyInMs: 0 },
            projections: [
              postgreSQLProjection({
                name: `boxes-${runs}`,
                canHandle: [...view.types],
                handle: async (batch, { connection: { client } }) => {
                  seen += batch.length;
                  const recorded = batch.map(({ type, data, metadata }) => {
                    const { occurredAt } = metadata as unknown as { occurredAt: string };
                    return { event: { type, occurredAt, data } } as RecordedEvent;
                  });
                  await view.project(recorded, {
                    query: async (text, values = []) =>
                      (await (client as unknown as typeof pool).query(text, [...values])).rows as never[],
                  });
                },
              }),
            ],
          });
          await consumer.start();
          await consumer.close();
          if (seen !== events) throw new Error(`Emmett saw ${seen} events, not ${events}`);
        }),
      );
    const batchSize = await best([1_000, 5_000, 20_000], rebuildThere);
    return {
      ours: {
        name: `ours: rebuild of ${view.name}`,
        count: log.events,
        warmUp: log.events,
        run: (count) => perSecond(count, () => rebuild(log.pool, log.store, view)),
      },
      limit: {
        name: `Emmett, batches of ${batchSize.toLocaleString('en-US')}`,
        count: events,
        warmUp: events,
        run: () => rebuildThere(batchSize),
      },
      teardown: async () => {
        await forget(log);
        await database.drop();
      },
    };
  },
};
