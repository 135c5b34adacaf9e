import * as fc from 'fast-check';
import { balanced, emptyAccount, Ledger } from './accounts';
import { judge } from './box-trail';
import type { AccountRef } from './stays';
import { naiveAccounts } from './testing/naive-accounts';
import { record, recorded, trailsOf } from './testing/log';
import * as one from './testing/one-box';
import { play } from './testing/random-history';
import { delays, plans } from './testing/random-plan';

const ledgerOf = (...log: Parameters<typeof recorded>[1][]): Record<string, object> => {
  const ledger = new Ledger();
  for (const steps of trailsOf(log.map((event, i) => recorded(i + 1, event))).values())
    ledger.take(judge(steps));
  return Object.fromEntries(
    ledger.refs().map((ref: AccountRef) => {
      const given = Object.entries(ledger.of(ref)).filter(([, boxes]) => boxes !== 0);
      return [`${ref.kind} ${ref.id}`, Object.fromEntries(given)];
    }),
  );
};
const driven = one.dispatched(1, 'L1', one.bench, one.city);
const carrier = `carrier ${driven.data.driverRef}`;
const bench = { in: 1, out: 1 };

describe('the accounts of holders', () => {
  it('given a box that is dispatched and received, then each holder handed it on with proof', () => {
    expect(ledgerOf(one.packed(0), driven, one.received(2, 'L1', one.city))).toEqual({
      [`station ${one.bench}`]: bench,
      [`station ${one.city}`]: { in: 1, held: 1 },
      'load L1': { in: 1, out: 1 },
      [carrier]: { in: 1, out: 1 },
    });
  });

  it('given a box that the receiver did not find, then it is missing on the load and its carrier', () => {
    expect(ledgerOf(one.packed(0), driven, one.missing(2, 'L1', one.city))).toEqual({
      [`station ${one.bench}`]: bench,
      'load L1': { in: 1, missing: 1 },
      [carrier]: { in: 1, missing: 1 },
    });
  });

  it('given that somebody explains the missing box, then it is settled there, not proved', () => {
    const log = [one.packed(0), driven, one.missing(2, 'L1', one.city), one.resolved(3, 'missing')];
    expect(ledgerOf(...log)).toMatchObject({ 'load L1': { in: 1, settled: 1 }, [carrier]: { settled: 1 } });
  });

  it('given two breaks of one kind, when one is explained, then only its accounts are settled', () => {
    const gaps = [
      one.packed(0),
      one.received(2, 'L1', one.city),
      one.received(3, 'L2', one.district),
      one.answered(4, 'gap', 2),
    ];
    expect(ledgerOf(...gaps)).toEqual({
      [`station ${one.bench}`]: { in: 1, settled: 1 },
      // Its own receipt was explained; how the box left it was not.
      [`station ${one.city}`]: { in: 1, unproved: 1 },
      [`station ${one.district}`]: { in: 1, unproved: 1 },
    });
    expect(ledgerOf(...gaps, one.answered(5, 'gap', 3))).toEqual({
      [`station ${one.bench}`]: { in: 1, settled: 1 },
      [`station ${one.city}`]: { in: 1, settled: 1 },
      [`station ${one.district}`]: { in: 1, settled: 1 },
    });
  });

  it('given that the missing box is received later, then the load handed it on', () => {
    const found = one.received(4, 'L1', one.city);
    expect(ledgerOf(one.packed(0), driven, one.missing(2, 'L1', one.city), found)).toMatchObject({
      'load L1': { in: 1, out: 1 },
      [`station ${one.city}`]: { in: 1, held: 1 },
    });
  });

  it('given a receipt without a dispatch, then the sender and the receiver cannot prove it', () => {
    const gap = [one.packed(0), one.received(2, 'L1', one.city)];
    expect(ledgerOf(...gap)).toEqual({
      [`station ${one.bench}`]: { in: 1, unproved: 1 },
      [`station ${one.city}`]: { in: 1, unproved: 1 },
    });
    // The receiver hands it on with proof; what the sender cannot prove stays.
    expect(ledgerOf(...gap, one.dispatched(3, 'L2', one.city, one.district))).toMatchObject({
      [`station ${one.bench}`]: { in: 1, unproved: 1 },
      [`station ${one.city}`]: { in: 1, out: 1 },
      'load L2': { in: 1, held: 1 },
    });
  });

  it.each([
    [{ ...emptyAccount, in: 10, out: 6, held: 2, writtenOff: 1, settled: 1 }, true],
    [{ ...emptyAccount, in: 10, out: 7, held: 2 }, false],
    [{ ...emptyAccount, in: 10, out: 9, missing: 1 }, false],
    [{ ...emptyAccount, in: 10, out: 9, unproved: 1 }, false],
  ])('given %j, then balanced is %s', (account, expected) => {
    expect(balanced(account)).toBe(expected);
  });

  it('given any history, then each account equals one computed from whole trails, and its columns add up', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        const trails = [...trailsOf(record(play(plan).happenings, late)).values()].map(judge);
        for (const { moves, holder, status } of trails) {
          expect(moves.map(({ from }) => from)).toEqual([null, ...moves.slice(0, -1).map(({ to }) => to)]);
          expect(moves.at(-1)?.to).toEqual(holder);
          expect(holder === null).toBe(status === 'lost' || status === 'destroyed');
        }
        const ledger = new Ledger();
        for (const trail of trails) ledger.take(trail);
        const accounts = new Map(ledger.refs().map((ref) => [`${ref.kind} ${ref.id}`, ledger.of(ref)]));
        expect(accounts).toEqual(naiveAccounts(trails));
        for (const [key, account] of accounts) {
          expect(
            balanced({
              ...account,
              held: account.held + account.missing + account.unproved,
              missing: 0,
              unproved: 0,
            }),
          ).toBe(true);
          for (const [column, boxes] of Object.entries(account))
            if (boxes > 0) seen.add(`${key.split(' ')[0] ?? ''} ${column}`);
        }
      }),
      { numRuns: 300 },
    );
    for (const kind of ['station', 'load', 'carrier', 'team']) expect(seen).toContain(`${kind} in`);
    for (const column of ['held', 'writtenOff', 'unproved']) expect(seen).toContain(`station ${column}`);
  });
});
