import { Injectable } from '@nestjs/common';
import { Aggregates, nameBasedUuid, type CommandMeta } from '@boxtrail/commands';
import { boxDecider } from '../domain/box.decider';
import { lineKey, type AssignedBox } from '../domain/packing-job';
import { packingJobDecider, type CompletePackingJob, type PackedCount } from '../domain/packing-job.decider';
import { boxStream, jobStream } from './jobs-and-boxes';
import { LotsOfBoxes } from './lots-of-boxes';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** Counts the packed boxes of a job when it is closed. */
@Injectable()
export class CloseOfJob {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly lots: LotsOfBoxes,
  ) {}

  /** Boxes assigned to an open job and not yet packed. */
  async awaited(jobId: string): Promise<string[]> {
    const { state } = await this.aggregates.load(packingJobDecider, jobStream(jobId));
    if (state.status !== 'open' || state.places.size === 0) return [];
    return without(state.places.values(), await this.boxes.ofJob(jobId));
  }

  /**
   * Adds the counts of packed boxes to the command. A job closed with a reason gives up each awaited box: `BoxGivenUp`
   * is appended to that box's stream first, and the lots get its units back. A concurrent packing of the box then conflicts, so a box is either packed
   * and counted, or given up.
   */
  async counted(
    command: Omit<CompletePackingJob, 'packed' | 'awaited'>,
    meta: CommandMeta,
  ): Promise<CompletePackingJob> {
    const { jobId, occurredAt, shortageReason } = command;
    const { state } = await this.aggregates.load(packingJobDecider, jobStream(jobId));
    if (state.status !== 'open') return { ...command, packed: [], awaited: [] };
    const packed = await this.boxes.ofJob(jobId);
    const awaited = without(state.places.values(), packed);
    if (shortageReason === undefined) return { ...command, packed: counts(packed), awaited };
    const late = await Promise.all(
      awaited.map(async (sscc): Promise<AssignedBox[]> => {
        const stream = boxStream(sscc);
        const giveUp = { type: 'GiveUpBox' as const, occurredAt, sscc, jobId };
        await this.aggregates.handle(boxDecider, stream, giveUp, onBehalfOf(meta, sscc));
        const { state: box } = await this.aggregates.load(boxDecider, stream);
        return 'box' in box && box.box.jobId === jobId ? [box.box] : [];
      }),
    );
    const done = new Set(late.flat().map(({ sscc }) => sscc));
    await this.lots.settle(
      awaited.filter((sscc) => !done.has(sscc)),
      [],
      { occurredAt, meta },
    );
    return { ...command, packed: counts([...packed, ...late.flat()]), awaited: [] };
  }
}

/** Metadata for a part of the command that goes to another stream, with its own derived command id. */
const onBehalfOf = ({ ifRevision: _, firstAnswer: __, ...meta }: CommandMeta, part: string): CommandMeta => ({
  ...meta,
  commandId: nameBasedUuid(`${meta.commandId}\n${part}`),
});

function without(places: Iterable<AssignedBox>, boxes: readonly AssignedBox[]): string[] {
  const there = new Set(boxes.map(({ sscc }) => sscc));
  return [...places].map(({ sscc }) => sscc).filter((sscc) => !there.has(sscc));
}

function counts(boxes: readonly AssignedBox[]): PackedCount[] {
  const found = new Map<string, PackedCount>();
  for (const { needId, gtin } of boxes) {
    const key = lineKey({ needId, gtin });
    found.set(key, { needId, gtin, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}
