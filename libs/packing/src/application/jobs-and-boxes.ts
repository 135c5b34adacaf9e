import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { areaOf, notYours, type Principal } from '@boxtrail/http';
import { Aggregates } from '@boxtrail/commands';
import type { PackedBox } from '../domain/box';
import { boxDecider } from '../domain/box.decider';
import type { PackingJobDetails } from '../domain/packing-job';
import { packingJobDecider } from '../domain/packing-job.decider';
import type { LotKey } from '../domain/stock-lot';

export const jobStream = (jobId: string): string => `packing-job-${jobId}`;
/** A lot number has no control characters, and the whole name is short enough for a stream. */
export const lotStream = ({ supplierGln, gtin, lot }: LotKey): string => `lot-${supplierGln}-${gtin}-${lot}`;
export const boxStream = (sscc: string): string => `box-${sscc}`;

/** Loads jobs and boxes from their streams, so the answer is never behind the log. */
@Injectable()
export class JobsAndBoxes {
  constructor(private readonly aggregates: Aggregates) {}

  /** Throws `JOB_UNKNOWN`. */
  async job(jobId: string): Promise<PackingJobDetails> {
    const { state } = await this.aggregates.load(packingJobDecider, jobStream(jobId));
    if (state.status === 'none') throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
    return state.job;
  }

  /**
   * The supplier of the job for which the caller acts. A supplier that had the job before is told so where the command is
   * decided, or gets the answer that it missed. Throws `JOB_UNKNOWN`, `STATION_NOT_YOURS`.
   */
  async supplierFor(principal: Principal, jobId: string): Promise<string> {
    const { state } = await this.aggregates.load(packingJobDecider, jobStream(jobId));
    if (state.status === 'none') throw unknown('JOB_UNKNOWN', `packing job ${jobId} does not exist`);
    const { job, formerly } = state;
    const area = areaOf(principal);
    const isMine = (gln: string): boolean => area === null || area.includes(gln);
    const mine = [job.supplierGln, ...formerly].find(isMine);
    if (mine === undefined) throw notYours(principal, job.supplierGln);
    return mine;
  }

  /** Throws `BOX_UNKNOWN`. */
  async box(sscc: string): Promise<PackedBox> {
    const { state } = await this.aggregates.load(boxDecider, boxStream(sscc));
    if (!('box' in state)) throw unknown('BOX_UNKNOWN', `box ${sscc} was never packed`);
    return state.box;
  }
}
