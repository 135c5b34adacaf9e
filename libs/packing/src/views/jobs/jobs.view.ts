import { unreachable } from '@boxtrail/kernel';
import type { JobOfferEvent, PackingJobEvent } from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import { schemaOf, type View, type ViewDb } from '@boxtrail/projections';
import { writeOffers } from './job-offer-rows';
import {
  closedRow,
  closeJobs,
  createdRow,
  insertJobs,
  revisionRows,
  updateRevisions,
  writeAssigned,
  writePacked,
  type BoxPackedEvent,
  type Closed,
  type Counted,
  type Created,
} from './job-rows';

/** Every packing job, its needs and its progress. */
export const jobsView: View = {
  name: 'packing.jobs',
  version: 3,
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
      day text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      revision integer NOT NULL,
      needs jsonb NOT NULL,
      shortages jsonb NOT NULL,
      assigned integer NOT NULL DEFAULT 0,
      offer text NOT NULL DEFAULT 'open',
      is_unserved boolean NOT NULL DEFAULT false,
      priority text NOT NULL DEFAULT 'normal',
      wave integer,
      moved jsonb,
      declined jsonb NOT NULL DEFAULT '[]',
      designation jsonb,
      place text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
        lpad(COALESCE(wave, 99)::text, 2, '0') || '.' ||
        CASE priority WHEN 'urgent' THEN '1' WHEN 'normal' THEN '2' ELSE '3' END || '.' || job_id) STORED
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
    CREATE INDEX jobs_of_supplier ON jobs (supplier_gln, job_id);
    CREATE INDEX jobs_in_order ON jobs (place);
    CREATE INDEX jobs_of_day ON jobs (day, supplier_gln) INCLUDE (boxes, position);
    CREATE INDEX jobs_unserved ON jobs (job_id) WHERE is_unserved;
    CREATE INDEX jobs_not_begun ON jobs (job_id) WHERE status = 'open' AND assigned = 0 AND packed = 0`,
  types: [
    'packing.PackingJobCreated',
    'packing.BoxesAssigned',
    'packing.BoxesUnassigned',
    'packing.BoxPacked',
    'packing.PackingJobCompleted',
    'packing.PackingJobFellShort',
    'packing.PackingJobAccepted',
    'packing.PackingJobDeclined',
    'packing.PackingJobMoved',
    'packing.PackingJobNotMoved',
    'packing.PackingJobKept',
    'packing.PackingJobScheduled',
  ],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<PackingJobEvent | BoxPackedEvent>[], db),
};

export const jobsSchema = schemaOf(jobsView);

/** A job is created before its other events; each kind of those writes columns of its own. */
async function write(
  events: readonly BareEvent<PackingJobEvent | BoxPackedEvent>[],
  db: ViewDb,
): Promise<void> {
  const created: Created[] = [];
  const counted: Counted[] = [];
  const offered: BareEvent<JobOfferEvent | Counted['event']>[] = [];
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
        offered.push(recorded as Counted);
        break;
      case 'packing.PackingJobAccepted':
      case 'packing.PackingJobDeclined':
      case 'packing.PackingJobMoved':
      case 'packing.PackingJobNotMoved':
      case 'packing.PackingJobKept':
      case 'packing.PackingJobScheduled':
        offered.push(recorded as BareEvent<JobOfferEvent>);
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
  await updateRevisions(db, revisionRows(offered));
  await writeAssigned(counted, db);
  await writeOffers(
    offered.map(({ event }) => event),
    db,
  );
  await writePacked(packed, db);
  await closeJobs(db, closed.map(closedRow));
}
