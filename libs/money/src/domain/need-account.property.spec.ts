import * as fc from 'fast-check';
import {
  amountFen,
  anyKnown,
  balances,
  follow,
  known,
  moved,
  owedFen,
  parties,
  run,
  sumsAfter,
  transfersOf,
  type Known,
} from './testing/need-facts';

const history = fc.array(anyKnown, { minLength: 1, maxLength: 8 });
/** Facts that reach the ledger at all, of several at once only the last, and some a second time. */
const reaching = (facts: readonly Known[], kept: readonly boolean[]) =>
  facts.flatMap((one, i) => (kept[i] === true || i === facts.length - 1 ? [follow(i + 1, one)] : []));

/** What is still to be decided, and what the household pays. */
const standing = (events: Parameters<typeof sumsAfter>[0]) => {
  const { openFen, postedFen } = sumsAfter(events);
  return { openFen, postedFen };
};

const released = (facts: Known): number => {
  const { voidedFen, refundedFen } = sumsAfter(run(follow(1, facts)));
  return voidedFen + refundedFen;
};

describe('the money of a need, with late and corrected facts', () => {
  it('debits equal credits, and every reserved fen is posted, voided, refunded or open', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const commands = facts.map((one, i) => follow(i + 1, one));
        for (let upTo = 1; upTo <= commands.length; upTo += 1) {
          const events = run(...commands.slice(0, upTo));
          const transfers = transfersOf(events);
          const sums = Object.values(balances(transfers)).reduce((sum, fen) => sum + fen, 0);
          expect(sums).toBe(0);
          if (transfers.length === 0) continue;
          const { reservedFen, openFen, postedFen, voidedFen, refundedFen } = sumsAfter(events);
          expect(openFen + postedFen + voidedFen + refundedFen).toBe(reservedFen);
          expect(Math.min(openFen, postedFen, voidedFen, refundedFen)).toBeGreaterThanOrEqual(0);
          const held = balances(transfers);
          expect(0 - (held[`community ${parties.communityGln}`] ?? 0)).toBe(openFen);
          expect(0 - (held[`supplier ${parties.supplierGln}`] ?? 0)).toBe(postedFen);
        }
      }),
    );
  });

  it('the last fact decides, whichever of the earlier ones came, and a fact that comes again moves nothing', () => {
    fc.assert(
      fc.property(history, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (facts, kept) => {
        const commands = reaching(facts, kept);
        const events = run(...commands);
        const again = run(...commands, ...commands);
        expect(balances(transfersOf(again))).toEqual(balances(transfersOf(events)));
        const direct = run(follow(1, facts.at(-1) ?? known()));
        if (direct.length > 0) expect(standing(events)).toEqual(standing(direct));
      }),
    );
  });

  it('a fact that comes late may be paid and paid back, and changes nothing of what stands', () => {
    fc.assert(
      fc.property(history, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (facts, kept) => {
        const events = run(...reaching(facts, kept));
        // A fact that moved nothing leaves no trace in the stream, so an older one may be followed after it.
        const late = run(...reaching(facts, kept), ...facts.map((one, i) => follow(i + 1, one)));
        if (events.length > 0) expect(standing(late)).toEqual(standing(events));
      }),
    );
  });

  it('agrees with what orders says is owed, but for boxes that are returned or damaged', () => {
    fc.assert(
      fc.property(anyKnown, (facts) => {
        const events = run(follow(1, facts));
        const { openFen, postedFen } = events.length === 0 ? { openFen: 0, postedFen: 0 } : sumsAfter(events);
        const onlyLost = {
          ...facts,
          damaged: [],
          stages: Object.fromEntries(
            Object.entries(facts.stages).map(([sscc, stage]) => [
              sscc,
              stage === 'returned' ? ('undelivered' as const) : stage,
            ]),
          ),
        };
        const more = facts.cancelled ? 0 : released(facts) - released(onlyLost);
        expect(openFen + postedFen + more).toBe(owedFen(facts));
      }),
    );
  });

  it('finds every kind of transfer', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(history, (facts) => {
        for (const line of moved(run(...facts.map((one, i) => follow(i + 1, one)))))
          seen.add(line.split(' ')[0] ?? '');
      }),
      { seed: 1, numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(
      ['reserve', 'post', 'void', 'refund', 'post-reversed', 'void-reversed', 'refund-reversed'].sort(),
    );
    expect(amountFen).toBeGreaterThan(0);
  });
});
