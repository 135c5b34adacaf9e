import { perSecond, type Case } from '../case';
import type { AppenderOptions } from '../processes/appender';
import { Child } from '../processes/child';

export const bench: Case = {
  key: 'append2p.append1p',
  what: 'two processes of 256 callers, against one of 512',
  unit: 'events/s',
  slices: 4,
  fair: 'ours against ours: the same program, started once or twice, on one log',
  async setup(bench) {
    const database = await bench.database();
    const start = (callers: number, series: number) =>
      Child.start<AppenderOptions, number, void>('appender', { url: database.url, callers, series });
    const [one, left, right] = [await start(512, 1), await start(256, 2), await start(256, 3)];
    await one.run(1); // creates the first partition of the log
    const counts = { count: 512 * bench.pick(100, 50), warmUp: 512 * 30 };
    return {
      ours: {
        name: '2 processes of 256 callers',
        ...counts,
        run: (count) =>
          perSecond(count, () =>
            Promise.all([left.run(Math.ceil(count / 2)), right.run(Math.floor(count / 2))]),
          ),
      },
      limit: {
        name: '1 process of 512 callers',
        ...counts,
        run: (count) => perSecond(count, () => one.run(count)),
      },
      teardown: async () => {
        await Promise.all([one.close(), left.close(), right.close()]);
        await database.drop();
      },
    };
  },
};
