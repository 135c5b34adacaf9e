import type { Case } from '../case';
import { Child } from '../processes/child';
import { now } from '../sightings';
import { quantile } from '../statistics';
import { openEmmett, toEmmett } from '../subjects/emmett';
import { openOurs } from '../subjects/ours';
import { scanOf, streamOf, Workload } from '../workload';

/** Varying intervals between events, in ms: the log is idle when an event comes. */
const pauses = [1_130, 970, 1_390, 1_510, 1_270, 1_010];

export const bench: Case = {
  key: 'tail.emmett',
  what: 'from an append to the event seen by another process, p50',
  unit: 'ms',
  fair: "both logs idle, an event about every 1.2 seconds, appended by one process and followed by another; Emmett's consumer polls with a pause that grows to a second while the log is idle, and no setting shortens it",
  ratio: (ours, emmett) => emmett / ours,
  async setup(bench) {
    const ours = await openOurs(bench);
    const database = await bench.database();
    const emmett = await openEmmett(database, 2);
    const [tailOurs, tailEmmett] = [
      await Child.start<{ url: string }, number, readonly number[]>('tail-ours', { url: ours.database.url }),
      await Child.start<{ url: string }, number, readonly number[]>('tail-emmett', { url: database.url }),
    ];
    const workload = new Workload();
    const side = async (
      tail: typeof tailOurs,
      count: number,
      append: (stream: string, event: ReturnType<typeof scanOf>) => Promise<unknown>,
    ) => {
      const seen = tail.run(count);
      const sent: number[] = [];
      for (let i = 0; i < count; i += 1) {
        await new Promise((resolve) => setTimeout(resolve, pauses[i % pauses.length]));
        const sscc = workload.nextBox();
        sent.push(now());
        await append(streamOf(sscc), scanOf(sscc, 1));
      }
      const times = await seen;
      return quantile(
        times.map((time, i) => time - (sent[i] ?? 0)),
        0.5,
      );
    };
    /** Both logs are idle most of the time: a round measures both at once, and each side takes its own figure. */
    let round: Promise<{ ours: number; limit: number }> | undefined;
    const both = async (count: number) => {
      const [a, b] = await Promise.all([
        side(tailOurs, count, (stream, event) => ours.store.append(stream, 0, [event])),
        side(tailEmmett, count, (stream, event) => emmett.appendToStream(stream, [toEmmett(event)])),
      ]);
      return { ours: a, limit: b };
    };
    const figureOf = async (which: 'ours' | 'limit', count: number) => {
      const first = round === undefined;
      round ??= both(count);
      const figures = await round;
      if (!first) round = undefined;
      return figures[which];
    };
    const counts = { count: bench.pick(20, 4), warmUp: 2 };
    return {
      ours: { name: 'ours: subscribe', ...counts, run: (count) => figureOf('ours', count) },
      limit: { name: 'Emmett: consumer', ...counts, run: (count) => figureOf('limit', count) },
      teardown: async () => {
        await Promise.all([tailOurs.close(), tailEmmett.close()]);
        await ours.close();
        await database.drop();
      },
    };
  },
};
