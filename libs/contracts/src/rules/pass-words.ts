import { unreachable } from '@boxtrail/kernel';
import type { Verdict } from '../events/passes';
import { changeSince, type KnownPass } from './pass-state';

/**
 * Why a pass does not cover a load, in one sentence that says what the pass covers; what it says of one that does is not
 * shown. `at`: the moment it was judged for, RFC 3339, UTC.
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

/** Zones for a sentence: five, and how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
