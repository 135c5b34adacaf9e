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
import { insertRows, updateRows } from '@boxtrail/database';
import type { Shown } from '@boxtrail/http';
import type { BareEvent } from '@boxtrail/event-store';
import { schemaOf, type View, type ViewDb } from '@boxtrail/projections';

type Created = BareEvent<EventOf<typeof PackingJobCreated>>;
type Closed = BareEvent<EventOf<typeof PackingJobCompleted> | EventOf<typeof PackingJobFellShort>>;
type Counted = BareEvent<EventOf<typeof BoxesAssigned> | EventOf<typeof BoxesUnassigned>>;
type BoxPackedEvent = EventOf<typeof BoxPacked>;

/** Every packing job, its needs and its progress. */
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

export const jobsSchema = schemaOf(jobsView);

/** A job is created before its other events; those write different columns, so their order does not matter. */
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
  await insertJobs(db, created.map(createdRow));
  await updateRevisions(db, revisionRows(counted));
  await writePacked(packed, db);
  await closeJobs(db, closed.map(closedRow));
}

const insertJobs = insertRows('jobs', {
  job_id: 'text',
  round_id: 'text',
  community_gln: 'text',
  supplier_gln: 'text',
  status: 'text',
  boxes: 'int',
  packed: 'int',
  created_at: 'timestamptz',
  revision: 'int',
  needs: 'jsonb',
  shortages: 'jsonb',
});

const createdRow = ({ event: { data: job, occurredAt }, revision }: Created) => ({
  job_id: job.jobId,
  round_id: job.roundId,
  community_gln: job.communityGln,
  supplier_gln: job.supplierGln,
  status: 'open',
  boxes: job.boxes,
  packed: 0,
  created_at: occurredAt,
  revision,
  needs: job.needs,
  shortages: [],
});

const updateRevisions = updateRows('jobs', { job_id: 'text', revision: 'int' }, { key: 'job_id' });

/** `BoxesAssigned` changes only the job's revision in this view. */
function revisionRows(events: readonly Counted[]) {
  const revisions = new Map(events.map(({ event, revision }) => [event.data.jobId, revision]));
  return [...revisions].map(([job_id, revision]) => ({ job_id, revision }));
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

async function writePacked(events: readonly BoxPackedEvent[], db: ViewDb): Promise<void> {
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

const closeJobs = updateRows(
  'jobs',
  { job_id: 'text', status: 'text', shortages: 'jsonb', closed_at: 'timestamptz', revision: 'int' },
  { key: 'job_id' },
);

const closedRow = ({ event: { type, data, occurredAt }, revision }: Closed) => ({
  job_id: data.jobId,
  status: type === 'packing.PackingJobCompleted' ? 'completed' : 'short',
  shortages: 'shortages' in data ? data.shortages : [],
  closed_at: occurredAt,
  revision,
});

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
  readonly revision: number;
}

type CreatedNeed = EventOf<typeof PackingJobCreated>['data']['needs'][number];
type Shortage = EventOf<typeof PackingJobFellShort>['data']['shortages'][number];

/** A packing job with its needs and the number of packed boxes of each line. */
export interface JobDetails extends JobRow {
  readonly needs: readonly (Shown<Omit<CreatedNeed, 'lines'>> & {
    readonly lines: readonly { readonly gtin: string; readonly quantity: number; readonly packed: number }[];
  })[];
  readonly shortages: readonly Shortage[];
}

/** A need as stored when the job was created. */
export type StoredNeed = CreatedNeed;
