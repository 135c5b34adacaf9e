import type { Designation, JobOfferEvent, JobPriority } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import { updateRows } from '@boxtrail/database';
import type { ViewDb } from '@boxtrail/projections';
import type { JobOffer } from '../../domain/packing-job';
import type { Declined, JobMove } from './job-answers';
import type { Counted } from './job-rows';

/** Who packs a job, whether it is taken, and when it is packed. */
interface OfferRow {
  readonly job_id: string;
  readonly supplier_gln: string;
  readonly offer: JobOffer;
  readonly is_unserved: boolean;
  readonly priority: JobPriority;
  readonly wave: number | null;
  readonly moved: JobMove | null;
  readonly declined: readonly Declined[];
  readonly designation: Designation | null;
}

const updateOffers = updateRows(
  'jobs',
  {
    job_id: 'text',
    supplier_gln: 'text',
    offer: 'text',
    is_unserved: 'bool',
    priority: 'text',
    wave: 'int',
    moved: 'jsonb',
    declined: 'jsonb',
    designation: 'jsonb',
  },
  { key: 'job_id' },
);

type OfferEvent = JobOfferEvent | Counted['event'];

/**
 * Follows the events in their order; the jobs are stored already, with their places counted. Jobs that only give places
 * need no more.
 */
export async function writeOffers(all: readonly OfferEvent[], db: ViewDb): Promise<void> {
  const offered = new Set(all.filter(isOffer).map(({ data }) => data.jobId));
  const events = all.filter(({ data }) => offered.has(data.jobId));
  if (events.length === 0) return;
  const rows = await db.query<OfferRow>(
    `SELECT job_id, supplier_gln, offer, is_unserved, priority, wave, moved, declined, designation
       FROM jobs WHERE job_id = ANY($1)`,
    [[...offered]],
  );
  const jobs = new Map(rows.map((row) => [row.job_id, row]));
  for (const event of events) {
    const job = jobs.get(event.data.jobId);
    if (job !== undefined) jobs.set(job.job_id, after(job, event));
  }
  await updateOffers(db, [...jobs.values()]);
}

const isOffer = ({ type }: OfferEvent): boolean =>
  type !== 'packing.BoxesAssigned' && type !== 'packing.BoxesUnassigned';

function after(job: OfferRow, { type, data, occurredAt }: OfferEvent): OfferRow {
  switch (type) {
    case 'packing.PackingJobAccepted':
    case 'packing.BoxesAssigned':
      return { ...job, offer: 'accepted', is_unserved: false };
    case 'packing.BoxesUnassigned':
      return job;
    case 'packing.PackingJobDeclined': {
      const { supplierGln, reason } = data;
      return {
        ...job,
        offer: 'declined',
        declined: [...job.declined, { supplierGln, reason, at: occurredAt }],
      };
    }
    case 'packing.PackingJobMoved': {
      const { fromGln, toGln: supplier_gln, cause, reason, designation } = data;
      const moved = { fromGln, cause, reason, at: occurredAt };
      return { ...job, supplier_gln, offer: 'open', is_unserved: false, moved, designation };
    }
    case 'packing.PackingJobKept':
      return { ...job, is_unserved: false };
    case 'packing.PackingJobNotMoved':
      return { ...job, is_unserved: true };
    case 'packing.PackingJobScheduled':
      return { ...job, priority: data.priority, wave: data.wave };
    default:
      return unreachable(type);
  }
}
