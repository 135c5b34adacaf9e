import type { PackBox } from './box.decider';
import { jobForBox, type PackingJobState } from './packing-job';
import type { PackedCount } from './packing-job.decider';

/** What a bench says of a box, before it is held against its job. */
export type BoxAtBench = Omit<PackBox, 'type' | 'job' | 'alreadyPacked'>;

/** A job, and what was packed when its next boxes come. */
export interface JobSoFar {
  readonly jobId: string;
  readonly state: PackingJobState;
  readonly packed: readonly PackedCount[];
  /** Those of the coming boxes' numbers that are in use: a box sent again takes no place of its own. */
  readonly known: ReadonlySet<string>;
}

/**
 * For boxes that are packed together: gives each, in their order, the command that counts those before it.
 * Only a box that will be packed is counted, so a line that is refused never pushes out a good one behind it.
 */
export function packTogether({ jobId, state, packed, known }: JobSoFar): (box: BoxAtBench) => PackBox {
  const counts = new Map(packed.map(({ needId, gtin, count }) => [keyOf(needId, gtin), count]));
  const taken = new Set(known);
  return (box) => {
    const key = keyOf(box.needId, box.gtin);
    const job = jobForBox(state, jobId, box.needId, box.gtin);
    const alreadyPacked = counts.get(key) ?? 0;
    if (job.status === 'open' && alreadyPacked < (job.line?.quantity ?? 0) && !taken.has(box.sscc)) {
      counts.set(key, alreadyPacked + 1);
      taken.add(box.sscc);
    }
    return { type: 'PackBox', ...box, job, alreadyPacked };
  };
}

const keyOf = (needId: string, gtin: string): string => `${needId} ${gtin}`;
