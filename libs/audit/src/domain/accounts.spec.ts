import * as fc from 'fast-check';
import { accountDeltas, balanced } from './accounts';
import { judge } from './box-trail';
import type { CustodyMove } from './advance';
import { record, trailsOf } from './testing/log';
import { delays, plans, play } from './testing/random-history';

const move = (from: CustodyMove['from'], to: CustodyMove['to'], writtenOff = false): CustodyMove => ({
  sscc: '1',
  position: 1,
  ordinal: 0,
  occurredAt: '2026-03-20T00:00:00.000Z',
  from,
  to,
  writtenOff,
});
const a = { type: 'station', id: 'a' } as const;
const b = { type: 'station', id: 'b' } as const;
const load = { type: 'load', id: 'l' } as const;

describe('station accounts', () => {
  it('given moves in, out and a loss, then each station counts its own', () => {
    expect(accountDeltas([move(null, a), move(a, load), move(load, b), move(b, null, true)])).toEqual(
      new Map([
        ['a', { entered: 1, left: 1, writtenOff: 0 }],
        ['b', { entered: 1, left: 0, writtenOff: 1 }],
      ]),
    );
  });

  it('given a loss on the road, then no station writes it off', () => {
    expect(accountDeltas([move(load, null, true)])).toEqual(new Map());
  });

  it('given reverted moves, then the accounts are empty', () => {
    const moves = [move(null, a), move(a, b)];
    expect(accountDeltas(moves, -1, accountDeltas(moves))).toEqual(
      new Map([
        ['a', { entered: 0, left: 0, writtenOff: 0 }],
        ['b', { entered: 0, left: 0, writtenOff: 0 }],
      ]),
    );
  });

  it.each([
    [{ in: 10, out: 7, held: 2, writtenOff: 1 }, true],
    [{ in: 10, out: 7, held: 2, writtenOff: 0 }, false],
  ])('given %j, then balanced is %s', (account, expected) => {
    expect(balanced(account)).toBe(expected);
  });

  it('given any history, then every station balances, and every box is in one place', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        const trails = [...trailsOf(record(play(plan).happenings, late)).values()].map(judge);
        for (const { moves, holder, status } of trails) {
          expect(moves.map(({ from }) => from)).toEqual([null, ...moves.slice(0, -1).map(({ to }) => to)]);
          expect(moves.at(-1)?.to).toEqual(holder);
          expect(holder === null).toBe(status === 'lost' || status === 'destroyed');
        }
        const deltas = accountDeltas(trails.flatMap(({ moves }) => moves));
        for (const [gln, { entered, left, writtenOff }] of deltas) {
          const held = trails.filter(({ holder }) => holder?.type === 'station' && holder.id === gln).length;
          expect(balanced({ in: entered, out: left, writtenOff, held })).toBe(true);
        }
      }),
    );
  });
});
