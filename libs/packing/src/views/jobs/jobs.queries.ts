import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { mostWaves } from '@boxtrail/contracts';
import { KeyField, OneOfField, QueryIntegerField } from '@boxtrail/input';
import {
  areaOf,
  mayActFor,
  PageQuery,
  Reads,
  type Page,
  type Principal,
  type ReadQuery,
  hiddenFrom,
  type HouseholdField,
  shownWithout,
} from '@boxtrail/http';
import { jobOffers } from '../../domain/packing-job';
import type { PackedCount } from '../../domain/packing-job.decider';
import { jobStatuses, type JobDetails, type JobRow, type StoredNeed } from './job-answers';
import { jobsSchema, jobsView } from './jobs.view';

/** Filters of the list, named like the fields. */
export class JobsQuery extends PageQuery {
  @OneOfField(jobStatuses, { optional: true })
  status?: JobRow['status'];

  @KeyField('gln', { optional: true })
  communityGln?: string;

  @KeyField('gln', { optional: true })
  supplierGln?: string;

  @OneOfField(jobOffers, { optional: true, description: 'what its supplier says to it' })
  offer?: JobRow['offer'];

  @OneOfField(['true'], {
    optional: true,
    description: 'jobs whose supplier cannot pack them, and no other can',
  })
  unserved?: 'true';

  @QueryIntegerField(1, mostWaves, { description: 'jobs of one wave' })
  wave?: number;

  @OneOfField(['id', 'schedule'], {
    optional: true,
    description: 'schedule: by wave, then priority, as they are packed; without it: by id',
  })
  sort?: 'id' | 'schedule';
}

interface Stored extends Omit<JobRow, 'createdAt' | 'closedAt'> {
  createdAt: Date;
  closedAt: Date | null;
}

interface StoredDetails extends Stored {
  needs: StoredNeed[];
  shortages: JobDetails['shortages'];
  declined: JobDetails['declined'];
  designation: JobDetails['designation'];
  counts: PackedCount[] | null;
}

const columns = `job_id AS "jobId", round_id AS "roundId", community_gln AS "communityGln",
  supplier_gln AS "supplierGln", status, boxes, packed, created_at AS "createdAt", closed_at AS "closedAt", offer,
  is_unserved AS "isUnserved", priority, wave, moved, revision`;

function shown<S extends Stored>({ createdAt, closedAt, ...job }: S) {
  return { ...job, createdAt: createdAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
}

function inDetail(
  { needs, shortages, declined, designation, counts, ...job }: StoredDetails,
  hidden: readonly HouseholdField[],
): JobDetails {
  const packed = new Map((counts ?? []).map(({ needId, gtin, count }) => [`${needId} ${gtin}`, count]));
  const withCounts = needs.map((need) => ({
    ...shownWithout(need, hidden),
    lines: need.lines.map((line) => ({ ...line, packed: packed.get(`${need.needId} ${line.gtin}`) ?? 0 })),
  }));
  return { ...shown(job), needs: withCounts, shortages, declined, designation };
}

@Injectable()
export class JobQueries {
  constructor(private readonly reads: Reads) {}

  async list(query: JobsQuery, principal: Principal): Promise<Page<JobRow>> {
    await this.reads.caughtUp(jobsView.name, query.atLeast);
    const { status = null, communityGln = null, supplierGln = null, offer = null, wave = null } = query;
    const [name, key, after] =
      query.sort === 'schedule'
        ? (['packing-jobs/schedule', 'place', /^\d\d\.\d\..{1,64}$/] as const)
        : (['packing-jobs', 'jobId', undefined] as const);
    const column = key === 'place' ? 'place' : 'job_id';
    const { items, next } = await this.reads.page<Stored & { place: string }>(
      name,
      query,
      key,
      `SELECT ${columns}, place FROM ${jobsSchema}.jobs
        WHERE ${column} > $1 AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR community_gln = $4)
          AND ($5::text IS NULL OR supplier_gln = $5) AND ($7::text IS NULL OR offer = $7)
          AND ($8::int IS NULL OR wave = $8) AND (NOT $9::boolean OR is_unserved)
          AND ($6::text[] IS NULL OR community_gln = ANY($6) OR supplier_gln = ANY($6))
        ORDER BY ${column} LIMIT $2`,
      [status, communityGln, supplierGln, areaOf(principal), offer, wave, query.unserved === 'true'],
      after,
    );
    return { items: items.map(({ place: _, ...job }) => shown(job)), next };
  }

  async one(jobId: string, { atLeast }: ReadQuery, principal: Principal): Promise<JobDetails> {
    await this.reads.caughtUp(jobsView.name, atLeast);
    const [row] = await this.reads.rows<StoredDetails>(
      `SELECT ${columns}, needs, shortages, declined, designation,
              (SELECT jsonb_agg(jsonb_build_object('needId', need_id, 'gtin', gtin, 'count', count))
                 FROM ${jobsSchema}.packed p WHERE p.job_id = j.job_id) AS counts
         FROM ${jobsSchema}.jobs j WHERE job_id = $1`,
      [jobId],
    );
    if (row === undefined) throw noSuchJob(jobId);
    mayActFor(principal, row.communityGln, row.supplierGln);
    return inDetail(row, hiddenFrom(principal, row.communityGln));
  }
}

const noSuchJob = (jobId: string) => unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
