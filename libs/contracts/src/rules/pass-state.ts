import { unreachable } from '@boxtrail/kernel';
import type { EventOf } from '../schema/define-event';
import type { PassEvent, PassIssued } from '../events/passes';

export type PassDetails = EventOf<typeof PassIssued>['data'];
export type PassStatus = 'issued' | 'suspended' | 'revoked';

/** The status of the pass from `at` until the next change. */
export interface StatusChange {
  readonly at: string;
  readonly status: PassStatus;
}

/** The permit of a vehicle or a person; `status` is its final status. */
export type PassState =
  | { readonly status: 'none' }
  | {
      readonly status: PassStatus;
      readonly pass: PassDetails;
      readonly issuedAt: string;
      /** Ordered by event time, not by record time: a late scan is checked against the state at its own time. */
      readonly changes: readonly StatusChange[];
    };

export type KnownPass = Exclude<PassState, { status: 'none' }>;

const initial: PassState = { status: 'none' };

/** The status of the pass at a point in time. A revocation is final: later changes do not lift it. */
export function statusAt({ changes }: Pick<KnownPass, 'changes'>, at: string): PassStatus {
  const happened = changes.filter((change) => Date.parse(change.at) <= Date.parse(at));
  if (happened.some(({ status }) => status === 'revoked')) return 'revoked';
  return happened.at(-1)?.status ?? 'issued';
}

/**
 * The change since which the pass has been suspended or revoked without interruption, at a point in time; undefined
 * when it is neither. `changes` are ordered by event time; of two with the same event time the one recorded later
 * applies.
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

/**
 * `change`: recorded after all others. Stable, so that of two changes with the same event time the one recorded later
 * applies.
 */
export const withChange = <Change extends StatusChange>(
  changes: readonly Change[],
  change: Change,
): readonly Change[] => [...changes, change].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** The status of a pass at a point in time: `expired` follows from the validity window, without an event. */
export type PassStanding = PassStatus | 'expired';

/** `at`: RFC 3339, UTC. As for checkpoints, a suspended or revoked pass is not reported as expired. */
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

/** Folds the history of a pass; every reader uses this fold. */
export const passHistory = { initial, evolve };
