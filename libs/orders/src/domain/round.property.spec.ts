import * as fc from 'fast-check';
import { eventProblem, NeedRecorded, RoundOpened, type RoundEvent } from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import type { Need } from './round';
import { roundDecider, type RecordNeed, type RoundCommand } from './round.decider';

const at = '2026-03-01T08:00:00.000Z';
const cutoffAt = '2026-03-01T12:00:00.000Z';
const justBefore = '2026-03-01T11:59:59.999Z';
const justAfter = '2026-03-01T12:00:00.001Z';
const [vegetables, oil, infant] = ['06901234000023', '06901234000047', '06901234000054'] as const;
const roundId = 'R-1';

const opened = RoundOpened.of(at, {
  roundId,
  communityGln: '6900000000313',
  supplierGln: '6901234000016',
  cutoffAt,
  offers: [
    { gtin: oil, priceFen: 8000, contentsVersion: 1 },
    { gtin: vegetables, priceFen: 5000, contentsVersion: 1 },
  ],
  designation: null,
});
const household = { roundId, householdRef: 'H-1', building: '3', unit: '2-501', specialNeeds: [] };
const own = {
  order: 'own',
  payment: 'prepaid',
  placedByRef: null,
  proxyReason: null,
  lateFor: null,
} as const;
const record = (changes: Pick<RecordNeed, 'occurredAt' | 'needId' | 'lines'>): RecordNeed => ({
  type: 'RecordNeed',
  ...household,
  ...own,
  householdLimit: 100_000,
  ...changes,
});
const close = (closedBy: 'hand' | 'clock', occurredAt: string): RoundCommand => ({
  type: 'CloseRound',
  occurredAt,
  roundId,
  closedBy,
});

describe('rounds over random histories', () => {
  const needId = fc.integer({ min: 1, max: 6 }).map((n) => `N-${n}`);
  const line = fc.record({
    gtin: fc.constantFrom(vegetables, oil, infant),
    quantity: fc.integer({ min: 1, max: 2000 }),
  });
  const recordNeed = fc
    .record({
      needId,
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      occurredAt: fc.constantFrom(at, justAfter),
    })
    .map(record);
  const command: fc.Arbitrary<RoundCommand> = fc.oneof(
    { weight: 6, arbitrary: recordNeed },
    {
      weight: 2,
      arbitrary: needId.map((id): RoundCommand => ({
        type: 'CancelNeed',
        occurredAt: at,
        roundId,
        needId: id,
        reason: 'why',
      })),
    },
    { weight: 1, arbitrary: fc.constant(close('clock', justBefore)) },
  );

  it('have totals that equal the sum of the needs in force', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const history: RoundEvent[] = [opened];
        // The model: needs by id.
        const standing = new Map<string, Need>();
        for (const next of [...commands, close('hand', cutoffAt)]) {
          const events = decideOrRefuse(next, history);
          for (const event of events) {
            if (event.type === 'orders.NeedRecorded') standing.set(event.data.needId, event.data);
            if (event.type === 'orders.NeedCancelled') standing.delete(event.data.needId);
            expect(eventProblem(event)).toBeUndefined();
          }
          history.push(...events);
        }
        const last = history.at(-1);
        if (last?.type !== 'orders.RoundClosed') throw new Error('the round did not close');
        const lines = [...standing.values()].flatMap((n) => n.lines);
        const sum = (gtin: string) =>
          lines.filter((l) => l.gtin === gtin).reduce((n, l) => n + l.quantity, 0);
        const wanted = [vegetables, oil].map((gtin) => ({ gtin, quantity: sum(gtin) }));
        expect(last.data.totals).toEqual(wanted.filter(({ quantity }) => quantity > 0));
        expect(last.data.amountFen).toBe(lines.reduce((fen, l) => fen + l.quantity * l.priceFen, 0));
        expect(last.data.needs.map((n) => n.needId)).toEqual([...standing.keys()]);
        expect(wanted.reduce((n, { quantity }) => n + quantity, 0)).toBeLessThanOrEqual(5000);
      }),
    );
  });

  it('a round of thousands of needs folds fast', () => {
    const lines = [{ gtin: oil, quantity: 1, priceFen: 8000, contentsVersion: 1 }];
    const many = Array.from({ length: 5000 }, (_, i) =>
      NeedRecorded.of(at, { ...household, ...own, needId: `N-${i}`, lines, amountFen: 8000 }),
    );
    const state = fold(roundDecider, [opened, ...many]);
    expect(roundDecider.decide(record({ occurredAt: at, needId: 'N-0', lines }), state)).toEqual([]);
  });
});

function decideOrRefuse(command: RoundCommand, history: readonly RoundEvent[]): readonly RoundEvent[] {
  try {
    return roundDecider.decide(command, fold(roundDecider, history));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
