import { unreachable } from '@boxtrail/kernel';
import type { Verdict } from '../events/passes';
import { changeSince, type KnownPass } from './pass-state';

/**
 * Explains in one sentence why a pass does not cover a load, and which zones it covers. Used only for passes with a
 * verdict other than `valid`. `at`: the checked time, RFC 3339, UTC.
 */
export function passWords(
  state: KnownPass,
  verdict: Verdict,
  at: string,
  destination: string,
  nameOf: (gln: string) => string,
): string {
  const { passId, zones, validFrom, validUntil } = state.pass;
  switch (verdict) {
    case 'valid':
      return `${passId} is valid`;
    case 'unknown':
      return `${passId} was issued at ${state.issuedAt}, after ${at}`;
    case 'not-yet-valid':
      return `${passId} is valid from ${validFrom}; the load leaves at ${at}`;
    case 'expired':
      return `${passId} was valid until ${validUntil}; it was ${at}`;
    case 'out-of-zone':
      return `${passId} covers ${listed(zones.map(nameOf))}; the load goes to ${destination}`;
    case 'suspended':
      return `${passId} is suspended since ${changeSince(state.changes, at)?.at ?? at}`;
    case 'revoked':
      return `${passId} is revoked since ${changeSince(state.changes, at)?.at ?? at}`;
    default:
      return unreachable(verdict);
  }
}

/** Formats zones: the first five and the number of others. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
