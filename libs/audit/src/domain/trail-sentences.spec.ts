import type { DomainEvent } from '@boxtrail/kernel';
import * as one from './testing/one-box';
import { timeline } from './timeline';

const { bench, city, district, drop, toTheDropPoint: from } = one;
const names = new Map<string, string>([
  [bench, '北站批发'],
  [city, '长春市'],
  [district, '南关区'],
  [drop, '健康胡同'],
]);
const nameOf = (gln: string) => names.get(gln) ?? gln;
const onTheRoad = from.slice(0, 4); // with load L2 since 12:00

/** The first line without the SSCC, and the last line. */
const said = (...log: readonly DomainEvent[]) => {
  const lines = timeline(one.judged(...log), nameOf);
  return [lines[0]?.replace(/^box \d+: /, ''), lines.at(-1)];
};

describe('the verdict on a box', () => {
  it.each<[string, readonly DomainEvent[], string, string]>([
    ['packed', [one.packed(0)], 'packed, at station 北站批发', 'no gap so far; packed, at station 北站批发'],
    ['on the road', onTheRoad, 'on the road with load L2', 'no gap so far; on the road with load L2'],
    ['at a station', from, 'at station 健康胡同', 'no gap so far; at station 健康胡同'],
    [
      'with a team',
      [...from, one.outForDelivery(9)],
      'on the way to the door with team team-1',
      'no gap so far; on the way to the door with team team-1',
    ],
    [
      'not at home',
      [...from, one.outForDelivery(9), one.failed(10)],
      'not delivered, team team-1 still has it',
      'no gap so far; not delivered, team team-1 still has it',
    ],
    [
      'delivered',
      [...from, one.outForDelivery(9), one.handedOver(10)],
      'delivered to resident resident-1',
      'complete: delivered to resident resident-1',
    ],
    [
      'missing',
      [...onTheRoad, one.missing(5, 'L2', district)],
      'MISSING: not on load L2 at 南关区 13:00; last seen 长春市 12:00',
      'breaks after dispatched at 长春市 2026-03-20 12:00:00, and it was not seen again (missing)',
    ],
    [
      'missing on the next day',
      [...onTheRoad, one.missing(20, 'L2', district)],
      'MISSING: not on load L2 at 南关区 04:00; last seen 长春市 2026-03-20 12:00:00',
      'breaks after dispatched at 长春市 2026-03-20 12:00:00, and it was not seen again (missing)',
    ],
    [
      'missing, then found',
      [...onTheRoad, one.missing(5, 'L2', district), one.found(6, city)],
      'at station 长春市',
      'no gap so far; at station 长春市',
    ],
    [
      'lost',
      [...from, one.lost(9, drop)],
      'lost',
      'breaks after received at 健康胡同 2026-03-20 16:00:00, and it was not seen again (lost)',
    ],
    ['destroyed', [...from, one.destroyed(9, drop)], 'destroyed', 'complete: destroyed, 1 open question'],
    [
      'only seen',
      [one.seen(1, city)],
      'nobody is known to have it',
      'breaks from the beginning, until seen at 长春市 2026-03-20 09:00:00 (never-packed)',
    ],
  ])('given it is %s, then first and last line say so', (_, log, first, last) => {
    expect(said(...log)).toEqual([first, last]);
  });
});
