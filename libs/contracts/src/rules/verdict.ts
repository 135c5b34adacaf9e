import type { Verdict } from '../events/passes';
import { statusAt, type PassState } from './pass-state';

/**
 * The verdict of a checkpoint on a pass. Every caller uses this rule; a late scan is checked against the state at its
 * own time.
 *
 * @param at RFC 3339, UTC: the time of the scan. Later events do not count. The window includes `validFrom` and
 * excludes `validUntil`.
 * @param zonePath the GLN of the zone, its parent, its grandparent ...: a pass for any of them covers the zone.
 */
export function verdictAt(state: PassState, at: string, zonePath: readonly string[]): Verdict {
  const moment = Date.parse(at);
  if (state.status === 'none' || moment < Date.parse(state.issuedAt)) return 'unknown';
  const status = statusAt(state, at);
  if (status !== 'issued') return status;
  const { validFrom, validUntil, zones } = state.pass;
  if (moment < Date.parse(validFrom)) return 'not-yet-valid';
  if (moment >= Date.parse(validUntil)) return 'expired';
  return zonePath.some((zone) => zones.includes(zone)) ? 'valid' : 'out-of-zone';
}
