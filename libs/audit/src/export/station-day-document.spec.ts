import {
  at,
  bench,
  box,
  city,
  damaged,
  dispatched,
  district,
  found,
  lost,
  other,
  packed,
  received,
  returned,
} from '../domain/testing/one-box';
import { dayBounds } from '../domain/city-day';
import { dayMoment } from './station-day-document';
import { dayExport } from './testing/sample-exports';

const entriesIn = (exported: ReturnType<typeof dayExport>) =>
  [...(exported.document.rows() as Iterable<{ sscc: string; movement: string | null; kind: string }>)].map(
    ({ sscc, movement, kind }) => [sscc, movement, kind],
  );

describe("a station's day", () => {
  it('lies between two midnights of UTC+8', () => {
    expect(dayBounds('2026-03-16')).toEqual({
      from: '2026-03-15T16:00:00.000Z',
      until: '2026-03-16T16:00:00.000Z',
    });
    for (const none of ['2026-02-30', '2026-3-16', '16.3.2026', '', '2026-03-16T00:00:00Z', '0000-00-00'])
      expect(dayBounds(none)).toBeUndefined();
  });

  it('is judged at its last millisecond, or at a requested earlier moment', () => {
    const bounds = { until: '2026-03-16T16:00:00.000Z' };
    expect(dayMoment(bounds, {})).toEqual({ at: '2026-03-16T15:59:59.999Z' });
    expect(dayMoment(bounds, { at: '2026-03-17T00:00:00.000Z' })).toEqual({ at: '2026-03-16T15:59:59.999Z' });
    expect(dayMoment(bounds, { at: '2026-03-16T01:00:00.000Z', knownAt: 'k' })).toEqual({
      at: '2026-03-16T01:00:00.000Z',
      knownAt: 'k',
    });
  });

  it('given boxes that come, leave and are lost, then opening + in = out + written off + held', () => {
    const exported = dayExport(
      city,
      packed(-30),
      dispatched(-29, 'L1', bench, city),
      received(-28, 'L1', city), // the day before: opening
      packed(0, other),
      dispatched(1, 'L2', bench, city, [other]),
      received(2, 'L2', city, [], [other]), // in
      dispatched(4, 'L3', city, district, [other]), // out
      damaged(5, city, 'wet'),
      lost(6, city),
      received(20, 'L3', district, [], [other]), // after the day
    );
    expect(exported.document.result).toEqual({
      opening: 1,
      in: 1,
      out: 1,
      writtenOff: 1,
      held: 0,
      balanced: true,
      sinceTheBeginning: { in: 2, out: 1, writtenOff: 1, held: 0 },
      entries: 4,
      brokenBoxes: 1,
      entriesWithFindings: 2,
    });
    expect(entriesIn(exported)).toEqual([
      [box, null, 'damaged'],
      [box, 'written-off', 'lost'],
      [other, 'in', 'received'],
      [other, 'out', 'dispatched'],
    ]);
  });

  it('given a box that is lost and found again, then it is written off and comes in once more', () => {
    const { result } = dayExport(
      city,
      packed(0),
      dispatched(1, 'L1', bench, city),
      received(2, 'L1', city),
      lost(3, city),
      found(4, city),
      returned(5, city),
    ).document;
    expect(result).toMatchObject({ opening: 0, in: 2, out: 0, writtenOff: 1, held: 1, balanced: true });
  });

  it('given a box seen twice at midnight, then each time belongs to one day only', () => {
    const log = [packed(-24), dispatched(-23, 'L1', bench, city), received(-8, 'L1', city)];
    expect(at(-8)).toBe('2026-03-19T16:00:00.000Z');
    expect(dayExport(city, ...log).document.result).toMatchObject({ opening: 0, in: 1, held: 1 });
  });
});
