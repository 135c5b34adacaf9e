import { accountMoves, unprovedBoxes } from './account-moves';
import { judge } from './box-trail';
import { trailsOf, recorded } from './testing/log';
import * as one from './testing/one-box';

const trailOf = (...log: Parameters<typeof recorded>[1][]) => {
  const steps = trailsOf(log.map((event, i) => recorded(i + 1, event))).get(one.box);
  if (steps === undefined) throw new Error('no trail');
  return judge(steps);
};
const move = (position: number, hour: number, what: string) => ({
  position,
  ordinal: 0,
  occurredAt: one.at(hour),
  what,
});

const station = (id: string) => ({ kind: 'station', id }) as const;

describe('the moves of an account', () => {
  it('given a box that came and left, then both moves, each with its event', () => {
    const trail = trailOf(
      one.packed(0),
      one.dispatched(1, 'L1', one.bench, one.city),
      one.received(2, 'L1', one.city),
      one.dispatched(3, 'L2', one.city, one.district),
    );
    expect(accountMoves(trail, station(one.city))).toEqual([move(3, 2, 'in'), move(4, 3, 'out')]);
    expect(accountMoves(trail, station(one.bench))).toEqual([move(1, 0, 'in'), move(2, 1, 'out')]);
    expect(accountMoves(trail, station(one.district))).toEqual([]);
    expect(unprovedBoxes(trail, station(one.city))).toEqual([]);
  });

  it('given a receipt without a dispatch, then neither sender nor receiver can prove the box', () => {
    const trail = trailOf(one.packed(0), one.received(2, 'L1', one.city));
    const finding = {
      kind: 'gap',
      words: `received at ${one.city} with load L1 on ${one.at(2)}, but no dispatch was recorded; station ${one.bench} had the box since ${one.at(0)}`,
    };
    const { what: _, ...at } = move(2, 2, '');
    const unproved = [{ sscc: one.box, outcome: 'unproved', findings: [{ ...finding, ...at }] }];
    expect(unprovedBoxes(trail, station(one.bench))).toEqual(unproved);
    expect(unprovedBoxes(trail, station(one.city))).toEqual(unproved);
  });

  it('given an answered break, then the move counts as proved', () => {
    const trail = trailOf(one.packed(0), one.received(2, 'L1', one.city), one.resolved(5, 'gap'));
    expect(unprovedBoxes(trail, station(one.bench))).toEqual([]);
    expect(accountMoves(trail, station(one.bench))).toEqual([move(1, 0, 'in'), move(2, 2, 'out')]);
  });
});
