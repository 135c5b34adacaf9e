import { PassVerified, type EventOf, type VerificationEvent } from '@boxtrail/contracts';
import { Refusal, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type VerificationState } from './verification';
import { verificationRefusals } from './refusals';

type Verification = EventOf<typeof PassVerified>['data'];

/** A fact: recorded with any verdict. */
export interface RecordVerification extends Verification {
  readonly type: 'RecordVerification';
  readonly occurredAt: string;
}

export type VerificationCommand = RecordVerification;

function record(command: RecordVerification, state: VerificationState): readonly VerificationEvent[] {
  const { occurredAt, scanId, passId, checkpointRef, zoneGln, verdict, loadId } = command;
  if (state.status === 'none') {
    const verification = { scanId, passId, checkpointRef, zoneGln, verdict, loadId };
    return [PassVerified.of(occurredAt, verification)];
  }
  if (same(scanned(command, occurredAt), scanned(state.verification, state.occurredAt))) return [];
  const message = `scan ${scanId} belongs to pass ${state.verification.passId} at ${state.occurredAt}; give this scan another scanId`;
  throw new Refusal('reused', 'SCAN_ID_REUSED', message);
}

/**
 * What was scanned, without the verdict: a repeated scan is the same scan, even if a suspension reported meanwhile
 * would change its verdict.
 */
const scanned = ({ passId, checkpointRef, zoneGln, loadId }: Verification, occurredAt: string) => ({
  occurredAt,
  passId,
  checkpointRef,
  zoneGln,
  loadId,
});

export const verificationDecider: Decider<VerificationCommand, VerificationEvent, VerificationState> = {
  refusals: verificationRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RecordVerification':
        return record(command, state);
      default:
        return unreachable(command.type);
    }
  },
};
