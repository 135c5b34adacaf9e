import { statusAt, type PassState, type Verdict, verdictAt } from '@boxtrail/contracts';

/**
 * The verdict on a scan that is recorded later: that of its own time; and a pass that was valid then but is suspended or
 * revoked when the scan is recorded is not valid. Otherwise a scan dated before a revocation would make the pass valid.
 * A pass that has expired meanwhile was valid. Times: RFC 3339, UTC.
 */
export function verdictAtBoth(
  state: PassState,
  occurredAt: string,
  recordedAt: string,
  zonePath: readonly string[],
): Verdict {
  const then = verdictAt(state, occurredAt, zonePath);
  if (then !== 'valid' || state.status === 'none') return then;
  const now = statusAt(state, recordedAt);
  return now === 'issued' ? 'valid' : now;
}
