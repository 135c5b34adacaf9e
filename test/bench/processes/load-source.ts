import { randomUUID } from 'node:crypto';
import { BoxesLoaded } from '@boxtrail/contracts';
import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { now } from '../sightings';
import { openMessages } from '../subjects/messages';
import { scanOf } from '../workload';
import type { Start } from './child';

export interface LoadSourceOptions {
  readonly url: string;
  readonly kafka: KafkaConfig;
  /** Number of distinct loads: keys. */
  readonly loads: number;
  /** Boxes in an event, 21 bytes each. */
  readonly boxes: number;
}

export interface LoadOrder {
  readonly count: number;
  readonly perSecond: number;
}

/** Largest number of concurrent appends. */
const atOnce = 512;

/** Appends events of loads at a steady rate, and publishes them; returns the duration in ms. */
export const start: Start<LoadSourceOptions, LoadOrder, number> = async ({ url, kafka, loads, boxes }) => {
  const messages = await openMessages(url, { config: kafka, fills: 'delivery' });
  await messages.start([]);
  const ssccs = Array.from({ length: boxes }, (_, n) => String(n).padStart(18, '9'));
  const revisions = new Array<number>(loads).fill(0);
  let appended = 0;
  const append = async () => {
    const load = appended++ % loads;
    const revision = revisions[load] ?? 0;
    revisions[load] = revision + 1;
    const loadId = `load-${load}`;
    const event = BoxesLoaded.of('2026-03-16T02:15:00.000Z', { loadId, atGln: '2900000000018', ssccs });
    const { metadata } = scanOf('', 1);
    await messages.store.append(loadId, revision, [{ id: randomUUID(), event, metadata }]);
  };
  return {
    run: async ({ count, perSecond }) => {
      const began = now();
      const open = new Set<Promise<void>>();
      for (let i = 0; i < count; i += 1) {
        const wait = began + (i * 1_000) / perSecond - now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        while (open.size >= atOnce) await Promise.race(open);
        const one = append().finally(() => open.delete(one));
        open.add(one);
      }
      await Promise.all(open);
      return now() - began;
    },
    close: messages.close,
  };
};
