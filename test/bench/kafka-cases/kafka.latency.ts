import { brokerOf } from '../broker';
import type { Case } from '../case';
import type { BoxAnswer, BoxOrder, BoxSourceOptions } from '../processes/box-source';
import type { BoxViewOptions } from '../processes/box-view';
import { Child } from '../processes/child';
import { quantile } from '../statistics';

/** The default of `KAFKA_PARTITIONS`. */
const partitions = 12;
const perSecond = 50;

type Moments = readonly (readonly [sscc: string, at: number])[];

export const bench: Case = {
  key: 'kafka.latency',
  what: `from an append to a visible row of the view, ${perSecond} boxes a second, p50 through Kafka against the embedded mode`,
  unit: 'ms',
  fair: 'the same group, projection and rows; over Kafka one process appends and fills the topic and another reads it, embedded one process does all, as the two modes do; events come at fixed times, whether or not the earlier ones have arrived; both processes use the same clock',
  async setup(bench) {
    const kafka = (await brokerOf(bench)).config({ partitions });
    const [apart, together] = [await bench.database(), await bench.database()];
    const view = await Child.start<BoxViewOptions, number, Moments>('box-view', { url: apart.url, kafka });
    const start = (options: BoxSourceOptions) =>
      Child.start<BoxSourceOptions, BoxOrder, BoxAnswer>('box-source', options);
    const source = await start({ url: apart.url, kafka });
    const embedded = await start({ url: together.url });
    const all = { kafka: [] as number[], embedded: [] as number[] };
    const figure = (into: number[], sent: Moments, seen: Moments): number => {
      const began = new Map(sent);
      const delays = seen.map(([sscc, at]) => at - (began.get(sscc) ?? NaN));
      into.push(...delays);
      return quantile(delays, 0.5);
    };
    const counts = { count: bench.pick(1_000, 250), warmUp: 500 };
    const warm = () => Object.values(all).forEach((delays) => delays.splice(0));
    let rounds = 0;
    const counted = async (count: number, measured: () => Promise<number>) => {
      // The warm-up is not measured.
      if (count === counts.count && rounds++ === 0) warm();
      return measured();
    };
    return {
      ours: {
        name: 'over Kafka, two processes',
        ...counts,
        run: (count) =>
          counted(count, async () => {
            const [seen, { sent }] = await Promise.all([view.run(count), source.run({ count, perSecond })]);
            return figure(all.kafka, sent, seen);
          }),
      },
      limit: {
        name: 'embedded, one process',
        ...counts,
        run: (count) =>
          counted(count, async () => {
            const { sent, seen } = await embedded.run({ count, perSecond });
            return figure(all.embedded, sent, seen);
          }),
      },
      afterwards: () => {
        const of = (delays: number[]) => ({ p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) });
        const [k, e] = [of(all.kafka), of(all.embedded)];
        const line = (name: string, { p50, p99 }: typeof k) =>
          `${name.padEnd(12)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
        return {
          lines: [
            `of all ${all.kafka.length.toLocaleString('en-US')} events of each side:`,
            line('over Kafka', k),
            line('embedded', e),
            `p99 over Kafka is ${(k.p99 / e.p99).toFixed(1)} times the embedded one`,
          ],
          figures: { kafkaP50: k.p50, kafkaP99: k.p99, embeddedP50: e.p50, embeddedP99: e.p99 },
        };
      },
      teardown: async () => {
        for (const part of [source, view, embedded]) await part.close();
        await apart.drop();
        await together.drop();
      },
    };
  },
};
