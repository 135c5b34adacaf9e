import { openBreaks, openQuestions, whereItBreaks } from './open-questions';
import { timeline } from './timeline';
import { recorded, trailsOf } from './testing/log';
import * as one from './testing/one-box';
import { streamsOf, type UnreadableEvent } from './unreadable-event';
import { trailOf } from './unreadable-on-trail';

const log = [
  one.packed(0),
  one.dispatched(1, 'L1', one.bench, one.city),
  one.received(3, 'L1', one.city),
  one.outForDelivery(5, one.city),
];
const steps = trailsOf(log.map((event, i) => recorded(10 * (i + 1), event))).get(one.box) ?? [];
const lost = (more: Partial<UnreadableEvent>): UnreadableEvent => ({
  position: 25,
  stream: 'load-L1',
  revision: 2,
  type: 'delivery.LoadArrived',
  reason: 'it is torn',
  occurredAt: one.at(2),
  recordedAt: one.at(2),
  ...more,
});
const trail = (unreadable: readonly UnreadableEvent[], moment = {}) => {
  const found = trailOf({ sscc: one.box, steps, unreadable }, moment);
  if (found === null) throw new Error('no trail');
  return found;
};
const breaks = (...unreadable: UnreadableEvent[]) => {
  const broken = whereItBreaks(trail(unreadable));
  return broken && [broken.position, broken.lastSure?.kind ?? null, broken.firstAfter?.kind ?? null];
};

describe('an unreadable event on a trail', () => {
  it('given a box, then its own streams and those of its loads and door rounds are read', () => {
    expect(streamsOf(one.box, steps)).toEqual([
      `box-${one.box}`,
      `custody-${one.box}`,
      'load-L1',
      'door-round-doors-5',
    ]);
  });

  it('given an event time, then it breaks the trail there; otherwise at its log position', () => {
    expect(breaks()).toBeNull();
    expect(breaks(lost({}))).toEqual([25, 'dispatched', 'received']);
    expect(breaks(lost({ occurredAt: one.at(-1) }))).toEqual([25, null, 'packed']);
    expect(breaks(lost({ occurredAt: one.at(9) }))).toEqual([25, 'out-for-delivery', null]);
    expect(breaks(lost({ occurredAt: null, position: 15 }))).toEqual([15, 'packed', 'dispatched']);
    expect(breaks(lost({ occurredAt: one.at(9) }), lost({ position: 15 }))).toEqual([
      15,
      'dispatched',
      'received',
    ]);
  });

  it('given several, then each is an open break at its place, and the verdict counts the others', () => {
    const broken = trail([lost({ position: 45, occurredAt: one.at(9) }), lost({})]);
    expect([openBreaks(broken), openQuestions(broken.state, one.at(6)).standing]).toEqual([2, []]);
    const lines = timeline(broken, (gln) => gln);
    const text = (position: number) =>
      `    !! unreadable: delivery.LoadArrived of load-L1#2 at log position ${position} cannot be read: it is torn`;
    expect([lines[4], lines[7]]).toEqual([text(25), text(45)]);
    expect(lines.slice(-2).join(' ').replace(/ +/g, ' ')).toMatch(
      /^breaks after dispatched at .*, until received at .* \(unreadable\), 1 more break$/,
    );
  });

  it('given moments and streams, then only events that may have happened by then, of known streams', () => {
    const shown = (event: UnreadableEvent, moment: object) => trail([event], moment).unreadable.length;
    expect([shown(lost({}), { at: one.at(2) }), shown(lost({}), { at: one.at(1) })]).toEqual([1, 0]);
    expect([shown(lost({}), { knownAt: one.at(2) }), shown(lost({}), { knownAt: one.at(1) })]).toEqual([
      1, 0,
    ]);
    expect(shown(lost({ occurredAt: null }), { at: one.at(1) })).toBe(1);
    expect(shown(lost({ occurredAt: one.at(-1) }), { at: one.at(0) })).toBe(0); // not on that load yet
    expect(shown(lost({ stream: 'load-L2' }), {})).toBe(0);
  });

  it('given only unreadable events, then a trail without steps; given none by then, no trail', () => {
    const stream = `custody-${one.box}`;
    const bare = { sscc: one.box, steps: [], unreadable: [lost({ stream })] };
    expect(trailOf(bare, {})).toMatchObject({ steps: [], status: 'unknown', holder: null, findings: [] });
    expect(trailOf(bare, { knownAt: one.at(1) })).toBeNull();
    expect(trailOf({ ...bare, unreadable: [] }, {})).toBeNull();
  });
});
