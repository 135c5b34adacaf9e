import type { Bench } from './bench';
import type { Case, Ready } from './case';
import { namesOf, type Measured } from './output';
import type { Round } from './statistics';

/**
 * Warms both sides up by count, then measures them in turn, round by round, alternating the order: other load on the
 * machine affects both alike, and only figures of the same round are compared. Where work can be divided, a round is
 * measured in slices, for the same reason.
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
      const figures = await measureRound(ready, subject, round);
      if (aside !== undefined) asides.push(await aside.run(aside.count));
      measured.push({ ...figures, ratio: ratio(figures.ours, figures.limit) });
    }
    const after = await ready.afterwards?.();
    return { case: subject, names: namesOf(ready), rounds: measured, asides, after };
  } finally {
    await ready.teardown();
  }
}

async function measureRound(
  ready: Ready,
  { slices = 1, unit }: Case,
  round: number,
): Promise<Omit<Round, 'ratio'>> {
  const figures = { ours: [] as number[], limit: [] as number[] };
  for (let slice = 0; slice < slices; slice += 1) {
    const order = (round + slice) % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const);
    for (const side of order)
      figures[side].push(await ready[side].run(Math.ceil(ready[side].count / slices)));
  }
  const whole = unit.endsWith('/s') ? rateOf : meanOf;
  return { ours: whole(figures.ours), limit: whole(figures.limit) };
}

const meanOf = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
/** The rate over slices of the same count: total work over total time. */
const rateOf = (rates: readonly number[]): number => 1 / meanOf(rates.map((rate) => 1 / rate));
