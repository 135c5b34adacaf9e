import {
  BoxesAssigned,
  BoxesUnassigned,
  PackingJobCompleted,
  PackingJobCreated,
  PackingJobFellShort,
  type EventOf,
  type PackingJobEvent,
  type RoundClosed,
} from '@boxtrail/contracts';
import { ruleViolation, inWords, same, unknown, unreachable, type Decider } from '@boxtrail/kernel';
import {
  evolve,
  initial,
  lineKey,
  type AssignedBox,
  type PackingJobDetails,
  type PackingJobState,
} from './packing-job';
import { packingJobRefusals } from './refusals';

type ClosedRound = EventOf<typeof RoundClosed>['data'];

/** From a closed round; the job's id is the round's. */
export interface CreatePackingJob extends Pick<
  ClosedRound,
  'roundId' | 'communityGln' | 'supplierGln' | 'needs'
> {
  readonly type: 'CreatePackingJob';
  readonly occurredAt: string;
}

/**
 * Gives boxes a place in the job, each in its order while the line of its need has one left. A box that has a place
 * keeps it, however often it is sent.
 */
export interface AssignBoxes {
  readonly type: 'AssignBoxes';
  readonly occurredAt: string;
  readonly jobId: string;
  readonly boxes: readonly AssignedBox[];
  /**
   * Given as data: boxes that were packed for the job before places were given. They are counted first, once: jobs that
   * an earlier release began have some.
   */
  readonly packedBefore: readonly AssignedBox[];
}

/** Takes the places of boxes back that cannot be packed for the job. */
export interface UnassignBoxes {
  readonly type: 'UnassignBoxes';
  readonly occurredAt: string;
  readonly jobId: string;
  readonly ssccs: readonly string[];
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
  /** Given as data: boxes with a place that are not packed, and may still be. */
  readonly awaited: readonly string[];
  readonly shortageReason?: string;
}

export type PackingJobCommand = CreatePackingJob | AssignBoxes | UnassignBoxes | CompletePackingJob;

/** Boxes that one event names, at most. */
const boxesPerEvent = 5_000;

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
  throw ruleViolation(
    'JOB_EXISTS',
    `packing job ${roundId} exists with other needs, for ${state.job.boxes} boxes`,
  );
}

function assign(command: AssignBoxes, state: PackingJobState): readonly PackingJobEvent[] {
  if (state.status !== 'open') return [];
  const { occurredAt, jobId, boxes, packedBefore } = command;
  const quantities = new Map(
    state.job.needs.flatMap(({ needId, lines }) =>
      lines.map(({ gtin, quantity }) => [lineKey({ needId, gtin }), quantity] as const),
    ),
  );
  const taken = new Map(state.taken);
  const assigned: AssignedBox[] = [];
  const known = new Set(state.places.keys());
  const give = (box: AssignedBox) => {
    const key = lineKey(box);
    taken.set(key, (taken.get(key) ?? 0) + 1);
    known.add(box.sscc);
    assigned.push(box);
  };
  if (known.size === 0) packedBefore.forEach(give);
  for (const box of boxes) {
    const key = lineKey(box);
    if (!known.has(box.sscc) && (taken.get(key) ?? 0) < (quantities.get(key) ?? 0)) give(box);
  }
  const events: PackingJobEvent[] = [];
  for (let from = 0; from < assigned.length; from += boxesPerEvent) {
    const some = assigned.slice(from, from + boxesPerEvent);
    events.push(BoxesAssigned.of(occurredAt, { jobId, boxes: some }));
  }
  return events;
}

/** A closed job is as it is: what has no box by then was given up. */
function unassign(
  { occurredAt, jobId, ssccs }: UnassignBoxes,
  state: PackingJobState,
): readonly PackingJobEvent[] {
  if (state.status !== 'open') return [];
  const there = ssccs.filter((sscc) => state.places.has(sscc));
  return there.length === 0 ? [] : [BoxesUnassigned.of(occurredAt, { jobId, ssccs: there })];
}

function complete(command: CompletePackingJob, state: PackingJobState): readonly PackingJobEvent[] {
  const { occurredAt, jobId, shortageReason } = command;
  if (state.status === 'none') throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
  if (state.status !== 'open')
    throw ruleViolation(
      'JOB_CLOSED',
      `packing job ${jobId} is closed and takes no more boxes; pack into an open job`,
    );
  const packed = command.packed.reduce((sum, { count }) => sum + count, 0);
  const shortages = shortagesOf(state.job, command.packed);
  if (shortages.length === 0) return [PackingJobCompleted.of(occurredAt, { jobId, packed })];
  if (shortageReason === undefined) {
    const missing = shortages.reduce((sum, shortage) => sum + shortage.missing, 0);
    let message = `packing job ${jobId} lacks ${missing} of ${state.job.boxes} boxes: pack them or say why not`;
    const { awaited } = command;
    if (awaited.length > 0) message += `; begun and not recorded, send them again: ${inWords(awaited)}`;
    throw ruleViolation('JOB_INCOMPLETE', message);
  }
  const reasoned = shortages.map((shortage) => ({ ...shortage, reason: shortageReason }));
  return [PackingJobFellShort.of(occurredAt, { jobId, packed, shortages: reasoned })];
}

/** Line by line: a box too many for one need does not make up for one too few of another. */
function shortagesOf({ needs }: PackingJobDetails, packed: readonly PackedCount[]) {
  const counts = new Map<string, number>();
  for (const { needId, gtin, count } of packed) {
    const key = lineKey({ needId, gtin });
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return needs.flatMap(({ needId, lines }) =>
    lines
      .map(({ gtin, quantity }) => ({
        needId,
        gtin,
        missing: quantity - (counts.get(lineKey({ needId, gtin })) ?? 0),
      }))
      .filter(({ missing }) => missing > 0),
  );
}

export const packingJobDecider: Decider<PackingJobCommand, PackingJobEvent, PackingJobState> = {
  refusals: packingJobRefusals,
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'CreatePackingJob':
        return create(command, state);
      case 'AssignBoxes':
        return assign(command, state);
      case 'UnassignBoxes':
        return unassign(command, state);
      case 'CompletePackingJob':
        return complete(command, state);
      default:
        return unreachable(command);
    }
  },
};
