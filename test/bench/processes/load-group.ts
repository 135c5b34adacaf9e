import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { ParkedMessages } from '@boxtrail/messaging';
import { openMessages } from '../subjects/messages';
import { now } from '../sightings';
import type { Start } from './child';

export interface LoadGroupOptions {
  readonly url: string;
  readonly kafka: KafkaConfig;
  readonly group: string;
}

/** Handles messages until `messages` since the last order, or until `withinMs` is over; each takes `handlingMs`. */
export interface GroupOrder {
  readonly messages: number;
  readonly withinMs: number;
  readonly handlingMs: number;
}

export interface GroupAnswer {
  /** Distinct messages since the last order. */
  readonly handled: number;
  readonly repeated: number;
  /** Messages that came after a later one of their key. */
  readonly disordered: number;
  readonly parked: number;
  /** Largest number of concurrent handlers. */
  readonly inHand: number;
  readonly ms: number;
  /** MiB at the order, and the maximum since: of the process, and of Node's heap and buffers. */
  readonly before: Memory;
  readonly peak: Memory;
}

export interface Memory {
  readonly rss: number;
  readonly kept: number;
}

const mib = 1_048_576;
const sampleMs = 100;

/** A process of one group whose handler can be slowed down. */
export const start: Start<LoadGroupOptions, GroupOrder, GroupAnswer> = async ({ url, kafka, group }) => {
  const messages = await openMessages(url, { config: kafka });
  const parked = new ParkedMessages(messages.pool);
  const last = new Map<string, number>();
  let handlingMs = 0;
  let inHand = 0;
  const since = { handled: 0, repeated: 0, disordered: 0, inHand: 0 };
  await messages.start([
    {
      group,
      types: ['delivery.BoxesLoaded'],
      handle: async ({ stream, revision }) => {
        inHand += 1;
        since.inHand = Math.max(since.inHand, inHand);
        if (handlingMs > 0) await new Promise((resolve) => setTimeout(resolve, handlingMs));
        inHand -= 1;
        const before = last.get(stream) ?? 0;
        if (revision <= before) since.repeated += 1;
        else {
          if (revision !== before + 1) since.disordered += 1;
          last.set(stream, revision);
          since.handled += 1;
        }
      },
    },
  ]);
  return {
    run: async (order) => {
      handlingMs = order.handlingMs;
      const began = now();
      const before = memory();
      let peak = before;
      while (since.handled < order.messages && now() - began < order.withinMs) {
        await new Promise((resolve) => setTimeout(resolve, sampleMs));
        const { rss, kept } = memory();
        peak = { rss: Math.max(peak.rss, rss), kept: Math.max(peak.kept, kept) };
      }
      const answer = { ...since, ms: now() - began, before, peak };
      Object.assign(since, { handled: 0, repeated: 0, disordered: 0, inHand: 0 });
      return { ...answer, parked: (await parked.counts([group])).get(group)?.parked ?? 0 };
    },
    close: messages.close,
  };
};

function memory(): Memory {
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss: rss / mib, kept: (heapUsed + external) / mib };
}
