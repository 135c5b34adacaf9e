import {
  PassIssued,
  PassReinstated,
  PassRevoked,
  PassSuspended,
  passHistory,
  type PassEvent,
} from '@boxtrail/contracts';
import { verdictAtBoth } from './verdict-at-both';

const at = (hour: number) => `2026-03-16T${String(hour).padStart(2, '0')}:00:00.000Z`;
const zone = '6900000000108';
const issued = PassIssued.of(at(6), {
  passId: 'P',
  subject: { kind: 'person', personRef: 'p', employerRef: 'e' },
  zones: [zone],
  validFrom: at(8),
  validUntil: at(20),
  authorityRef: 'a',
});
const change = { passId: 'P', reason: 'test' };
const suspended = PassSuspended.of(at(12), change);
const history = (...events: PassEvent[]) =>
  [issued, ...events].reduce(passHistory.evolve, passHistory.initial);

describe('the verdict on a scan that is recorded later', () => {
  it.each([
    ['nothing since', [], 10, 15, 'valid'],
    ['a revocation between the two times', [PassRevoked.of(at(12), change)], 10, 15, 'revoked'],
    ['a revocation before both', [PassRevoked.of(at(9), change)], 10, 15, 'revoked'],
    ['a suspension between them', [suspended], 10, 15, 'suspended'],
    ['a suspension that was lifted', [suspended, PassReinstated.of(at(14), change)], 10, 15, 'valid'],
    [
      'a scan during a suspension that was lifted',
      [suspended, PassReinstated.of(at(14), change)],
      13,
      15,
      'suspended',
    ],
    ['an expiry between them', [], 19, 21, 'valid'],
    ['a scan after its expiry', [], 20, 21, 'expired'],
    ['a scan before it holds, and a revocation', [PassRevoked.of(at(12), change)], 7, 15, 'not-yet-valid'],
  ] as const)('given %s, then it is judged at both times', (_, events, scannedAt, recordedAt, verdict) => {
    expect(verdictAtBoth(history(...events), at(scannedAt), at(recordedAt), [zone])).toBe(verdict);
  });

  it('given a pass that nobody issued, then it is unknown', () => {
    expect(verdictAtBoth(passHistory.initial, at(10), at(15), [zone])).toBe('unknown');
  });
});
