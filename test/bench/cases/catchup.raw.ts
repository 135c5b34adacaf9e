import { perSecond, type Case } from '../case';
import { filledLog } from '../filled-log';
import { catchUp, forget, makeRawTables, projectRaw, readRaw, view } from '../subjects/box-view';

/** Events that a catching-up view reads at a time. */
const batch = 5_000;

export const bench: Case = {
  key: 'catchup.raw',
  what: 'a live view catches up from an empty state: upsert and checkpoint, batch by batch',
  unit: 'events/s',
  fair: 'the raw side reads pages of the same size, only the columns that are needed, while it writes the page before; it runs the same statements of the projection and moves its checkpoint in the same transaction, which waits for the disk on neither side',
  async setup(bench) {
    const log = await filledLog(bench, bench.pick(1_000_000, 120_000));
    await forget(log);
    const counts = { count: log.events, warmUp: log.events };
    return {
      ours: {
        name: `ours: the runner of ${view.name}`,
        ...counts,
        run: async (count) => {
          await forget(log);
          return perSecond(count, () => catchUp(log));
        },
      },
      limit: {
        name: `pages of ${batch}, overlapped`,
        ...counts,
        run: async (count) => {
          await makeRawTables(log.pool, 'raw_boxes');
          return perSecond(count, async () => {
            const client = await log.pool.connect();
            let from = 0;
            for await (const page of readRaw(log, batch)) {
              await projectRaw(client, 'raw_boxes', from, page);
              from = page.position;
            }
            client.release();
          });
        },
      },
      teardown: async () => {
        await forget(log);
        await log.pool.query('DROP SCHEMA raw_boxes CASCADE');
      },
    };
  },
};
