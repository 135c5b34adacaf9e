import { brokerOf } from '../broker';
import type { Case } from '../case';
import { Child } from '../processes/child';
import type { GroupAnswer, GroupOrder, LoadGroupOptions } from '../processes/load-group';
import type { LoadOrder, LoadSourceOptions } from '../processes/load-source';

/**
 * Allowed memory growth, in MiB, of a process whose group cannot keep up. It may hold one broker response of at most 8
 * MiB with its parsed messages, the next response, and garbage not yet collected.
 */
const boundMiB = 192;
const perSecond = 2_000;
/** Approximate number of messages in process: at most 512, and a batch of 1 MiB holds about 140 of them. */
const inHand = 256;
/** Delay per message that makes the group about ten times too slow. */
const handlingMs = (inHand * 1_000) / (perSecond / 10);
/** Boxes in a message, and its approximate size in the topic. */
const boxes = 300;
const messageBytes = boxes * 21 + 900;
const drainMs = 180_000;

export const bench: Case = {
  key: 'kafka.backpressure',
  what: `a group ten times too slow for ${perSecond.toLocaleString('en-US')} messages a second: memory growth of its process, against the bound`,
  unit: 'MiB',
  fair: 'the bound is a constant of the case; memory is the resident size of the process above its size before the first round, sampled every 100 ms while messages are published and the group falls behind, and while it catches up at full speed; a second group in another process reads the same topic and keeps up, and its growth is printed beside it. A message is about 7 KB: the backlog of the slow group when publishing ends is larger than the bound, so a process that held it would exceed the bound',
  async setup(bench) {
    const kafka = (await brokerOf(bench)).config({ partitions: 12 });
    const database = await bench.database();
    const { url } = database;
    // Node's default sizes, as in services: the bench's large young generation would dominate the measurement.
    const group = (name: string) =>
      Child.start<LoadGroupOptions, GroupOrder, GroupAnswer>('load-group', { url, kafka, group: name }, []);
    const [slow, brisk] = [await group('bench.slow'), await group('bench.brisk')];
    const source = await Child.start<LoadSourceOptions, LoadOrder, number>('load-source', {
      url,
      kafka,
      loads: 1_000,
      boxes,
    });
    const counts = { count: perSecond * bench.pick(60, 20), warmUp: perSecond * 3 };
    const log = new Log(counts.count);
    /** Memory of each process before the first round: memory kept after one round counts in the next. */
    let atRest: { ours: number; aside: number } | undefined;
    let growth = { ours: 0, aside: 0 };
    const run = async (count: number, slowness: number) => {
      const publishing = source.run({ count, perSecond });
      const keepingUp = brisk.run({ messages: count, withinMs: drainMs, handlingMs: 0 });
      const behind = slow.run({
        messages: count,
        withinMs: (count * 1_000) / perSecond,
        handlingMs: slowness,
      });
      const [publishedMs, fell, kept] = await Promise.all([publishing, behind, keepingUp]);
      const left = count - fell.handled;
      const caught = await slow.run({ messages: left, withinMs: drainMs, handlingMs: 0 });
      const peak = Math.max(fell.peak.rss, caught.peak.rss);
      if (slowness > 0) atRest ??= { ours: fell.before.rss, aside: kept.before.rss };
      growth = {
        ours: peak - (atRest?.ours ?? peak),
        aside: kept.peak.rss - (atRest?.aside ?? kept.peak.rss),
      };
      if (slowness > 0) log.add({ publishedMs, fell, caught, kept, left, growth: growth.ours });
      return growth.ours;
    };
    return {
      ours: {
        name: 'growth of the slow process',
        ...counts,
        run: (count) => run(count, count === counts.count ? handlingMs : 0),
      },
      limit: { name: 'the bound', count: 0, warmUp: 0, run: () => Promise.resolve(boundMiB) },
      aside: {
        name: 'growth of the process that keeps up',
        count: 0,
        warmUp: 0,
        run: () => Promise.resolve(growth.aside),
      },
      afterwards: () => log.report(),
      teardown: async () => {
        for (const part of [source, slow, brisk]) await part.close();
        await database.drop();
      },
    };
  },
};

interface Stretch {
  readonly publishedMs: number;
  readonly fell: GroupAnswer;
  readonly caught: GroupAnswer;
  readonly kept: GroupAnswer;
  /** Backlog of the slow group when publishing ended. */
  readonly left: number;
  readonly growth: number;
}

/** Figures over all rounds. */
class Log {
  private readonly stretches: Stretch[] = [];

  constructor(private readonly count: number) {}

  add(stretch: Stretch): void {
    this.stretches.push(stretch);
  }

  report() {
    const most = (figure: (stretch: Stretch) => number) => Math.max(...this.stretches.map(figure));
    const sum = (figure: (stretch: Stretch) => number) =>
      this.stretches.reduce((total, stretch) => total + figure(stretch), 0);
    const published = this.count * this.stretches.length;
    const slowHad = sum(({ fell, caught }) => fell.handled + caught.handled);
    const briskHad = sum(({ kept }) => kept.handled);
    const lost = published - slowHad + (published - briskHad);
    const disordered = sum(({ fell, caught, kept }) => fell.disordered + caught.disordered + kept.disordered);
    const parked = most(({ caught, kept }) => caught.parked + kept.parked);
    const rss = most(({ fell, caught }) => Math.max(fell.peak.rss, caught.peak.rss));
    const kept = most(({ fell, caught }) => Math.max(fell.peak.kept, caught.peak.kept));
    const growth = most((stretch) => stretch.growth);
    const backlog = most(({ left }) => left);
    const rate = (messages: number, ms: number) =>
      Math.round((messages * 1_000) / ms).toLocaleString('en-US');
    const number = (value: number) => Math.round(value).toLocaleString('en-US');
    const wrong = [
      ...(growth > boundMiB ? [`the process grew by ${number(growth)} MiB, more than ${boundMiB}`] : []),
      ...(backlog * messageBytes < boundMiB * 1_048_576
        ? ['the backlog of the slow group was too small to test its memory']
        : []),
      ...(lost > 0 ? [`${number(lost)} messages were not handled`] : []),
      ...(disordered > 0 ? [`${number(disordered)} messages were not in the order of their key`] : []),
      ...(parked > 0 ? [`${number(parked)} messages were parked`] : []),
    ];
    return {
      lines: [
        `published ${number(published)} messages at ${rate(
          published,
          sum((each) => each.publishedMs),
        )}/s; meanwhile the slow group handled ${rate(
          sum(({ fell }) => fell.handled),
          sum(({ fell }) => fell.ms),
        )}/s, ${most(({ fell }) => fell.inHand)} of them in process at most`,
        `its largest backlog was ${number(backlog)} messages, and it caught up at ${rate(
          sum(({ caught }) => caught.handled),
          sum(({ caught }) => caught.ms),
        )}/s`,
        `its process had ${number(rss)} MiB at most, of which Node kept ${number(kept)} in heap and buffers`,
        `the other group received each message at most ${number(most((each) => each.kept.ms - each.publishedMs))} ms after the last was published`,
        `handled ${number(slowHad)} and ${number(briskHad)}; lost ${number(lost)}, parked ${number(parked)}, out of order ${number(disordered)}, repeated ${number(sum(({ fell, caught, kept: other }) => fell.repeated + caught.repeated + other.repeated))}`,
      ],
      figures: {
        published,
        lost,
        parked,
        disordered,
        backlog,
        rssMiB: rss,
        keptMiB: kept,
        growthMiB: growth,
        boundMiB,
      },
      ...(wrong.length > 0 && { broken: wrong.join('; ') }),
    };
  }
}
