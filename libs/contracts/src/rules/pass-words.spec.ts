import { fold } from '@boxtrail/kernel';
import { PassIssued, PassReinstated, PassRevoked, PassSuspended, type PassEvent } from '../events/passes';
import { passHistory, type KnownPass } from './pass-state';
import { passWords } from './pass-words';
import { verdictAt } from './verdict';

const hour = (h: number): string => `2026-03-01T${String(h).padStart(2, '0')}:00:00.000Z`;
const [east, town] = ['6900000000108', '6900000000207'] as const;
const names = new Map<string, string>([
  [east, '东区'],
  [town, '小镇'],
]);
const nameOf = (gln: string) => names.get(gln) ?? gln;
const change = { passId: 'PV2', reason: 'test' };
const issued = PassIssued.of(hour(6), {
  passId: 'PV2',
  subject: { kind: 'person', personRef: 'person-9', employerRef: 'carrier-3' },
  zones: [east],
  validFrom: hour(8),
  validUntil: hour(20),
  authorityRef: 'command-1',
});

describe('why a pass does not cover a load', () => {
  it.each<[string, number, readonly PassEvent[]]>([
    ['PV2 covers 东区; the load goes to 小镇', 10, []],
    ['PV2 is valid from 2026-03-01T08:00:00.000Z; the load leaves at 2026-03-01T07:00:00.000Z', 7, []],
    ['PV2 was valid until 2026-03-01T20:00:00.000Z; it was 2026-03-01T21:00:00.000Z', 21, []],
    ['PV2 was issued at 2026-03-01T06:00:00.000Z, after 2026-03-01T05:00:00.000Z', 5, []],
    ['PV2 is revoked since 2026-03-01T09:00:00.000Z', 10, [PassRevoked.of(hour(9), change)]],
    ['PV2 is suspended since 2026-03-01T09:00:00.000Z', 11, [PassSuspended.of(hour(9), change)]],
    [
      'PV2 is suspended since 2026-03-01T12:00:00.000Z',
      14,
      [
        PassSuspended.of(hour(9), change),
        PassReinstated.of(hour(10), change),
        PassSuspended.of(hour(12), change),
        PassSuspended.of(hour(13), change),
      ],
    ],
  ])('is said as: %s', (words, h, changes) => {
    const state = fold(passHistory, [issued, ...changes]) as KnownPass;
    const verdict = verdictAt(state, hour(h), [town]);
    expect(passWords(state, verdict, hour(h), nameOf(town), nameOf)).toBe(words);
  });

  it('names five zones, and how many more', () => {
    const zones = Array.from({ length: 8 }, (_, i) => `690000000030${i}`);
    const many = PassIssued.of(hour(6), { ...issued.data, zones });
    const state = fold(passHistory, [many]) as KnownPass;
    expect(passWords(state, 'out-of-zone', hour(10), '小镇', nameOf)).toBe(
      `PV2 covers ${zones.slice(0, 5).join(', ')} and 3 more; the load goes to 小镇`,
    );
  });
});
