import { unreachable } from '@boxtrail/kernel';
import type { Verdict } from '../events/passes';
import { statusAt, type KnownPass } from './pass-state';

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
      return `${passId} is suspended since ${sinceWhen(state, verdict, at)}`;
    case 'revoked':
      return `${passId} is revoked since ${sinceWhen(state, verdict, at)}`;
    default:
      return unreachable(verdict);
  }
}

/** Zones for a sentence: five, and how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

/** The change since which the pass is so without interruption, as of a moment. */
function sinceWhen(state: KnownPass, status: 'suspended' | 'revoked', at: string): string {
  const happened = state.changes.filter((change) => Date.parse(change.at) <= Date.parse(at));
  if (status === 'revoked') return happened.find((change) => change.status === 'revoked')?.at ?? at;
  let since = at;
  for (const change of [...happened].reverse()) {
    if (statusAt(state, change.at) !== status) break;
    since = change.at;
  }
  return since;
}
