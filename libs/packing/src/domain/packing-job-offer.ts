import {
  PackingJobAccepted,
  PackingJobDeclined,
  PackingJobKept,
  PackingJobMoved,
  PackingJobNotMoved,
  PackingJobScheduled,
  type Designated,
  type EventOf,
  type JobMoveCause,
  type PackingJobEvent,
} from '@boxtrail/contracts';
import { ruleViolation, unknown, type Refusal } from '@boxtrail/kernel';
import type { OpenJob, PackingJobState } from './packing-job';

/** The supplier takes the job. */
export interface AcceptPackingJob {
  readonly type: 'AcceptPackingJob';
  readonly occurredAt: string;
  readonly jobId: string;
  /** The supplier that was asked; the job may have another one by now. */
  readonly forGln: string;
}

/** The supplier does not take the job. */
export interface DeclinePackingJob {
  readonly type: 'DeclinePackingJob';
  readonly occurredAt: string;
  readonly jobId: string;
  readonly forGln: string;
  readonly reason: string;
  /** Read from the view: boxes packed, also those of before places existed. */
  readonly packed: number;
}

/** Gives the job to another supplier, if it is still as the caller found it. */
export interface MovePackingJob {
  readonly type: 'MovePackingJob';
  readonly occurredAt: string;
  readonly jobId: string;
  readonly fromGln: string;
  readonly cause: JobMoveCause;
  readonly reason: string | null;
  /** The next supplier; undefined when no other can pack the job. */
  readonly next: Designated;
  /** Read from the view, as for `DeclinePackingJob`. */
  readonly packed: number;
}

/** The supplier of a job that waits for another one can pack it again. */
export interface KeepPackingJob {
  readonly type: 'KeepPackingJob';
  readonly occurredAt: string;
  readonly jobId: string;
  readonly forGln: string;
}

/** Says when the job is packed, among the jobs of its supplier. */
export interface SchedulePackingJob extends Pick<
  EventOf<typeof PackingJobScheduled>['data'],
  'jobId' | 'priority' | 'wave'
> {
  readonly type: 'SchedulePackingJob';
  readonly occurredAt: string;
  readonly forGln: string;
}

export type JobOfferCommand =
  AcceptPackingJob | DeclinePackingJob | MovePackingJob | KeepPackingJob | SchedulePackingJob;

export function accept(
  { occurredAt, jobId, forGln }: AcceptPackingJob,
  state: PackingJobState,
): readonly PackingJobEvent[] {
  const job = openJob(jobId, state);
  refuseMoved(job, forGln);
  return job.offer === 'accepted' ? [] : [PackingJobAccepted.of(occurredAt, { jobId, supplierGln: forGln })];
}

export function decline(
  { occurredAt, jobId, forGln, reason, packed }: DeclinePackingJob,
  state: PackingJobState,
): readonly PackingJobEvent[] {
  const job = openJob(jobId, state);
  refuseMoved(job, forGln);
  if (hasBegun(job, packed)) throw begun(jobId);
  if (job.offer === 'accepted')
    throw ruleViolation(
      'JOB_ACCEPTED',
      `supplier ${forGln} has accepted packing job ${jobId} and cannot decline it; pack it, or close it with a shortageReason`,
    );
  return job.offer === 'declined'
    ? []
    : [PackingJobDeclined.of(occurredAt, { jobId, supplierGln: forGln, reason })];
}

export function move(command: MovePackingJob, state: PackingJobState): readonly PackingJobEvent[] {
  const { occurredAt, jobId, fromGln, cause, reason, next, packed } = command;
  const isChosen = cause === 'chosen';
  if (!isChosen && state.status !== 'open') return [];
  const job = openJob(jobId, state);
  if (hasBegun(job, packed)) {
    if (isChosen) throw begun(jobId);
    return [];
  }
  if (isChosen) refuseMoved(job, fromGln);
  const { roundId, communityGln, supplierGln } = job.job;
  if (supplierGln !== fromGln || next.supplierGln === fromGln || !stillHolds(cause, job)) return [];
  const data = { jobId, roundId, communityGln, fromGln, cause, reason, designation: next.designation };
  if (next.supplierGln !== undefined)
    return [PackingJobMoved.of(occurredAt, { ...data, toGln: next.supplierGln })];
  // Said once, however often somebody looks for a supplier.
  return job.isUnserved ? [] : [PackingJobNotMoved.of(occurredAt, data)];
}

/** Not when it was declined, or changed meanwhile. */
export function keep(
  { occurredAt, jobId, forGln }: KeepPackingJob,
  state: PackingJobState,
): readonly PackingJobEvent[] {
  if (state.status !== 'open' || !state.isUnserved || state.offer === 'declined') return [];
  return state.job.supplierGln === forGln
    ? [PackingJobKept.of(occurredAt, { jobId, supplierGln: forGln })]
    : [];
}

/** A supplier that has accepted the job meanwhile keeps it, unless it may not work. */
const stillHolds = (cause: JobMoveCause, { offer }: OpenJob): boolean =>
  cause === 'declined' ? offer === 'declined' : cause !== 'full' || offer !== 'accepted';

export function schedule(
  { occurredAt, jobId, forGln, priority, wave }: SchedulePackingJob,
  state: PackingJobState,
): readonly PackingJobEvent[] {
  const job = openJob(jobId, state);
  refuseMoved(job, forGln);
  return job.priority === priority && job.wave === wave
    ? []
    : [PackingJobScheduled.of(occurredAt, { jobId, priority, wave })];
}

/** Throws `JOB_UNKNOWN` or `JOB_CLOSED`. */
export function openJob(jobId: string, state: PackingJobState): OpenJob {
  if (state.status === 'none') throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
  if (state.status === 'open') return state as OpenJob;
  throw ruleViolation(
    'JOB_CLOSED',
    `packing job ${jobId} is closed and takes no more boxes; pack into an open job`,
  );
}

/** Throws `JOB_MOVED` when the job has another supplier than the one that the caller acts for. */
export function refuseMoved({ job: { jobId, supplierGln } }: OpenJob, forGln: string): void {
  if (supplierGln !== forGln)
    throw ruleViolation(
      'JOB_MOVED',
      `packing job ${jobId} went from supplier ${forGln} to ${supplierGln}; read the job again`,
    );
}

const hasBegun = ({ places }: OpenJob, packed: number): boolean => places.size > 0 || packed > 0;

const begun = (jobId: string): Refusal =>
  ruleViolation(
    'JOB_BEGUN',
    `packing job ${jobId} has boxes and stays with its supplier; close it with a shortageReason if it cannot be finished`,
  );
