import * as fc from 'fast-check';
import { PackingJobCreated } from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import { boxDecider } from './box.decider';
import type { BoxState } from './box';
import { packTogether, type BoxAtBench } from './packing-batch';
import { packingJobDecider } from './packing-job.decider';

const at = '2026-03-01T13:00:00.000Z';
const gtin = '06901234000023';
const home = { building: '3', unit: '2-501', payment: 'prepaid', amountFen: 6_000 } as const;
const created = PackingJobCreated.of(at, {
  jobId: 'R-1',
  roundId: 'R-1',
  communityGln: '6900000000313',
  supplierGln: '6901234000016',
  boxes: 5,
  needs: [
    { needId: 'N-1', householdRef: 'H-1', ...home, lines: [{ gtin, quantity: 2 }] },
    { needId: 'N-2', householdRef: 'H-2', ...home, lines: [{ gtin, quantity: 3 }] },
  ],
});
const state = fold(packingJobDecider, [created]);
const box = (sscc: string, needId = 'N-1'): BoxAtBench => ({
  occurredAt: at,
  sscc,
  needId,
  gtin,
  contents: [{ gtin: '06901234000030', lot: 'L-77', quantity: 2 }],
  weightGrams: 4200,
  packedAtGln: '6901234000016',
});

/** Packs boxes together, each on its own history; answers what became of each. */
function outcomes(boxes: readonly BoxAtBench[], before: ReadonlyMap<string, BoxState> = new Map()): string[] {
  const streams = new Map(before);
  const counts = new Map<string, number>();
  for (const known of before.values()) {
    if (known.status !== 'none') counts.set(known.box.needId, (counts.get(known.box.needId) ?? 0) + 1);
  }
  const packed = [...counts].map(([needId, count]) => ({ needId, gtin, count }));
  const commandFor = packTogether({ jobId: 'R-1', state, packed, known: new Set(before.keys()) });
  return boxes.map((one) => {
    const present = streams.get(one.sscc) ?? boxDecider.initial;
    try {
      const events = boxDecider.decide(commandFor(one), present);
      streams.set(
        one.sscc,
        events.reduce((s, e) => boxDecider.evolve(s, e), present),
      );
      return events.length > 0 ? 'packed' : 'again';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  });
}
const packedBefore = (one: BoxAtBench): [string, BoxState] => {
  const command = packTogether({ jobId: 'R-1', state, packed: [], known: new Set() })(one);
  const events = boxDecider.decide(command, boxDecider.initial);
  return [one.sscc, events.reduce((s, e) => boxDecider.evolve(s, e), boxDecider.initial)];
};

describe('boxes packed together', () => {
  it('fill a need up to its quantity, counting one another', () => {
    expect(outcomes([box('1'), box('2'), box('3'), box('4', 'N-2')])).toEqual([
      'packed',
      'packed',
      'NEED_ALREADY_FILLED',
      'packed',
    ]);
  });

  it('count those that were packed before', () => {
    const before = new Map([packedBefore(box('1'))]);
    expect(outcomes([box('2'), box('3')], before)).toEqual(['packed', 'NEED_ALREADY_FILLED']);
  });

  it('take no place when they are sent again, or refused for another reason', () => {
    const before = new Map([packedBefore(box('1'))]);
    const other = { ...box('1'), weightGrams: 9 };
    expect(outcomes([box('1'), other, box('9', 'N-9'), box('2'), box('2')], before)).toEqual([
      'again',
      'SSCC_ALREADY_USED',
      'NEED_NOT_IN_JOB',
      'packed',
      'again',
    ]);
  });

  it('take a place when their number was refused before in the same batch', () => {
    expect(outcomes([box('1', 'N-9'), box('1'), box('2'), box('3')])).toEqual([
      'NEED_NOT_IN_JOB',
      'packed',
      'packed',
      'NEED_ALREADY_FILLED',
    ]);
  });

  it('never overfill a need, and never leave a place empty that a box came for', () => {
    const boxes = fc.array(
      fc
        .record({ number: fc.nat(9), need: fc.constantFrom('N-1', 'N-2') })
        .map(({ number, need }) => box(`${need}-${number}`, need)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(boxes, (all) => {
        const found = outcomes(all);
        for (const [needId, quantity] of [
          ['N-1', 2],
          ['N-2', 3],
        ] as const) {
          const mine = all.filter((one) => one.needId === needId);
          const packed = found.filter((outcome, i) => outcome === 'packed' && all[i]?.needId === needId);
          expect(packed).toHaveLength(Math.min(quantity, new Set(mine.map(({ sscc }) => sscc)).size));
        }
      }),
    );
  });
});
