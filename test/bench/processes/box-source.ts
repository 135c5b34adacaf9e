import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import type { NewEvent } from '@boxtrail/event-store';
import { boxesKept, openMessages } from '../subjects/messages';
import { now } from '../sightings';
import { packedBox, Workload } from '../workload';
import type { Start } from './child';

export interface BoxSourceOptions {
  readonly url: string;
  /** Omitted: the embedded mode, where this process keeps the view too. */
  readonly kafka?: KafkaConfig;
}

/**
 * `make`: prepares this many events. `callers`: this many concurrent callers append them as fast as they can.
 * `perSecond`: appends them one by one at this rate.
 */
export type BoxOrder =
  | { readonly make: number }
  | ({ readonly count: number } & ({ readonly callers: number } | { readonly perSecond: number }));

export interface BoxAnswer {
  /** Box and time (`now`) before its append. Empty for callers. */
  readonly sent: readonly (readonly [string, number])[];
  /** Box and time at which its row was visible; embedded mode only. */
  readonly seen: readonly (readonly [string, number])[];
}

/** A process that appends packed boxes to the log and, over Kafka, publishes them. */
export const start: Start<BoxSourceOptions, BoxOrder, BoxAnswer> = async ({ url, kafka }) => {
  const messages = await openMessages(
    url,
    kafka === undefined ? undefined : { config: kafka, fills: 'packing' },
  );
  const kept = kafka === undefined ? boxesKept(messages.pool) : undefined;
  await messages.start(kept === undefined ? [] : [await kept.consumer()]);
  const workload = new Workload();
  const made: { readonly sscc: string; readonly event: NewEvent }[] = [];
  const make = () => {
    const sscc = workload.nextBox();
    return { sscc, event: packedBox(sscc, '2900000000018') };
  };
  const append = async (): Promise<readonly [string, number]> => {
    const { sscc, event } = made.pop() ?? make();
    const at = now();
    await messages.store.append(`box-${sscc}`, 0, [event]);
    return [sscc, at];
  };
  return {
    run: async (order) => {
      if ('make' in order) {
        for (let n = 0; n < order.make; n += 1) made.push(make());
        return { sent: [], seen: [] };
      }
      const seen = kept?.next(order.count);
      const sent = 'callers' in order ? await allAtOnce(order, append) : await spaced(order, append);
      return { sent, seen: (await seen) ?? [] };
    },
    close: messages.close,
  };
};

async function allAtOnce(
  { count, callers }: { count: number; callers: number },
  append: () => Promise<unknown>,
): Promise<[]> {
  let left = count;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await append();
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return [];
}

/** At fixed times, whether or not the one before is answered: a slow answer delays no later event. */
async function spaced<T>(
  { count, perSecond }: { count: number; perSecond: number },
  append: () => Promise<T>,
): Promise<T[]> {
  const began = now();
  const all: Promise<T>[] = [];
  for (let i = 0; i < count; i += 1) {
    const wait = began + (i * 1_000) / perSecond - now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    all.push(append());
  }
  return Promise.all(all);
}
