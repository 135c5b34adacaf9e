import {
  PackingJobCompleted,
  PackingJobCreated,
  PackingJobFellShort,
  type EventOf,
  type PackingJobEvent,
  type RoundClosed,
} from '@boxtrail/contracts';
import { broken, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type PackingJobDetails, type PackingJobState } from './packing-job';

type ClosedRound = EventOf<typeof RoundClosed>['data'];

/** From a closed round; the job's id is the round's. */
export interface CreatePackingJob extends Pick<
  ClosedRound,
  'roundId' | 'communityGln' | 'supplierGln' | 'needs'
> {
  readonly type: 'CreatePackingJob';
  readonly occurredAt: string;
}

/** How many boxes of one type were packed for one need. */
export interface PackedCount {
  readonly needId: string;
  readonly gtin: string;
  readonly count: number;
}

/** Closes the job. Whoever closes it with fewer boxes than were asked for says why. */
export interface CompletePackingJob {
  readonly type: 'CompletePackingJob';
  readonly occurredAt: string;
  readonly jobId: string;
  /** Given as data: the boxes of the job, each of which is an aggregate of its own. */
  readonly packed: readonly PackedCount[];
  readonly shortageReason?: string;
}

export type PackingJobCommand = CreatePackingJob | CompletePackingJob;

function create(command: CreatePackingJob, state: PackingJobState): readonly PackingJobEvent[] {
  const { roundId, communityGln, supplierGln } = command;
  const needs = command.needs.map(({ needId, householdRef, building, unit, payment, amountFen, lines }) => ({
    needId,
    householdRef,
    building,
    unit,
    payment,
    amountFen,
    lines,
  }));
  const boxes = needs.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
  const job: PackingJobDetails = { jobId: roundId, roundId, communityGln, supplierGln, boxes, needs };
  if (state.status === 'none') {
    const created = PackingJobCreated.of(command.occurredAt, job);
    // Nobody would ever come to complete a job without boxes.
    return boxes > 0
      ? [created]
      : [created, PackingJobCompleted.of(command.occurredAt, { jobId: roundId, packed: 0 })];
  }
  if (same(job, state.job)) return [];
  throw broken('JOB_EXISTS', `job ${roundId} exists already, with ${state.job.boxes} boxes and other needs`);
}

function complete(command: CompletePackingJob, state: PackingJobState): readonly PackingJobEvent[] {
  const { occurredAt, jobId, shortageReason } = command;
  if (state.status === 'none') throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
  if (state.status !== 'open') throw broken('JOB_CLOSED', `packing job ${jobId} is closed (${state.status})`);
  const packed = command.packed.reduce((sum, { count }) => sum + count, 0);
  const shortages = shortagesOf(state.job, command.packed);
  if (shortages.length === 0) return [PackingJobCompleted.of(occurredAt, { jobId, packed })];
  if (shortageReason === undefined) {
    const missing = shortages.reduce((sum, shortage) => sum + shortage.missing, 0);
    const message = `packing job ${jobId} lacks ${missing} of ${state.job.boxes} boxes: pack them or say why not`;
    throw broken('JOB_INCOMPLETE', message);
  }
  const reasoned = shortages.map((shortage) => ({ ...shortage, reason: shortageReason }));
  return [PackingJobFellShort.of(occurredAt, { jobId, packed, shortages: reasoned })];
}

/** Line by line: a box too many for one need does not make up for one too few of another. */
function shortagesOf({ needs }: PackingJobDetails, packed: readonly PackedCount[]) {
  const keyOf = (needId: string, gtin: string): string => `${needId} ${gtin}`;
  const counts = new Map<string, number>();
  for (const { needId, gtin, count } of packed) {
    const key = keyOf(needId, gtin);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return needs.flatMap(({ needId, lines }) =>
    lines
      .map(({ gtin, quantity }) => ({
        needId,
        gtin,
        missing: quantity - (counts.get(keyOf(needId, gtin)) ?? 0),
      }))
      .filter(({ missing }) => missing > 0),
  );
}

export const packingJobDecider: Decider<PackingJobCommand, PackingJobEvent, PackingJobState> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'CreatePackingJob':
        return create(command, state);
      case 'CompletePackingJob':
        return complete(command, state);
      default:
        return unreachable(command);
    }
  },
};
