import type { Verdict } from '../events/passes';
import { statusAt, type PassState } from './pass-state';

/**
 * What a checkpoint finds of a pass: the same pass is judged the same way everywhere, and a late scan by what
 * held at its own moment.
 *
 * @param at RFC 3339, UTC: the moment of the scan. Nothing that happened later counts. The window holds from
 *   `validFrom` on and up to, but without, `validUntil`.
 * @param zonePath the GLN of the zone, of its parent, of its grandparent ...: a pass for any of them covers the zone.
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
