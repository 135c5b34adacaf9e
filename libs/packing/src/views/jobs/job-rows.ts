import {
  dayOf,
  type BoxesAssigned,
  type BoxesUnassigned,
  type BoxPacked,
  type EventOf,
  type PackingJobCompleted,
  type PackingJobCreated,
  type PackingJobEvent,
  type PackingJobFellShort,
} from '@boxtrail/contracts';
import { insertRows, updateRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import type { ViewDb } from '@boxtrail/projections';

export type Created = BareEvent<EventOf<typeof PackingJobCreated>>;
export type Closed = BareEvent<EventOf<typeof PackingJobCompleted> | EventOf<typeof PackingJobFellShort>>;
export type Counted = BareEvent<EventOf<typeof BoxesAssigned> | EventOf<typeof BoxesUnassigned>>;
export type BoxPackedEvent = EventOf<typeof BoxPacked>;

export const insertJobs = insertRows('jobs', {
  job_id: 'text',
  round_id: 'text',
  community_gln: 'text',
  supplier_gln: 'text',
  status: 'text',
  boxes: 'int',
  packed: 'int',
  created_at: 'timestamptz',
  day: 'text',
  position: 'bigint',
  revision: 'int',
  needs: 'jsonb',
  shortages: 'jsonb',
});

export const createdRow = ({ event: { data: job, occurredAt }, position, revision }: Created) => ({
  job_id: job.jobId,
  round_id: job.roundId,
  community_gln: job.communityGln,
  supplier_gln: job.supplierGln,
  status: 'open',
  boxes: job.boxes,
  packed: 0,
  created_at: occurredAt,
  day: dayOf(occurredAt),
  position,
  revision,
  needs: job.needs,
  shortages: [],
});

export const updateRevisions = updateRows('jobs', { job_id: 'text', revision: 'int' }, { key: 'job_id' });

/** The last revision of each job. */
export function revisionRows(events: readonly BareEvent<PackingJobEvent>[]) {
  const revisions = new Map(events.map(({ event, revision }) => [event.data.jobId, revision]));
  return [...revisions].map(([job_id, revision]) => ({ job_id, revision }));
}

const addAssigned = updateRows(
  'jobs',
  { job_id: 'text', assigned: 'int', offer: 'text', is_unserved: 'bool' },
  {
    key: 'job_id',
    merge: {
      assigned: 'jobs.assigned + new.assigned',
      offer: 'COALESCE(new.offer, jobs.offer)',
      is_unserved: 'jobs.is_unserved AND new.is_unserved',
    },
  },
);

/** Counts the places that jobs have given. A supplier that packs has accepted the job. */
export async function writeAssigned(events: readonly Counted[], db: ViewDb): Promise<void> {
  const counts = new Map<string, { assigned: number; hasBegun: boolean }>();
  for (const { event } of events) {
    const { jobId } = event.data;
    const { assigned, hasBegun } = counts.get(jobId) ?? { assigned: 0, hasBegun: false };
    const more = 'boxes' in event.data ? event.data.boxes.length : -event.data.ssccs.length;
    counts.set(jobId, { assigned: assigned + more, hasBegun: hasBegun || more > 0 });
  }
  const rows = [...counts].map(([job_id, { assigned, hasBegun }]) => ({
    ...{ job_id, assigned },
    ...{ offer: hasBegun ? 'accepted' : null, is_unserved: !hasBegun },
  }));
  await addAssigned(db, rows);
}

const addPacked = insertRows(
  'packed',
  { job_id: 'text', need_id: 'text', gtin: 'text', count: 'int' },
  { conflict: ['job_id', 'need_id', 'gtin'], merge: { count: 'packed.count + excluded.count' } },
);

const addToJobs = updateRows(
  'jobs',
  { job_id: 'text', packed: 'int' },
  { key: 'job_id', merge: { packed: 'jobs.packed + new.packed' } },
);

export async function writePacked(events: readonly BoxPackedEvent[], db: ViewDb): Promise<void> {
  const lines = new Map<string, { job_id: string; need_id: string; gtin: string; count: number }>();
  const jobs = new Map<string, { job_id: string; packed: number }>();
  for (const { data } of events) {
    const { jobId: job_id, needId: need_id, gtin } = data;
    const key = `${job_id}\n${need_id}\n${gtin}`;
    const line = lines.get(key) ?? { job_id, need_id, gtin, count: 0 };
    const job = jobs.get(job_id) ?? { job_id, packed: 0 };
    line.count += 1;
    job.packed += 1;
    lines.set(key, line);
    jobs.set(job_id, job);
  }
  await addPacked(db, [...lines.values()]);
  await addToJobs(db, [...jobs.values()]);
}

export const closeJobs = updateRows(
  'jobs',
  { job_id: 'text', status: 'text', shortages: 'jsonb', closed_at: 'timestamptz', revision: 'int' },
  { key: 'job_id' },
);

export const closedRow = ({ event: { type, data, occurredAt }, revision }: Closed) => ({
  job_id: data.jobId,
  status: type === 'packing.PackingJobCompleted' ? 'completed' : 'short',
  shortages: 'shortages' in data ? data.shortages : [],
  closed_at: occurredAt,
  revision,
});
