import type { BoxScanEvent } from '@boxtrail/contracts';
import { perSecond, type Case } from '../case';
import { asEmmett, openEmmett, toEmmett } from '../subjects/emmett';
import { decider, loadAll, loadOurs, streams } from '../subjects/load10';
import { eventsPerStream, scanOf, streamOf, Workload } from '../workload';

export const bench: Case = {
  key: 'load10.emmett',
  what: "load and fold a stream of 10, against Emmett's aggregateStream",
  unit: 'streams/s',
  slices: 4,
  fair: 'one caller on both sides, the same events and the same fold; Emmett reads through a warm pool without schema checks',
  async setup(bench) {
    const counts = { count: bench.pick(6_000, 2_500), warmUp: 3_000 };
    const ours = await loadOurs(bench, counts);
    const database = await bench.database();
    const emmett = await openEmmett(database, 8);
    const workload = new Workload();
    const boxes = Array.from({ length: streams }, () => workload.nextBox()).values();
    const writer = async () => {
      for (const sscc of boxes) {
        const events = Array.from({ length: eventsPerStream }, (_, i) => toEmmett(scanOf(sscc, i + 1)));
        await emmett.appendToStream(streamOf(sscc), events);
      }
    };
    await Promise.all(Array.from({ length: 8 }, writer));
    return {
      ours: ours.side,
      limit: {
        name: 'Emmett, aggregateStream',
        ...counts,
        run: (count) =>
          asEmmett(() =>
            perSecond(count, () =>
              loadAll(count, async (stream) => {
                const { state } = await emmett.aggregateStream(stream, {
                  initialState: () => decider.initial,
                  evolve: (current: typeof decider.initial, event: unknown) =>
                    decider.evolve(current, event as BoxScanEvent),
                });
                return state.scans.size;
              }),
            ),
          ),
      },
      teardown: async () => {
        await ours.close();
        await database.drop();
      },
    };
  },
};
