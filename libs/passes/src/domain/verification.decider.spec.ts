import { eventProblem, PassVerified, verdicts } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { verificationDecider, type RecordVerification } from './verification.decider';

const at = '2026-03-01T09:30:00.000Z';
const verification = {
  scanId: 'scan-1',
  passId: 'P-1',
  checkpointRef: 'gate-4',
  zoneGln: '6900000000313',
  verdict: 'valid',
  loadId: 'L-1',
} as const;
const record = (changes: Partial<RecordVerification> = {}): RecordVerification => ({
  type: 'RecordVerification',
  occurredAt: at,
  ...verification,
  ...changes,
});
const recorded = PassVerified.of(at, verification);

describe('recording a verification', () => {
  it.each(verdicts)('records the verdict %s', (verdict) => {
    const event = PassVerified.of(at, { ...verification, verdict, loadId: null });
    given(verificationDecider)
      .when(record({ verdict, loadId: null }))
      .then(event);
    expect(eventProblem(event)).toBeUndefined();
  });

  it('records a repeated scan once, even if its verdict would differ now', () => {
    given(verificationDecider, recorded).when(record()).thenNothing();
    given(verificationDecider, recorded)
      .when(record({ verdict: 'suspended' }))
      .thenNothing();
  });

  it.each<Partial<RecordVerification>>([
    { passId: 'P-2' },
    { checkpointRef: 'gate-5' },
    { zoneGln: '6900000000207' },
    { loadId: null },
    { occurredAt: '2026-03-01T09:31:00.000Z' },
  ])('refuses the id of another scan: %j', (difference) => {
    given(verificationDecider, recorded).when(record(difference)).thenRefused('SCAN_ID_REUSED');
  });
});
