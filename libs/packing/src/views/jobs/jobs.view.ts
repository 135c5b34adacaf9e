import { unreachable } from '@boxtrail/kernel';
import type {
  BoxesAssigned,
  BoxesUnassigned,
  BoxPacked,
  EventOf,
  PackingJobCompleted,
  PackingJobCreated,
  PackingJobEvent,
  PackingJobFellShort,
} from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import type { View, ViewDb } from '@boxtrail/projections';

type Created = BareEvent<EventOf<typeof PackingJobCreated>>;
type Closed = BareEvent<EventOf<typeof PackingJobCompleted> | EventOf<typeof PackingJobFellShort>>;
type Counted = BareEvent<EventOf<typeof BoxesAssigned> | EventOf<typeof BoxesUnassigned>>;
type BoxPackedEvent = EventOf<typeof BoxPacked>;

/** Every packing job, what it asks for, and how far it is. */
export const jobsView: View = {
  name: 'packing.jobs',
  version: 2,
  tables: `
    CREATE TABLE jobs (
      job_id text COLLATE "C" PRIMARY KEY,
      round_id text NOT NULL,
      community_gln text NOT NULL,
      supplier_gln text NOT NULL,
      status text NOT NULL,
      boxes integer NOT NULL,
      packed integer NOT NULL,
      created_at timestamptz NOT NULL,
      closed_at timestamptz,
      revision integer NOT NULL,
      needs jsonb NOT NULL,
      shortages jsonb NOT NULL
    );
    CREATE TABLE packed (
      job_id text COLLATE "C" NOT NULL,
      need_id text COLLATE "C" NOT NULL,
      gtin text COLLATE "C" NOT NULL,
      count integer NOT NULL,
      PRIMARY KEY (job_id, need_id, gtin)
    )`,
  indexes: `
    CREATE INDEX jobs_of_community ON jobs (community_gln, job_id);
    CREATE INDEX jobs_of_supplier ON jobs (supplier_gln, job_id)`,
  types: [
    'packing.PackingJobCreated',
    'packing.BoxesAssigned',
    'packing.BoxesUnassigned',
    'packing.BoxPacked',
    'packing.PackingJobCompleted',
    'packing.PackingJobFellShort',
  ],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<PackingJobEvent | BoxPackedEvent>[], db),
};

/** A job is created before anything else happens to it; what happens to it then touches different columns. */
async function write(
  events: readonly BareEvent<PackingJobEvent | BoxPackedEvent>[],
  db: ViewDb,
): Promise<void> {
  const created: Created[] = [];
  const counted: Counted[] = [];
  const packed: BoxPackedEvent[] = [];
  const closed: Closed[] = [];
  for (const recorded of events) {
    switch (recorded.event.type) {
      case 'packing.PackingJobCreated':
        created.push(recorded as Created);
        break;
      case 'packing.BoxesAssigned':
      case 'packing.BoxesUnassigned':
        counted.push(recorded as Counted);
        break;
      case 'packing.BoxPacked':
        packed.push(recorded.event);
        break;
      case 'packing.PackingJobCompleted':
      case 'packing.PackingJobFellShort':
        closed.push(recorded as Closed);
        break;
      default:
        unreachable(recorded.event);
    }
  }
  if (created.length > 0) await writeCreated(created, db);
  if (counted.length > 0) await writeRevisions(counted, db);
  if (packed.length > 0) await writePacked(packed, db);
  if (closed.length > 0) await writeClosed(closed, db);
}

async function writeCreated(events: readonly Created[], db: ViewDb): Promise<void> {
  const jobs = events.map(({ event }) => event.data);
  await db.query(
    `INSERT INTO jobs
     SELECT job_id, round_id, community_gln, supplier_gln, 'open', boxes, 0, created_at, NULL, revision, needs, '[]'
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::timestamptz[], $7::int[], $8::jsonb[])
         AS j (job_id, round_id, community_gln, supplier_gln, boxes, created_at, revision, needs)`,
    [
      jobs.map((job) => job.jobId),
      jobs.map((job) => job.roundId),
      jobs.map((job) => job.communityGln),
      jobs.map((job) => job.supplierGln),
      jobs.map((job) => job.boxes),
      events.map(({ event }) => event.occurredAt),
      events.map(({ revision }) => revision),
      jobs.map((job) => JSON.stringify(job.needs)),
    ],
  );
}

/** Of the places of a job the view shows nothing but the revision they lead to. */
async function writeRevisions(events: readonly Counted[], db: ViewDb): Promise<void> {
  const revisions = new Map(events.map(({ event, revision }) => [event.data.jobId, revision]));
  await db.query(
    `UPDATE jobs SET revision = c.revision FROM unnest($1::text[], $2::int[]) AS c (job_id, revision)
      WHERE jobs.job_id = c.job_id`,
    [[...revisions.keys()], [...revisions.values()]],
  );
}

async function writePacked(events: readonly BoxPackedEvent[], db: ViewDb): Promise<void> {
  const values = [
    events.map(({ data }) => data.jobId),
    events.map(({ data }) => data.needId),
    events.map(({ data }) => data.gtin),
  ];
  await db.query(
    `INSERT INTO packed SELECT job_id, need_id, gtin, count(*)
       FROM unnest($1::text[], $2::text[], $3::text[]) AS b (job_id, need_id, gtin) GROUP BY job_id, need_id, gtin
     ON CONFLICT (job_id, need_id, gtin) DO UPDATE SET count = packed.count + excluded.count`,
    values,
  );
  await db.query(
    `UPDATE jobs SET packed = jobs.packed + b.count
       FROM (SELECT job_id, count(*) FROM unnest($1::text[]) AS u (job_id) GROUP BY job_id) AS b
      WHERE jobs.job_id = b.job_id`,
    values.slice(0, 1),
  );
}

async function writeClosed(events: readonly Closed[], db: ViewDb): Promise<void> {
  await db.query(
    `UPDATE jobs SET status = c.status, shortages = c.shortages, closed_at = c.closed_at, revision = c.revision
       FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::int[])
         AS c (job_id, status, shortages, closed_at, revision)
      WHERE jobs.job_id = c.job_id`,
    [
      events.map(({ event }) => event.data.jobId),
      events.map(({ event }) => (event.type === 'packing.PackingJobCompleted' ? 'completed' : 'short')),
      events.map(({ event }) => JSON.stringify('shortages' in event.data ? event.data.shortages : [])),
      events.map(({ event }) => event.occurredAt),
      events.map(({ revision }) => revision),
    ],
  );
}

export const jobStatuses = ['open', 'completed', 'short'] as const;

/** A packing job as it is listed. */
export interface JobRow {
  readonly jobId: string;
  readonly roundId: string;
  readonly communityGln: string;
  readonly supplierGln: string;
  readonly status: (typeof jobStatuses)[number];
  /** Boxes asked for, and boxes packed. */
  readonly boxes: number;
  readonly packed: number;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly revision: number;
}

type CreatedNeed = EventOf<typeof PackingJobCreated>['data']['needs'][number];
type Shortage = EventOf<typeof PackingJobFellShort>['data']['shortages'][number];

/** A packing job with its needs, and how many boxes of each line are packed. */
export interface JobDetails extends JobRow {
  readonly needs: readonly (Omit<CreatedNeed, 'lines'> & {
    readonly lines: readonly { readonly gtin: string; readonly quantity: number; readonly packed: number }[];
  })[];
  readonly shortages: readonly Shortage[];
}

/** A need as the job was created with it. */
export type StoredNeed = CreatedNeed;
