import { readFile } from 'node:fs/promises';
import { boxtrailApi, bulk, csv } from '@boxtrail/api-client';
import type { Case } from '../case';
import { contexts } from '../../../apps/boxtrail/contexts';
import { Child } from '../processes/child';
import type { DayToPlay } from '../processes/day-player';
import { network, serveOn } from '../served';
import { RawLog } from '../subjects/raw';
import { trailsSchema } from '../../../libs/audit/src/views/trails/trails.view';

export const bench: Case = {
  key: 'chain.day',
  what: 'steps of trails a second, recorded and visible, while the seeded day is played over REST, against raw single INSERTs over 8 connections',
  unit: 'steps or rows/s',
  fair: 'the day is played by another process over REST, as partners would, on a network imported before the clock starts; the clock stops when the trails show the last recorded event; the raw side writes one event row per transaction',
  async setup(bench) {
    const boxes = bench.pick(2_000, 300);
    const withNetwork = await bench.database();
    const importing = await serveOn(contexts, withNetwork);
    const coordinator = boxtrailApi({ url: importing.url, key: importing.keys['coordinator'] ?? '' });
    const stations = csv(await readFile(network));
    await bulk(() => coordinator.POST('/v1/stations/import', stations));
    await importing.close();
    const player = await Child.start<object, DayToPlay, number>('day-player', {});
    const raw = await RawLog.open(bench, 8);
    const day = async () => {
      const database = await bench.database(withNetwork);
      const served = await serveOn(contexts, database);
      const seconds = await player.run({ url: served.url, keys: served.keys, boxes, network });
      const { rows } = await database
        .pool(1)
        .query<{ steps: string }>(`SELECT count(*) AS steps FROM ${trailsSchema}.steps`);
      await served.close();
      await database.drop();
      return Number(rows[0]?.steps) / seconds;
    };
    return {
      ours: { name: `ours: a day of ${boxes} boxes`, count: 1, warmUp: 1, run: day },
      limit: raw.single(8, { count: bench.pick(20_000, 5_000), warmUp: 4_000 }),
      teardown: async () => {
        await player.close();
        await raw.close();
        await withNetwork.drop();
      },
    };
  },
};
