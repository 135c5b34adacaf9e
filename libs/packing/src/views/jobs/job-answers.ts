import type {
  Designation,
  EventOf,
  JobMoveCause,
  JobPriority,
  PackingJobCreated,
  PackingJobFellShort,
} from '@boxtrail/contracts';
import type { Shown } from '@boxtrail/http';
import type { JobOffer } from '../../domain/packing-job';

export const jobStatuses = ['open', 'completed', 'short'] as const;

/**
 * A packing job in a list.
 * @schema ListedPackingJob
 */
export interface JobRow {
  readonly jobId: string;
  readonly roundId: string;
  readonly communityGln: string;
  readonly supplierGln: string;
  readonly status: (typeof jobStatuses)[number];
  /** Number of boxes asked for, and number packed. */
  readonly boxes: number;
  readonly packed: number;
  readonly createdAt: string;
  readonly closedAt: string | null;
  /** What its supplier says to it: nothing yet, or that it takes the job or does not. Who packs has accepted. */
  readonly offer: JobOffer;
  /** Its supplier cannot pack it, and no other could when it was looked for. */
  readonly isUnserved: boolean;
  /** Among the jobs of its supplier; the lowest wave comes first, jobs in no wave (null) last. */
  readonly priority: JobPriority;
  readonly wave: number | null;
  /** The supplier before the present one, and why it does not pack the job; null when the first one has it. */
  readonly moved: JobMove | null;
  readonly revision: number;
}

/** Why a job left its supplier. */
export interface JobMove {
  readonly fromGln: string;
  readonly cause: JobMoveCause;
  readonly reason: string | null;
  readonly at: string;
}

/** What a supplier said that did not take the job. */
export interface Declined {
  readonly supplierGln: string;
  readonly reason: string;
  readonly at: string;
}

type CreatedNeed = EventOf<typeof PackingJobCreated>['data']['needs'][number];
type Shortage = EventOf<typeof PackingJobFellShort>['data']['shortages'][number];

/** A packing job with its needs and the number of packed boxes of each line. */
export interface JobDetails extends JobRow {
  readonly needs: readonly (Shown<Omit<CreatedNeed, 'lines'>> & {
    readonly lines: readonly { readonly gtin: string; readonly quantity: number; readonly packed: number }[];
  })[];
  readonly shortages: readonly Shortage[];
  /** Suppliers that did not take it, in order. */
  readonly declined: readonly Declined[];
  /** How its last supplier was found after the first one; null when the first one has it. */
  readonly designation: Designation | null;
}

/** A need as stored when the job was created. */
export type StoredNeed = CreatedNeed;
