import { Injectable } from '@nestjs/common';
import { Aggregates, nameBasedUuid, type CommandMeta } from '@boxtrail/commands';
import { boxDecider } from '../domain/box.decider';
import { lineKey, type AssignedBox } from '../domain/packing-job';
import { packingJobDecider, type CompletePackingJob, type PackedCount } from '../domain/packing-job.decider';
import { boxStream, jobStream } from './jobs-and-boxes';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** What is packed of a job when it is closed. */
@Injectable()
export class CloseOfJob {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
  ) {}

  /** Boxes with a place in an open job that are not recorded as packed: on their way, or their bench failed. */
  async awaited(jobId: string): Promise<string[]> {
    const { state } = await this.aggregates.load(packingJobDecider, jobStream(jobId));
    if (state.status !== 'open' || state.places.size === 0) return [];
    return without([...state.places.keys()], await this.boxes.ofJob(jobId));
  }

  /**
   * The command with the boxes it counts: those that are packed now. One with a place that is not packed may be on its
   * way, in this process or another, or its bench may never send it again. When the job is closed short of it, that is
   * written into the box's own stream first: whoever comes second there finds it, so a box is packed and counted or neither.
   */
  async counted(
    command: Omit<CompletePackingJob, 'packed' | 'awaited'>,
    meta: CommandMeta,
  ): Promise<CompletePackingJob> {
    const { jobId, occurredAt, shortageReason } = command;
    const { state } = await this.aggregates.load(packingJobDecider, jobStream(jobId));
    if (state.status !== 'open') return { ...command, packed: [], awaited: [] };
    const packed = await this.boxes.ofJob(jobId);
    const awaited = without([...state.places.keys()], packed);
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
    return { ...command, packed: counts([...packed, ...late.flat()]), awaited: [] };
  }
}

/** A part of a command, for another stream. */
const onBehalfOf = ({ ifRevision: _, firstAnswer: __, ...meta }: CommandMeta, part: string): CommandMeta => ({
  ...meta,
  commandId: nameBasedUuid(`${meta.commandId}\n${part}`),
});

function without(ssccs: readonly string[], boxes: readonly AssignedBox[]): string[] {
  const there = new Set(boxes.map(({ sscc }) => sscc));
  return ssccs.filter((sscc) => !there.has(sscc));
}

function counts(boxes: readonly AssignedBox[]): PackedCount[] {
  const found = new Map<string, PackedCount>();
  for (const { needId, gtin } of boxes) {
    const key = lineKey({ needId, gtin });
    found.set(key, { needId, gtin, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}
