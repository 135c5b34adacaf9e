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
import { ruleViolation, inWords, same, unreachable, type Decider } from '@boxtrail/kernel';
import {
  evolve,
  initial,
  lineKey,
  lineOf,
  type AssignedBox,
  type OpenJob,
  type PackingJobDetails,
  type PackingJobState,
} from './packing-job';
import {
  accept,
  decline,
  keep,
  move,
  openJob,
  refuseMoved,
  schedule,
  type JobOfferCommand,
} from './packing-job-offer';
import { packingJobRefusals } from './refusals';

type ClosedRound = EventOf<typeof RoundClosed>['data'];

/** Creates a job from a closed round; the job has the round's id. */
export interface CreatePackingJob extends Pick<
  ClosedRound,
  'roundId' | 'communityGln' | 'supplierGln' | 'needs'
> {
  readonly type: 'CreatePackingJob';
  readonly occurredAt: string;
}

/**
 * Assigns boxes to the lines of their needs, in order, while a line has room. An assigned box keeps its place when it
 * is sent again.
 */
export interface AssignBoxes {
  readonly type: 'AssignBoxes';
  readonly occurredAt: string;
  readonly jobId: string;
  /** The supplier that packs: the job may have gone to another one meanwhile. */
  readonly forGln: string;
  readonly boxes: readonly AssignedBox[];
  /**
   * Read from the view: boxes packed before places existed. Jobs begun by an earlier release have some; the first
   * assignment counts them.
   */
  readonly packedBefore: readonly AssignedBox[];
}

/** Frees the places of boxes that cannot be packed for the job. */
export interface UnassignBoxes {
  readonly type: 'UnassignBoxes';
  readonly occurredAt: string;
  readonly jobId: string;
  readonly ssccs: readonly string[];
}

/** The number of packed boxes of one type for one need. */
export interface PackedCount {
  readonly needId: string;
  readonly gtin: string;
  readonly count: number;
}

/** Closes the job. With fewer boxes than asked for, it needs a reason. */
export interface CompletePackingJob {
  readonly type: 'CompletePackingJob';
  readonly occurredAt: string;
  readonly jobId: string;
  /** The supplier that closes it: the job may have gone to another one meanwhile. */
  readonly forGln: string;
  /** Read from the view: counts of the job's packed boxes. */
  readonly packed: readonly PackedCount[];
  /** Read from the view: assigned boxes that are not packed yet. */
  readonly awaited: readonly string[];
  readonly shortageReason?: string;
}

export type PackingJobCommand =
  CreatePackingJob | AssignBoxes | UnassignBoxes | CompletePackingJob | JobOfferCommand;

/** Upper bound of boxes in one event. */
const boxesPerEvent = 5_000;

function create(command: CreatePackingJob, state: PackingJobState): readonly PackingJobEvent[] {
  const { roundId, communityGln, supplierGln } = command;
  const { needs } = command;
  const boxes = needs.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
  const job: PackingJobDetails = { jobId: roundId, roundId, communityGln, supplierGln, boxes, needs };
  if (state.status === 'none') {
    const created = PackingJobCreated.of(command.occurredAt, job);
    // A job without boxes is completed here: no command would ever complete it.
    return boxes > 0
      ? [created]
      : [created, PackingJobCompleted.of(command.occurredAt, { jobId: roundId, packed: 0 })];
  }
  if (same(job, { ...state.job, supplierGln: state.createdFor })) return [];
  throw ruleViolation(
    'JOB_EXISTS',
    `packing job ${roundId} exists with other needs, for ${state.job.boxes} boxes`,
  );
}

function assign(command: AssignBoxes, state: PackingJobState): readonly PackingJobEvent[] {
  if (state.status !== 'open') return [];
  const { occurredAt, jobId, forGln, boxes, packedBefore } = command;
  refuseMoved(state as OpenJob, forGln);
  const quantityOf = ({ needId, gtin }: AssignedBox) => lineOf(state.needs.get(needId), gtin)?.quantity ?? 0;
  const assigned = new Map<string, AssignedBox>();
  const more = new Map<string, number>();
  const give = (box: AssignedBox) => {
    more.set(lineKey(box), (more.get(lineKey(box)) ?? 0) + 1);
    assigned.set(box.sscc, box);
  };
  const takenOf = (box: AssignedBox) => (state.taken.get(lineKey(box)) ?? 0) + (more.get(lineKey(box)) ?? 0);
  if (state.places.size === 0) packedBefore.forEach(give);
  for (const box of boxes)
    if (!state.places.has(box.sscc) && !assigned.has(box.sscc) && takenOf(box) < quantityOf(box)) give(box);
  const all = [...assigned.values()];
  const events: PackingJobEvent[] = [];
  for (let from = 0; from < all.length; from += boxesPerEvent) {
    const some = all.slice(from, from + boxesPerEvent);
    events.push(BoxesAssigned.of(occurredAt, { jobId, boxes: some }));
  }
  return events;
}

/** A closed job keeps its places: its unpacked boxes were given up. */
function unassign(
  { occurredAt, jobId, ssccs }: UnassignBoxes,
  state: PackingJobState,
): readonly PackingJobEvent[] {
  if (state.status !== 'open') return [];
  const there = ssccs.filter((sscc) => state.places.has(sscc));
  return there.length === 0 ? [] : [BoxesUnassigned.of(occurredAt, { jobId, ssccs: there })];
}

function complete(command: CompletePackingJob, state: PackingJobState): readonly PackingJobEvent[] {
  const { occurredAt, jobId, forGln, shortageReason } = command;
  const open = openJob(jobId, state);
  refuseMoved(open, forGln);
  const packed = command.packed.reduce((sum, { count }) => sum + count, 0);
  const shortages = shortagesOf(open.job, command.packed);
  if (shortages.length === 0) return [PackingJobCompleted.of(occurredAt, { jobId, packed })];
  if (shortageReason === undefined) {
    const missing = shortages.reduce((sum, shortage) => sum + shortage.missing, 0);
    let message = `packing job ${jobId} lacks ${missing} of ${open.job.boxes} boxes: pack them or give a shortageReason`;
    const { awaited } = command;
    if (awaited.length > 0) message += `; assigned but not packed, send them again: ${inWords(awaited)}`;
    throw ruleViolation('JOB_INCOMPLETE', message);
  }
  const reasoned = shortages.map((shortage) => ({ ...shortage, reason: shortageReason }));
  return [PackingJobFellShort.of(occurredAt, { jobId, packed, shortages: reasoned })];
}

/** Line by line: a surplus of one need does not offset a shortage of another. */
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
      case 'AcceptPackingJob':
        return accept(command, state);
      case 'DeclinePackingJob':
        return decline(command, state);
      case 'MovePackingJob':
        return move(command, state);
      case 'KeepPackingJob':
        return keep(command, state);
      case 'SchedulePackingJob':
        return schedule(command, state);
      default:
        return unreachable(command);
    }
  },
};
