import type { Bench } from './bench';
import type { Case } from './case';
import { namesOf, type Measured } from './output';
import type { Round } from './statistics';

/**
 * Warms both sides up by count, then measures them in turn, round by round, each round in the other order: what the
 * machine does meanwhile meets both alike, and only figures of the same round are held against each other.
 */
export async function measure(bench: Bench, subject: Case, rounds: number): Promise<Measured> {
  const ready = await subject.setup(bench);
  const { ours, limit, aside } = ready;
  const { ratio = (a: number, b: number) => a / b } = subject;
  try {
    for (const side of [ours, limit, aside])
      if (side !== undefined && side.warmUp > 0) await side.run(side.warmUp);
    await bench.settle();
    const measured: Round[] = [];
    const asides: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const figures = { ours: 0, limit: 0 };
      const order = round % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const);
      for (const side of order) figures[side] = await ready[side].run(ready[side].count);
      if (aside !== undefined) asides.push(await aside.run(aside.count));
      measured.push({ ...figures, ratio: ratio(figures.ours, figures.limit) });
    }
    return { case: subject, names: namesOf(ready), rounds: measured, asides };
  } finally {
    await ready.teardown();
  }
}
