import { unreachable } from '@boxtrail/kernel';
import type { EventOf } from '../schema/define-event';
import type { PassEvent, PassIssued } from '../events/passes';

export type PassDetails = EventOf<typeof PassIssued>['data'];
export type PassStatus = 'issued' | 'suspended' | 'revoked';

/** From `at` on, until the next change, the pass is so. */
export interface StatusChange {
  readonly at: string;
  readonly status: PassStatus;
}

/** The permit of a vehicle or a person; `status` is what it came to in the end. */
export type PassState =
  | { readonly status: 'none' }
  | {
      readonly status: PassStatus;
      readonly pass: PassDetails;
      readonly issuedAt: string;
      /** By when it happened, not by when we heard: a late scan is judged by what held at its own moment. */
      readonly changes: readonly StatusChange[];
    };

export type KnownPass = Exclude<PassState, { status: 'none' }>;

const initial: PassState = { status: 'none' };

/** What the pass was as of a moment. A revocation is final, whatever is said to have happened after it. */
export function statusAt({ changes }: Pick<KnownPass, 'changes'>, at: string): PassStatus {
  const happened = changes.filter((change) => Date.parse(change.at) <= Date.parse(at));
  if (happened.some(({ status }) => status === 'revoked')) return 'revoked';
  return happened.at(-1)?.status ?? 'issued';
}

/**
 * The change since which the pass is suspended or revoked without interruption, as of a moment; undefined where it is neither.
 * `changes`: by when they happened; of two at one moment the one recorded later holds.
 */
export function changeSince<Change extends StatusChange>(
  changes: readonly Change[],
  at: string,
): Change | undefined {
  const status = statusAt({ changes }, at);
  if (status === 'issued') return undefined;
  const happened = changes.filter((change) => Date.parse(change.at) <= Date.parse(at));
  if (status === 'revoked') return happened.find((change) => change.status === status);
  let since: Change | undefined;
  for (const change of [...happened].reverse()) {
    if (statusAt({ changes }, change.at) !== status) break;
    if (change.status === status) since = change;
  }
  return since;
}

/** `change`: recorded after all others. Stable, so that of two changes at one moment the one recorded later holds. */
export const withChange = <Change extends StatusChange>(
  changes: readonly Change[],
  change: Change,
): readonly Change[] => [...changes, change].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** How a pass stands at a moment: its validity ends by itself, unlike a suspension or a revocation. */
export type PassStanding = PassStatus | 'expired';

/** `at`: RFC 3339, UTC. As checkpoints judge it: what is suspended or revoked is not shown as expired. */
export function standingAt({ changes, pass }: Pick<KnownPass, 'changes' | 'pass'>, at: string): PassStanding {
  const status = statusAt({ changes }, at);
  return status === 'issued' && Date.parse(at) >= Date.parse(pass.validUntil) ? 'expired' : status;
}

function evolve(state: PassState, event: PassEvent): PassState {
  switch (event.type) {
    case 'passes.PassIssued':
      return { status: 'issued', pass: event.data, issuedAt: event.occurredAt, changes: [] };
    case 'passes.PassSuspended':
      return changed(state, event.occurredAt, 'suspended');
    case 'passes.PassReinstated':
      return changed(state, event.occurredAt, 'issued');
    case 'passes.PassRevoked':
      return changed(state, event.occurredAt, 'revoked');
    default:
      return unreachable(event);
  }
}

function changed(state: PassState, at: string, status: PassStatus): PassState {
  if (state.status === 'none') return state;
  const changes = withChange(state.changes, { at, status });
  return { ...state, status: statusAt({ changes }, changes.at(-1)?.at ?? at), changes };
}

/** How the history of a pass adds up: the same for whoever reads it. */
export const passHistory = { initial, evolve };
