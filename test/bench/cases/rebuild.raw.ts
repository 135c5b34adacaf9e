import { rebuild } from '@boxtrail/projections';
import { perSecond, type Case } from '../case';
import { filledLog } from '../filled-log';
import { catchUp, forget, readRaw, view } from '../subjects/box-view';

export const bench: Case = {
  key: 'rebuild.raw',
  what: 'a per-box view rebuilt, compared with the live one and switched, against the best raw parsed ordered read',
  unit: 'events/s',
  fair: 'the raw side reads the events of the same types in the same order and parses them, without folding, writing or comparing; `npm run boxtrail -- rebuild` calls the measured function',
  async setup(bench) {
    const log = await filledLog(bench, bench.pick(1_000_000, 120_000));
    await forget(log);
    await catchUp(log);
    // The whole log is read each time. A short log is read several times first, until the compiler is warm.
    const counts = { count: log.events, warmUp: Math.max(log.events, 1_000_000) };
    const times = (count: number) => Math.round(count / log.events);
    return {
      ours: {
        name: `ours: rebuild of ${view.name}`,
        ...counts,
        run: (count) =>
          perSecond(times(count) * log.events, async () => {
            for (let n = 0; n < times(count); n += 1) {
              const { equal } = await rebuild(log.pool, log.store, view);
              if (!equal) throw new Error('the rebuilt view differs from the live one');
            }
          }),
      },
      limit: {
        name: 'pages of 5,000, parsed',
        ...counts,
        run: (count) =>
          perSecond(times(count) * log.events, async () => {
            for (let n = 0; n < times(count); n += 1) {
              let read = 0;
              for await (const { events } of readRaw(log, 5_000)) read += events.length;
              if (read === 0) throw new Error('nothing was read');
            }
          }),
      },
      teardown: () => forget(log),
    };
  },
};
