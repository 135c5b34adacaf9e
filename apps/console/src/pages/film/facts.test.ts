import { describe, expect, it } from 'vitest';
import { boundsOf, dayOf } from './day';
import { countUntil, FactReader, momentAfter, type Clock } from './facts';

const tierOf = (gln: string) =>
  gln === 'S' ? ('supplier' as const) : gln === 'M' ? ('municipal' as const) : ('community' as const);

function read(clock: Clock, events: readonly (readonly [type: string, second: number, data: object])[]) {
  const reader = new FactReader(clock, tierOf, new Map([[2, 3]]));
  for (const [i, [type, second, data]] of events.entries())
    reader.add({
      position: i + 1,
      recordedAt: new Date(1_000_000 + i * 1_000).toISOString(),
      event: { type, occurredAt: new Date(second * 1_000).toISOString(), data },
    });
  return reader.facts;
}
const day = [
  ['packing.BoxPacked', 1, { sscc: 'a', packedAtGln: 'S' }],
  ['packing.BoxPacked', 2, { sscc: 'b', packedAtGln: 'S' }],
  ['orders.StationRegistered', 3, { gln: 'M' }],
  ['delivery.LoadDispatched', 4, { loadId: 'L', fromGln: 'S', toGln: 'M', ssccs: ['a', 'b'] }],
  ['delivery.BoxesReceived', 5, { loadId: 'L', atGln: 'M', ssccs: ['a'] }],
  ['delivery.DoorRoundStarted', 6, { doorRoundId: 'D', fromGln: 'C', ssccs: ['a'] }],
  ['delivery.BoxHandedOver', 7, { sscc: 'a', atGln: 'C' }],
  ['delivery.BoxHandedOver', 8, { sscc: 'a', atGln: 'C' }],
  ['delivery.BoxLost', 9, { sscc: 'b', atGln: 'M' }],
] as const;

describe('the moment of a film', () => {
  const facts = read('occurred', day);
  const none = { supplier: 0, municipal: 0, district: 0, community: 0, road: 0, team: 0, door: 0, gone: 0 };
  it.each([
    [0, 0, 0, {}],
    [2, 2, 3, { supplier: 2 }],
    [4, 2, 3, { road: 2 }],
    [5, 2, 3, { road: 1, municipal: 1 }],
    [6, 2, 3, { road: 1, team: 1 }],
    [8, 2, 3, { road: 1, door: 1 }],
    [9, 2, 3, { gone: 1, door: 1 }],
  ])(
    'given the facts until second %i, then %i packed, %i findings, and each box in one place',
    (second, packed, findings, boxes) => {
      const moment = momentAfter(facts, countUntil(facts, second * 1_000));
      expect(moment).toMatchObject({ packed, findings, boxes: { ...none, ...boxes } });
      expect([...moment.legs]).toEqual(
        (
          [
            [4, ['supplier municipal', 2]],
            [6, ['municipal team', 1]],
            [7, ['team door', 1]],
          ] as const
        ).flatMap(([from, leg]) => (second < from ? [] : [leg])),
      );
    },
  );

  it('given the clock of records, then the times of records', () => {
    expect(read('recorded', day).map(({ at }) => at)).toEqual(
      [0, 1, 3, 4, 5, 6, 7, 8].map((i) => 1_000_000 + i * 1_000),
    );
  });
});

describe('a day where the stations are', () => {
  const now = Date.parse('2026-03-16T12:00:00Z');
  it.each([
    ['2026-03-15', { from: '2026-03-14T16:00:00.000Z', to: '2026-03-15T16:00:00.000Z' }],
    ['2026-03-16', { from: '2026-03-15T16:00:00.000Z' }],
    ['2026-03-17', undefined],
    ['soon', undefined],
  ])('given %s, then its bounds, and none in the future', (one, bounds) => {
    expect(boundsOf(one, now)).toEqual(bounds);
  });

  it('given a moment of the evening in UTC, then the next day', () => {
    expect(dayOf('2026-03-15T21:00:00Z')).toBe('2026-03-16');
  });
});
