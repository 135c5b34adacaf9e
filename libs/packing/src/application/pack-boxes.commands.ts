import { randomUUID } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { type Taken } from '@boxtrail/intake';
import { boxDecider, type PackBox } from '../domain/box.decider';
import { jobForBox, type AssignedBox, type PackingJobState } from '../domain/packing-job';
import { packingJobDecider } from '../domain/packing-job.decider';
import { boxStream, jobStream } from './jobs-and-boxes';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A box as its bench describes it, and how its packing is recognised when it is sent again. */
export interface BoxToPack {
  readonly box: Omit<PackBox, 'type' | 'job'>;
  readonly meta: CommandMeta;
}

/** Boxes of one job, packed together. Each is a stream of its own and has its own outcome, in the order given. */
export class PackBoxes extends Command<Taken[]> {
  constructor(
    readonly jobId: string,
    readonly boxes: readonly BoxToPack[],
  ) {
    super();
  }
}

/**
 * First the job gives each box its place, in one append to the job's own stream, which counts them: any number of
 * processes may pack one job. Then each box is packed. A crash in between loses no place: it is the box's, and the same
 * box sent again takes it.
 */
@CommandHandler(PackBoxes)
export class PackBoxesHandler implements ICommandHandler<PackBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  async execute({ jobId, boxes }: PackBoxes): Promise<Taken[]> {
    const [nowhere, inUse] = await Promise.all([
      this.unknownPlaces(boxes),
      this.boxes.inUse(boxes.map(({ box }) => box.sscc)),
    ]);
    const state = await this.assign(
      jobId,
      // A number that is in use takes no place: its box is packed already, or cannot be.
      boxes.filter(({ box }) => !nowhere.has(box.packedAtGln) && !inUse.has(box.sscc)),
    );
    return Promise.all(
      boxes.map(async (one) => nowhere.get(one.box.packedAtGln) ?? (await this.pack(jobId, one, state))),
    );
  }

  /** The job when the boxes have their places, as far as it has some. */
  private async assign(jobId: string, boxes: readonly BoxToPack[]): Promise<PackingJobState> {
    const stream = jobStream(jobId);
    const [first] = boxes;
    if (first !== undefined) {
      const { occurredAt } = first.box;
      const assigned = boxes.map(({ box }) => placeOf(box));
      const command = async () => {
        const { state } = await this.aggregates.load(packingJobDecider, stream);
        const isFirst = state.status === 'open' && state.places.size === 0;
        const packedBefore = isFirst ? await this.boxes.ofJob(jobId) : [];
        return { type: 'AssignBoxes' as const, occurredAt, jobId, boxes: assigned, packedBefore };
      };
      await this.aggregates.handle(packingJobDecider, stream, command, aside(first.meta));
    }
    return (await this.aggregates.load(packingJobDecider, stream)).state;
  }

  private async pack(jobId: string, { box, meta }: BoxToPack, state: PackingJobState): Promise<Taken> {
    const job = jobForBox(state, jobId, box);
    try {
      return await this.aggregates.handle(
        boxDecider,
        boxStream(box.sscc),
        { type: 'PackBox', ...box, job },
        meta,
      );
    } catch (error) {
      if (error instanceof Refusal && job.status === 'open' && job.place !== undefined)
        await this.giveBack(jobId, box, meta);
      return error as Error;
    }
  }

  /** Its number cannot be packed for this job, because of another job or because it was given up: the place is free again. */
  private async giveBack(
    jobId: string,
    { sscc, occurredAt }: BoxToPack['box'],
    meta: CommandMeta,
  ): Promise<void> {
    const { state } = await this.aggregates.load(boxDecider, boxStream(sscc));
    const isHere = 'box' in state && state.box.jobId === jobId;
    const isGivenUp = state.status === 'given-up' && state.jobId === jobId;
    if (isHere || (state.status !== 'packed' && state.status !== 'sealed' && !isGivenUp)) return;
    const command = { type: 'UnassignBoxes' as const, occurredAt, jobId, ssccs: [sscc] };
    await this.aggregates.handle(packingJobDecider, jobStream(jobId), command, aside(meta));
  }

  /** One look-up for each place named: a bench sends its own boxes, so that is mostly one. */
  private async unknownPlaces(boxes: readonly BoxToPack[]): Promise<Map<string, Refusal>> {
    const nowhere = new Map<string, Refusal>();
    const named = new Set(boxes.map(({ box }) => box.packedAtGln));
    await Promise.all(
      [...named].map(async (gln) => {
        try {
          await this.places.known('packing', [gln], '/packedAtGln');
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          nowhere.set(gln, error);
        }
      }),
    );
    return nowhere;
  }
}

const placeOf = ({ sscc, needId, gtin }: BoxToPack['box']): AssignedBox => ({ sscc, needId, gtin });

/** Whoever sends boxes again asks for their places again: what the job decides then depends on nothing but its places. */
const aside = (meta: CommandMeta): CommandMeta => ({
  ...meta,
  commandId: randomUUID(),
});
