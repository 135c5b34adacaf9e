import { brokerOf } from '../broker';
import type { Case } from '../case';
import { Child } from '../processes/child';
import type { GroupAnswer, GroupOrder, LoadGroupOptions } from '../processes/load-group';
import type { LoadOrder, LoadSourceOptions } from '../processes/load-source';

/**
 * MiB that a process may grow by while a group of its cannot keep up. What it holds then: an answer of the broker of 8 MiB
 * at most and its messages taken apart, the next one, and what waits to be collected.
 */
const boundMiB = 192;
const perSecond = 2_000;
/** Messages a process has in hand, about: 512 at most, and a batch of 1 MiB holds some 140 of these. */
const inHand = 256;
/** As long as it takes to be about ten times too slow. */
const handlingMs = (inHand * 1_000) / (perSecond / 10);
/** Boxes that a message names, and what it takes in the topic, about. */
const boxes = 300;
const messageBytes = boxes * 21 + 900;
const drainMs = 180_000;

export const bench: Case = {
  key: 'kafka.backpressure',
  what: `a group ten times too slow for ${perSecond.toLocaleString('en-US')} messages a second: how much its process grows, against the bound`,
  unit: 'MiB',
  fair: 'the bound is a number that stands in the case; the memory is that of the process as the system counts it, beyond what it had before the first round, sampled every 100 ms while messages are published and the group falls behind, and while it catches up at full speed afterwards; a second group in another process reads the same topic and keeps up, and grows by what the aside says. A message is some 7 KB: all that the slow group has not had when publishing ends is more than the bound, so a process that held it would break it',
  async setup(bench) {
    const kafka = (await brokerOf(bench)).config({ partitions: 12 });
    const database = await bench.database();
    const { url } = database;
    // Node's own sizes, as services have them: the large young generation of the bench would be most of what is measured.
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
    /** Of each process before the first round: what one round leaves behind counts in the next. */
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
        name: 'growth of the process that is too slow',
        ...counts,
        run: (count) => run(count, count === counts.count ? handlingMs : 0),
      },
      limit: { name: 'the bound', count: 0, warmUp: 0, run: () => Promise.resolve(boundMiB) },
      aside: {
        name: 'growth of the one that keeps up',
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
  /** Messages the slow group had not had when publishing ended. */
  readonly left: number;
  readonly growth: number;
}

/** What happened in all rounds. */
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
        ? ['the slow group was never far enough behind for its memory to show anything']
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
        )}/s, ${most(({ fell }) => fell.inHand)} of them in hand at most`,
        `it was ${number(backlog)} messages behind at most, and caught up at ${rate(
          sum(({ caught }) => caught.handled),
          sum(({ caught }) => caught.ms),
        )}/s`,
        `its process had ${number(rss)} MiB at most, of which Node kept ${number(kept)} in heap and buffers`,
        `the other group had each message ${number(most((each) => each.kept.ms - each.publishedMs))} ms after the last was published, at most`,
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
