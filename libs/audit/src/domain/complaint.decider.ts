import {
  ComplaintClosed,
  ComplaintFiled,
  ComplaintFollowed,
  type ComplaintEvent,
  type ComplaintOutcome,
} from '@boxtrail/contracts';
import { ruleViolation, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type ComplaintState, type FiledComplaint } from './complaint';
import { complaintRefusals } from './refusals';

export interface FileComplaint extends Readonly<FiledComplaint> {
  readonly type: 'FileComplaint';
  readonly occurredAt: string;
}

interface OfComplaint {
  readonly occurredAt: string;
  readonly complaintId: string;
}

/** A hold or a recall follows from it. */
export interface FollowComplaint extends OfComplaint {
  readonly type: 'FollowComplaint';
  readonly by: 'hold' | 'recall';
  readonly id: string;
}

export interface CloseComplaint extends OfComplaint {
  readonly type: 'CloseComplaint';
  readonly outcome: ComplaintOutcome;
  readonly words: string;
}

export type ComplaintCommand = FileComplaint | FollowComplaint | CloseComplaint;

/** A complaint leads to at most this many holds and recalls. */
const mostFollowed = 50;

const said = ({ sscc, kind, words, householdRef }: FiledComplaint) => ({ sscc, kind, words, householdRef });

function file({ type: _, occurredAt, ...complaint }: FileComplaint, state: ComplaintState): ComplaintEvent[] {
  if (state.status === 'none') return [ComplaintFiled.of(occurredAt, complaint)];
  if (same(said(complaint), said(state.complaint))) return [];
  throw ruleViolation(
    'COMPLAINT_EXISTS',
    `complaint ${complaint.complaintId} exists, of box ${state.complaint.sscc}; choose another complaintId`,
  );
}

function follow(
  { occurredAt, complaintId, by, id }: FollowComplaint,
  state: ComplaintState,
): ComplaintEvent[] {
  const { followedBy } = open(complaintId, state);
  if (followedBy.includes(`${by} ${id}`)) return [];
  if (followedBy.length >= mostFollowed)
    throw ruleViolation(
      'COMPLAINT_FULL',
      `complaint ${complaintId} led to ${mostFollowed} holds and recalls`,
    );
  return [ComplaintFollowed.of(occurredAt, { complaintId, by, id })];
}

function close(command: CloseComplaint, state: ComplaintState): ComplaintEvent[] {
  const { occurredAt, complaintId, outcome, words } = command;
  if (state.status === 'closed' && same(state.closing, { outcome, words })) return [];
  open(complaintId, state);
  return [ComplaintClosed.of(occurredAt, { complaintId, outcome, words })];
}

function open(complaintId: string, state: ComplaintState) {
  if (state.status === 'none') throw unknown('COMPLAINT_UNKNOWN', `complaint ${complaintId} does not exist`);
  if (state.status === 'closed')
    throw ruleViolation('COMPLAINT_CLOSED', `complaint ${complaintId} is closed; file a new one`);
  return state;
}

export const complaintDecider: Decider<ComplaintCommand, ComplaintEvent, ComplaintState> = {
  refusals: complaintRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'FileComplaint':
        return file(command, state);
      case 'FollowComplaint':
        return follow(command, state);
      case 'CloseComplaint':
        return close(command, state);
      default:
        return unreachable(command);
    }
  },
};
