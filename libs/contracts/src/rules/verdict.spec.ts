import * as fc from 'fast-check';
import { PassIssued, PassReinstated, PassRevoked, PassSuspended, type PassEvent } from '../events/passes';
import { fold } from '@boxtrail/kernel';
import { passHistory } from './pass-state';
import { verdictAt } from './verdict';

const hour = (h: number): string => `2026-03-01T${String(h).padStart(2, '0')}:00:00.000Z`;
const [city, district, community] = ['6900000000108', '6900000000207', '6900000000313'] as const;
const path = [community, district, city];
const passId = 'P-1';
const reason = 'test overdue';

const issued = (zones: string[] = [district], at = hour(6)) =>
  PassIssued.of(at, {
    passId,
    subject: { kind: 'person', personRef: 'person-9', employerRef: 'carrier-3' },
    zones,
    validFrom: hour(8),
    validUntil: hour(20),
    authorityRef: 'command-1',
  });
const suspended = (h: number) => PassSuspended.of(hour(h), { passId, reason });
const reinstated = (h: number) => PassReinstated.of(hour(h), { passId, reason });
const revoked = (h: number) => PassRevoked.of(hour(h), { passId, reason });
const judge = (at: string, ...history: PassEvent[]) => verdictAt(fold(passHistory, history), at, path);

describe('the verdict', () => {
  it('is valid for a zone, its parent or its grandparent', () => {
    expect(judge(hour(10), issued([community]))).toBe('valid');
    expect(judge(hour(10), issued([district]))).toBe('valid');
    expect(judge(hour(10), issued([city]))).toBe('valid');
    expect(judge(hour(10), issued(['6900000000412']))).toBe('out-of-zone');
    expect(verdictAt(fold(passHistory, [issued([community])]), hour(10), [district, city])).toBe(
      'out-of-zone',
    );
    expect(verdictAt(fold(passHistory, [issued()]), hour(10), [])).toBe('out-of-zone');
  });

  it('is unknown without a pass, and before it was issued', () => {
    expect(judge(hour(10))).toBe('unknown');
    expect(judge(hour(10), issued([district], hour(11)))).toBe('unknown');
    expect(judge(hour(11), issued([district], hour(11)))).toBe('valid');
  });

  it('includes the start of the window and excludes its end', () => {
    expect(judge('2026-03-01T07:59:59.999Z', issued())).toBe('not-yet-valid');
    expect(judge(hour(8), issued())).toBe('valid');
    expect(judge('2026-03-01T19:59:59.999Z', issued())).toBe('valid');
    expect(judge(hour(20), issued())).toBe('expired');
  });

  it('compares timestamps, not texts', () => {
    expect(judge('2026-03-01T08:00:00Z', issued())).toBe('valid');
    expect(judge('2026-03-01T20:00:00Z', issued())).toBe('expired');
  });

  it('is that at the time of the scan', () => {
    const history = [issued(), suspended(10), reinstated(12), revoked(14)];
    expect(judge(hour(9), ...history)).toBe('valid');
    expect(judge(hour(10), ...history)).toBe('suspended');
    expect(judge(hour(11), ...history)).toBe('suspended');
    expect(judge(hour(12), ...history)).toBe('valid');
    expect(judge(hour(14), ...history)).toBe('revoked');
  });

  it('follows event time, independent of the order of recording', () => {
    const history = [issued(), suspended(10), reinstated(15), suspended(12), revoked(13)];
    expect(judge(hour(9), ...history)).toBe('valid');
    expect(judge(hour(11), ...history)).toBe('suspended');
    expect(judge(hour(13), ...history)).toBe('revoked');
    expect(judge(hour(16), ...history)).toBe('revoked');
  });

  it('names the most serious reason first', () => {
    const elsewhere = issued(['6900000000412']);
    expect(judge(hour(21), elsewhere, suspended(9), revoked(10))).toBe('revoked');
    expect(judge(hour(21), elsewhere, suspended(9))).toBe('suspended');
    expect(judge(hour(7), elsewhere, suspended(6))).toBe('suspended');
    expect(judge(hour(7), elsewhere)).toBe('not-yet-valid');
    expect(judge(hour(21), elsewhere)).toBe('expired');
    expect(judge(hour(10), elsewhere)).toBe('out-of-zone');
  });

  it('depends on nothing that happened after the scan', () => {
    const event = fc
      .tuple(fc.constantFrom(suspended, reinstated, revoked), fc.nat(23))
      .map(([make, h]): PassEvent => make(h));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), fc.nat(23), (events, h) => {
        const before = events.filter(({ occurredAt }) => occurredAt <= hour(h));
        expect(judge(hour(h), issued(), ...events)).toBe(judge(hour(h), issued(), ...before));
      }),
    );
  });
});
