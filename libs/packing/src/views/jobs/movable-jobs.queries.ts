import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import type { JobDetails, JobRow } from './job-answers';
import { jobsSchema, jobsView } from './jobs.view';

/** A job that may still go to another supplier. */
export interface MovableJob {
  readonly jobId: string;
  readonly communityGln: string;
  readonly supplierGln: string;
  readonly boxes: number;
  readonly packed: number;
  readonly day: string;
  readonly offer: JobRow['offer'];
  readonly isUnserved: boolean;
  readonly declined: JobDetails['declined'];
  /** Its box types. */
  readonly gtins: readonly string[];
}

/** What decides which jobs leave their suppliers. */
@Injectable()
export class MovableJobs {
  constructor(private readonly reads: Reads) {}

  async one(jobId: string): Promise<MovableJob | undefined> {
    return (await this.rows('job_id = $1', [jobId]))[0];
  }

  /** The same, with everything that was acknowledged before this call. */
  async present(jobId: string): Promise<MovableJob | undefined> {
    await this.reads.upToDate(jobsView.name);
    return this.one(jobId);
  }

  /** Open jobs without boxes of these suppliers, and those that wait for another one, after a job id, by id. */
  waiting(suppliers: readonly string[], after: string, limit: number): Promise<MovableJob[]> {
    return this.rows(
      `status = 'open' AND assigned = 0 AND packed = 0 AND job_id > $2
         AND (supplier_gln = ANY($1) OR offer = 'declined' OR is_unserved)
       ORDER BY job_id LIMIT $3`,
      [suppliers, after, limit],
    );
  }

  /** Boxes of the jobs of each supplier, for each of the days on which they were created, up to a log position. */
  async booked(days: readonly string[], position: number): Promise<Map<string, Map<string, number>>> {
    const rows = await this.reads.rows<{ day: string; gln: string; boxes: number }>(
      `SELECT day, supplier_gln AS gln, sum(boxes)::int AS boxes FROM ${jobsSchema}.jobs
        WHERE day = ANY($1) AND position <= $2 GROUP BY day, supplier_gln`,
      [[...new Set(days)], position],
    );
    const booked = new Map(days.map((day) => [day, new Map<string, number>()]));
    for (const { day, gln, boxes } of rows) booked.get(day)?.set(gln, boxes);
    return booked;
  }

  private rows(condition: string, values: readonly unknown[]): Promise<MovableJob[]> {
    return this.reads.rows<MovableJob>(
      `SELECT job_id AS "jobId", community_gln AS "communityGln", supplier_gln AS "supplierGln", boxes, packed, day,
              offer, is_unserved AS "isUnserved", declined,
              ARRAY(SELECT DISTINCT line ->> 'gtin' FROM jsonb_array_elements(needs) AS need,
                    jsonb_array_elements(need -> 'lines') AS line) AS gtins
         FROM ${jobsSchema}.jobs WHERE ${condition}`,
      values,
    );
  }
}
