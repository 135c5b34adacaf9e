import {
  passHistory,
  PassIssued,
  PassReinstated,
  PassRevoked,
  PassSuspended,
  statusAt,
  type KnownPass,
  type PassDetails,
  type PassEvent,
  type PassState,
} from '@boxtrail/contracts';
import { ruleViolation, invalid, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { passRefusals } from './refusals';

export interface IssuePass extends PassDetails {
  readonly type: 'IssuePass';
  readonly occurredAt: string;
}

interface Change {
  readonly occurredAt: string;
  readonly passId: string;
  readonly reason: string;
}
export interface SuspendPass extends Change {
  readonly type: 'SuspendPass';
}
export interface ReinstatePass extends Change {
  readonly type: 'ReinstatePass';
}
export interface RevokePass extends Change {
  readonly type: 'RevokePass';
}

export type PassCommand = IssuePass | SuspendPass | ReinstatePass | RevokePass;

function issue(command: IssuePass, state: PassState): readonly PassEvent[] {
  const { passId, subject, zones, validFrom, validUntil, authorityRef } = command;
  if (Date.parse(validUntil) <= Date.parse(validFrom)) {
    const message = `pass ${passId} would be valid from ${validFrom} until ${validUntil}; give a validUntil that is after validFrom`;
    throw invalid('PERIOD_EMPTY', message, '/validUntil');
  }
  const pass: PassDetails = { passId, subject, zones, validFrom, validUntil, authorityRef };
  if (state.status === 'none') return [PassIssued.of(command.occurredAt, pass)];
  if (same(pass, state.pass)) return [];
  throw ruleViolation(
    'PASS_EXISTS',
    `pass ${passId} was issued by ${state.pass.authorityRef} with other content; choose another passId`,
  );
}

function suspend({ occurredAt, passId, reason }: SuspendPass, state: PassState): readonly PassEvent[] {
  if (statusAt(standing(state, passId), occurredAt) === 'suspended') return [];
  return [PassSuspended.of(occurredAt, { passId, reason })];
}

function reinstate({ occurredAt, passId, reason }: ReinstatePass, state: PassState): readonly PassEvent[] {
  if (statusAt(standing(state, passId), occurredAt) !== 'suspended') {
    throw ruleViolation(
      'PASS_NOT_SUSPENDED',
      `pass ${passId} was not suspended at ${occurredAt}; only a suspended pass can be reinstated`,
    );
  }
  return [PassReinstated.of(occurredAt, { passId, reason })];
}

function revoke({ occurredAt, passId, reason }: RevokePass, state: PassState): readonly PassEvent[] {
  standing(state, passId);
  return [PassRevoked.of(occurredAt, { passId, reason })];
}

/** The state of an issued pass that is not revoked. */
function standing(state: PassState, passId: string): KnownPass {
  if (state.status === 'none') throw unknown('PASS_UNKNOWN', `pass ${passId} was never issued`);
  if (state.status === 'revoked') {
    const since = state.changes.find(({ status }) => status === 'revoked')?.at;
    throw ruleViolation(
      'PASS_REVOKED',
      `pass ${passId} was revoked at ${since} and cannot be changed any more; issue another pass`,
    );
  }
  return state;
}

export const passDecider: Decider<PassCommand, PassEvent, PassState> = {
  refusals: passRefusals,
  ...passHistory,
  decide(command, state) {
    switch (command.type) {
      case 'IssuePass':
        return issue(command, state);
      case 'SuspendPass':
        return suspend(command, state);
      case 'ReinstatePass':
        return reinstate(command, state);
      case 'RevokePass':
        return revoke(command, state);
      default:
        return unreachable(command);
    }
  },
};
