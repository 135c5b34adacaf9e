import {
  BoxGivenUp,
  BoxPacked,
  BoxSealed,
  refuseHeld,
  type BoxEvent,
  type HeldBox,
} from '@boxtrail/contracts';
import { ruleViolation, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type BoxState, type PackedBox, type Seal } from './box';
import type { JobForBox } from './packing-job';
import { lotRefused } from './lot-refused';
import { boxRefusals } from './refusals';
import type { LotLack } from './stock-lot';

/** Packs a box under an unused number. */
export interface PackBox extends Pick<
  PackedBox,
  'sscc' | 'needId' | 'gtin' | 'contents' | 'weightGrams' | 'packedAtGln'
> {
  readonly type: 'PackBox';
  readonly occurredAt: string;
  /** Given: the box is sealed at once. */
  readonly sealId?: string;
  /** The holds of its lots, read before: such a box may be packed, and is not sealed. */
  readonly held: readonly HeldBox[];
  /** Read from the job: its need and type for this box. */
  readonly job: JobForBox;
  /** Decided by the stream of a lot: the box cannot have its units. */
  readonly lack?: LotLack | undefined;
}

export interface SealBox extends Seal {
  readonly type: 'SealBox';
  readonly occurredAt: string;
  /** The holds of the box, read before. */
  readonly held: readonly HeldBox[];
}

/**
 * The job was closed without this box. A concurrent packing finds this event in the box's stream, so a box is either
 * packed and counted, or given up.
 */
export interface GiveUpBox {
  readonly type: 'GiveUpBox';
  readonly occurredAt: string;
  readonly sscc: string;
  readonly jobId: string;
}

export type BoxCommand = PackBox | SealBox | GiveUpBox;

function pack(command: PackBox, state: BoxState): readonly BoxEvent[] {
  const { sscc, job, occurredAt, packedAtGln, sealId } = command;
  // First of all rules: a packed box may be sent again after its job was closed.
  if (state.status === 'packed' || state.status === 'sealed') {
    if (isRepetition(command, state)) return [];
    const { jobId, needId } = state.box;
    throw ruleViolation(
      'SSCC_ALREADY_USED',
      `box ${sscc} was packed for need ${needId} of packing job ${jobId}; give this box another number`,
    );
  }
  if (state.status === 'given-up' && state.jobId === job.jobId) {
    const message = `box ${sscc} was given up when packing job ${job.jobId} was closed short: give it another number`;
    throw ruleViolation('BOX_GIVEN_UP', message);
  }
  const place = placeInJob(command, job);
  if (command.lack !== undefined) throw lotRefused(command.lack, command);
  const packed = BoxPacked.of(occurredAt, { ...asked(command), sscc, ...place });
  if (sealId === undefined) return [packed];
  refuseHeld(command.held);
  return [packed, BoxSealed.of(occurredAt, { sscc, sealId, atGln: packedAtGln })];
}

/** Whether the box already is as the command describes it. */
function isRepetition(command: PackBox, state: Extract<BoxState, { box: unknown }>): boolean {
  if (command.job.jobId !== state.box.jobId || !same(asked(command), asked(state.box))) return false;
  return command.sealId === undefined || (state.status === 'sealed' && state.seal.sealId === command.sealId);
}

const asked = ({ needId, gtin, contents, weightGrams, packedAtGln }: PackBox | PackedBox) => ({
  needId,
  gtin,
  contents,
  weightGrams,
  packedAtGln,
});

/** The destination of the box, from its job. */
function placeInJob({ sscc, needId, gtin }: PackBox, job: JobForBox) {
  const { jobId } = job;
  if (job.status === 'none') throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
  if (job.status !== 'open')
    throw ruleViolation(
      'JOB_CLOSED',
      `packing job ${jobId} is closed and takes no more boxes; pack into an open job`,
    );
  const { communityGln, need, line, place } = job;
  if (need === undefined)
    throw ruleViolation(
      'NEED_NOT_IN_JOB',
      `packing job ${jobId} has no need ${needId}; choose one of its needs`,
    );
  if (line === undefined) {
    throw ruleViolation(
      'BOX_TYPE_NOT_NEEDED',
      `need ${needId} of packing job ${jobId} asks for no box of type ${gtin}; pack one of the types it asks for`,
    );
  }
  if (place !== undefined && (place.needId !== needId || place.gtin !== gtin)) {
    const message = `box ${sscc} is to be packed for need ${place.needId} of packing job ${jobId}, as a box of type ${place.gtin}; give this box another number`;
    throw ruleViolation('SSCC_ALREADY_USED', message);
  }
  if (place === undefined) {
    const message = `need ${needId} asks for ${line.quantity} boxes of type ${gtin} and has them; box ${sscc} is one too many`;
    throw ruleViolation('NEED_ALREADY_FILLED', message);
  }
  const { householdRef, building, unit, order, placedByRef, specialNeeds } = need;
  const consignee = { householdRef, building, unit, order, placedByRef, specialNeeds };
  return { jobId, destinationGln: communityGln, ...consignee };
}

function seal({ occurredAt, sscc, sealId, atGln, held }: SealBox, state: BoxState): readonly BoxEvent[] {
  switch (state.status) {
    case 'none':
    case 'given-up':
      throw unknown('BOX_UNKNOWN', `box ${sscc} was never packed`);
    case 'packed':
      refuseHeld(held);
      return [BoxSealed.of(occurredAt, { sscc, sealId, atGln })];
    case 'sealed':
      if (same({ sscc, sealId, atGln }, state.seal)) return [];
      throw ruleViolation(
        'BOX_ALREADY_SEALED',
        `box ${sscc} was sealed with seal ${state.seal.sealId} and cannot be sealed with ${sealId}`,
      );
    default:
      return unreachable(state);
  }
}

function giveUp({ occurredAt, sscc, jobId }: GiveUpBox, state: BoxState): readonly BoxEvent[] {
  const done = 'box' in state || (state.status === 'given-up' && state.jobId === jobId);
  return done ? [] : [BoxGivenUp.of(occurredAt, { sscc, jobId })];
}

export const boxDecider: Decider<BoxCommand, BoxEvent, BoxState> = {
  refusals: boxRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'PackBox':
        return pack(command, state);
      case 'SealBox':
        return seal(command, state);
      case 'GiveUpBox':
        return giveUp(command, state);
      default:
        return unreachable(command);
    }
  },
};
