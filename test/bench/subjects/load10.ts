import type { BoxScanEvent } from '@boxtrail/contracts';
import { fold, type RecordedEvent } from '@boxtrail/kernel';
import { boxScanDecider } from '../../../libs/delivery/src/domain/box-scan.decider';
import type { Bench } from '../bench';
import { perSecond, type Side } from '../case';
import { eventsPerStream, scanOf, streamOf, Workload } from '../workload';
import { openOurs } from './ours';

/** Number of streams: more than our caches hold, few enough to stay in memory. */
export const streams = 2_000;

export const decider = boxScanDecider;

/** One caller that loads streams one after the other, in scattered order. */
export async function loadAll(count: number, load: (stream: string) => Promise<number>): Promise<void> {
  const workload = new Workload();
  const names = Array.from({ length: streams }, () => streamOf(workload.nextBox()));
  for (let i = 0; i < count; i += 1) {
    const scans = await load(names[(i * 7_919) % streams] ?? '');
    if (scans !== eventsPerStream) throw new Error(`a stream of ${scans} events, not ${eventsPerStream}`);
  }
}

/** A log with these streams, and loading them as an aggregate that is not cached. */
export async function loadOurs(bench: Bench, counts: Pick<Side, 'count' | 'warmUp'>) {
  const ours = await openOurs(bench);
  const workload = new Workload();
  const boxes = Array.from({ length: streams }, () => workload.nextBox()).values();
  const writer = async () => {
    for (const sscc of boxes) {
      for (let revision = 0; revision < eventsPerStream; revision += 1) {
        await ours.store.append(streamOf(sscc), revision, [scanOf(sscc, revision + 1)]);
      }
    }
  };
  await Promise.all(Array.from({ length: 500 }, writer));
  const side: Side = {
    name: 'ours: read and fold, uncached',
    ...counts,
    run: (count) =>
      perSecond(count, () =>
        loadAll(count, async (stream) => {
          const events = (await ours.store.read(stream)) as RecordedEvent<BoxScanEvent>[];
          return fold(
            decider,
            events.map(({ event }) => event),
          ).scans.size;
        }),
      ),
  };
  return { ...ours, side };
}
