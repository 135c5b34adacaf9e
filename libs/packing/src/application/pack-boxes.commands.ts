import { randomUUID } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { HeldBox } from '@boxtrail/contracts';
import { Refusal } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Instruction } from '@boxtrail/commands';
import { HeldBoxes } from '@boxtrail/holds';
import { Places } from '@boxtrail/network';
import { type Taken } from '@boxtrail/intake';
import { boxDecider, type PackBox } from '../domain/box.decider';
import { jobForBox, type AssignedBox, type PackingJobState } from '../domain/packing-job';
import { packingJobDecider } from '../domain/packing-job.decider';
import { boxStream, jobStream } from './jobs-and-boxes';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A box as its bench describes it. */
export type BoxToPack = Omit<PackBox, 'type' | 'job' | 'held'>;

/** Packs boxes of one job. Each box has its own stream and its own outcome; outcomes are in the order of the boxes. */
export class PackBoxes extends Command<Taken[]> {
  constructor(
    readonly jobId: string,
    readonly boxes: readonly Instruction<BoxToPack>[],
  ) {
    super();
  }
}

/**
 * Assigns all boxes to the job in one append, then packs each box. The job's stream counts its assigned boxes, so any
 * number of processes may pack one job. After a crash between the two steps a box is still assigned; sending it again
 * packs it.
 */
@CommandHandler(PackBoxes)
export class PackBoxesHandler implements ICommandHandler<PackBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
    private readonly holds: HeldBoxes,
  ) {}

  async execute({ jobId, boxes }: PackBoxes): Promise<Taken[]> {
    const [unknownGlns, inUse, held] = await Promise.all([
      this.unknownPlaces(boxes),
      this.boxes.inUse(boxes.map(({ command: box }) => box.sscc)),
      this.heldBy(boxes),
    ]);
    const state = await this.assign(
      jobId,
      // A used number is not assigned: its box is packed already, or is refused.
      boxes.filter(({ command: box }) => !unknownGlns.has(box.packedAtGln) && !inUse.has(box.sscc)),
    );
    return Promise.all(
      boxes.map(
        async (one) => unknownGlns.get(one.command.packedAtGln) ?? (await this.pack(jobId, one, state, held)),
      ),
    );
  }

  /** Assigns the boxes while their needs have room, and returns the job. */
  private async assign(jobId: string, boxes: readonly Instruction<BoxToPack>[]): Promise<PackingJobState> {
    const stream = jobStream(jobId);
    const [first] = boxes;
    if (first !== undefined) {
      const { occurredAt } = first.command;
      const assigned = boxes.map(({ command: box }) => placeOf(box));
      const command = async () => {
        const { state } = await this.aggregates.load(packingJobDecider, stream);
        const isFirst = state.status === 'open' && state.places.size === 0;
        const packedBefore = isFirst ? await this.boxes.ofJob(jobId) : [];
        return { type: 'AssignBoxes' as const, occurredAt, jobId, boxes: assigned, packedBefore };
      };
      await this.aggregates.handle(packingJobDecider, stream, command, withNewId(first.meta));
    }
    return (await this.aggregates.load(packingJobDecider, stream)).state;
  }

  private async pack(
    jobId: string,
    { command: box, meta }: Instruction<BoxToPack>,
    state: PackingJobState,
    heldBy: (box: BoxToPack) => readonly HeldBox[],
  ): Promise<Taken> {
    const job = jobForBox(state, jobId, box);
    try {
      return await this.aggregates.handle(
        boxDecider,
        boxStream(box.sscc),
        { type: 'PackBox', ...box, job, held: heldBy(box) },
        meta,
      );
    } catch (error) {
      if (error instanceof Refusal && job.status === 'open' && job.place !== undefined)
        await this.unassign(jobId, box, meta);
      return error as Error;
    }
  }

  /** Unassigns a box that cannot be packed for this job because its number belongs to another job or was given up. */
  private async unassign(jobId: string, { sscc, occurredAt }: BoxToPack, meta: CommandMeta): Promise<void> {
    const { state } = await this.aggregates.load(boxDecider, boxStream(sscc));
    const isHere = 'box' in state && state.box.jobId === jobId;
    const isGivenUp = state.status === 'given-up' && state.jobId === jobId;
    if (isHere || (state.status !== 'packed' && state.status !== 'sealed' && !isGivenUp)) return;
    const command = { type: 'UnassignBoxes' as const, occurredAt, jobId, ssccs: [sscc] };
    await this.aggregates.handle(packingJobDecider, jobStream(jobId), command, withNewId(meta));
  }

  /** The holds of the lots in each box: one statement for all. Boxes that are not sealed with their packing need none. */
  private async heldBy(boxes: readonly Instruction<BoxToPack>[]) {
    const sealed = boxes.filter(({ command: { sealId } }) => sealId !== undefined);
    const lots = await this.holds.lotsAmong(
      'packing',
      sealed.flatMap(({ command: { contents } }) => contents),
    );
    return ({ sscc, contents }: BoxToPack): readonly HeldBox[] =>
      lots
        .filter((held) => contents.some(({ gtin, lot }) => gtin === held.gtin && lot === held.lot))
        .map(({ holdId }) => ({ sscc, holdId }));
  }

  /** Looks each GLN up once: the boxes of one bench usually share it. */
  private async unknownPlaces(boxes: readonly Instruction<BoxToPack>[]): Promise<Map<string, Refusal>> {
    const unknownGlns = new Map<string, Refusal>();
    const named = new Set(boxes.map(({ command: box }) => box.packedAtGln));
    await Promise.all(
      [...named].map(async (gln) => {
        try {
          await this.places.known('packing', [gln], '/packedAtGln');
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          unknownGlns.set(gln, error);
        }
      }),
    );
    return unknownGlns;
  }
}

const placeOf = ({ sscc, needId, gtin }: BoxToPack): AssignedBox => ({ sscc, needId, gtin });

/** A new command id each time: a retry must ask for its assignment again, because it may have been taken back. */
const withNewId = (meta: CommandMeta): CommandMeta => ({
  ...meta,
  commandId: randomUUID(),
});
