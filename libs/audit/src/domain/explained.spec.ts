import type { DomainEvent } from '@boxtrail/kernel';
import { summaryOf } from './box-summary';
import { isBroken, openBreaks, whereItBreaks } from './open-questions';
import { judged } from './testing/one-box';
import * as one from './testing/one-box';
import { timeline } from './timeline';

const { city, district, drop, toTheDropPoint: from } = one;
const lostOnTheRoad = [...from.slice(0, 4), one.missing(5, 'L2', district)];

/** Whether the trail is broken and explained, and its last line. */
const told = (...log: readonly DomainEvent[]) => {
  const trail = judged(...log);
  const { broken, explained } = summaryOf(trail) ?? {};
  expect(isBroken(trail)).toBe(broken);
  expect(whereItBreaks(trail) !== null).toBe(broken);
  expect(explained).toBe(broken === true && openBreaks(trail) === 0);
  const lines = timeline(trail, (gln) => gln);
  const last = lines.slice(lines.findLastIndex((line) => !line.startsWith(' '))); // a long one is wrapped
  return [broken, explained, last.map((line) => line.trim()).join(' ')];
};

describe('an explanation', () => {
  it('given a break is explained, then the trail stays broken, and says so', () => {
    expect(told(...lostOnTheRoad, one.resolved(6, 'missing'))).toEqual([
      true,
      true,
      `broken, explained: breaks after dispatched at ${city} 2026-03-20 12:00:00, and it was not seen again (missing: asked the driver)`,
    ]);
  });

  it('given the box turns up after that, then its trail is whole', () => {
    const log = [...lostOnTheRoad, one.resolved(6, 'missing'), one.found(7, city)];
    const [broken, explained] = told(...log);
    expect([broken, explained]).toEqual([false, false]);
    // The find is the answer, and no line shows a break.
    expect(judged(...log).findings.map(({ kind, closedBy }) => [kind, closedBy?.kind])).toEqual([
      ['missing', 'found'],
    ]);
    expect(timeline(judged(...log), (gln) => gln).filter((line) => line.includes('!!'))).toEqual([]);
  });

  it('given it turned up before the explanation, then its trail is whole', () => {
    const [broken, explained] = told(...lostOnTheRoad, one.found(6, city), one.resolved(7, 'missing'));
    expect([broken, explained]).toEqual([false, false]);
  });

  it('given one of two breaks is explained, then the other one is where it breaks', () => {
    const log = [
      ...from,
      one.handedOver(9, drop, 'in-person'), // a gap: no door round
      one.returned(10),
      one.handedOver(11, drop, 'pick-up', 'resident-2'),
      one.resolved(12, 'gap'),
    ];
    expect(told(...log)).toEqual([true, false, expect.stringMatching(/^breaks .*\(wrong-household\)$/)]);
    expect(told(...log, one.resolved(13, 'wrong-household'))).toEqual([
      true,
      true,
      expect.stringMatching(/^broken, explained: breaks .*\(gap: asked the driver\)$/),
    ]);
  });

  it('given a question is explained, then the trail is not broken by it', () => {
    const log = [...from, one.damaged(9, drop), one.resolved(10, 'damaged')];
    expect(told(...log)).toEqual([false, false, `no gap so far; at station ${drop}`]);
  });

  it('given another box or another kind is explained, then nothing changes', () => {
    const [, before] = told(...lostOnTheRoad);
    expect(told(...lostOnTheRoad, one.resolved(6, 'gap'))[1]).toBe(before);
  });
});
