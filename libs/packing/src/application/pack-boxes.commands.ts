import { randomUUID } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { HeldBox } from '@boxtrail/contracts';
import { Refusal } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Instruction } from '@boxtrail/commands';
import { HeldBoxes } from '@boxtrail/holds';
import { Places } from '@boxtrail/network';
import { type Taken } from '@boxtrail/intake';
import { boxDecider, type PackBox } from '../domain/box.decider';
import { jobForBox, type AssignedBox, type JobForBox, type PackingJobState } from '../domain/packing-job';
import { packingJobDecider } from '../domain/packing-job.decider';
import type { LotLack } from '../domain/stock-lot';
import { boxStream, jobStream } from './jobs-and-boxes';
import { LotsOfBoxes } from './lots-of-boxes';
import { unknownPlaces } from './unknown-places';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A box as its bench describes it. */
export type BoxToPack = Omit<PackBox, 'type' | 'job' | 'held' | 'lack'>;

/** What is known of a box before it is packed. */
interface Readings {
  readonly held: readonly HeldBox[];
  readonly lack: LotLack | undefined;
  /** An attempt that ended before the box was packed took units for it. */
  readonly unsettled: boolean;
}

/** The job after its boxes have their places. */
interface Assigned {
  readonly state: PackingJobState;
  readonly hadPlace: readonly string[];
}

/** Packs boxes of one job. Each box has its own stream and its own outcome; outcomes are in the order of the boxes. */
export class PackBoxes extends Command<Taken[]> {
  constructor(
    readonly jobId: string,
    /** The supplier that packs. */
    readonly forGln: string,
    readonly boxes: readonly Instruction<BoxToPack>[],
  ) {
    super();
  }
}

/**
 * Assigns all boxes to the job in one append, takes their contents from the lots, then packs each box. The job's stream counts its assigned boxes, so any
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
    private readonly lots: LotsOfBoxes,
  ) {}

  async execute({ jobId, forGln, boxes }: PackBoxes): Promise<Taken[]> {
    const [unknownGlns, inUse, heldBy] = await Promise.all([
      unknownPlaces(
        this.places,
        boxes.map(({ command: box }) => box.packedAtGln),
        '/packedAtGln',
      ),
      this.boxes.inUse(boxes.map(({ command: box }) => box.sscc)),
      this.heldBy(boxes),
    ]);
    const unused = boxes.filter(
      ({ command: box }) => !unknownGlns.has(box.packedAtGln) && !inUse.has(box.sscc),
    );
    // A used number is not assigned: its box is packed already, or is refused.
    const assigned = await this.assign(jobId, forGln, unused);
    if (assigned instanceof Refusal) return boxes.map(() => assigned);
    const { state, hadPlace } = assigned;
    const unsettled = await this.lots.heldBy(hadPlace);
    const lacks = await this.lots.take(unused.filter(({ command: box }) => hasPlace(state, box)));
    return Promise.all(
      boxes.map(
        async (one) =>
          unknownGlns.get(one.command.packedAtGln) ??
          (await this.pack(one, jobForBox(state, jobId, one.command), {
            held: heldBy(one.command),
            lack: lacks.get(one.command.sscc),
            unsettled: unsettled.has(one.command.sscc),
          })),
      ),
    );
  }

  /**
   * Assigns the boxes while their needs have room. Returns the job, and the boxes that had a place before: an attempt to pack
   * them did not end. A job that went to another supplier meanwhile takes none.
   */
  private async assign(
    jobId: string,
    forGln: string,
    boxes: readonly Instruction<BoxToPack>[],
  ): Promise<Assigned | Refusal> {
    const stream = jobStream(jobId);
    let hadPlace: string[] = [];
    const [first] = boxes;
    if (first !== undefined) {
      const { occurredAt } = first.command;
      const assigned = boxes.map(({ command: box }) => placeOf(box));
      const command = async () => {
        const { state } = await this.aggregates.load(packingJobDecider, stream);
        const places = state.status === 'open' ? state.places : undefined;
        hadPlace = assigned.filter(({ sscc }) => places?.has(sscc)).map(({ sscc }) => sscc);
        const isFirst = places?.size === 0;
        const packedBefore = isFirst ? await this.boxes.ofJob(jobId) : [];
        return { type: 'AssignBoxes' as const, occurredAt, jobId, forGln, boxes: assigned, packedBefore };
      };
      try {
        await this.aggregates.handle(packingJobDecider, stream, command, withNewId(first.meta));
      } catch (error) {
        if (error instanceof Refusal && error.code === 'JOB_MOVED') return error;
        throw error;
      }
    }
    return { state: (await this.aggregates.load(packingJobDecider, stream)).state, hadPlace };
  }

  private async pack(
    one: Instruction<BoxToPack>,
    job: JobForBox,
    { held, lack, unsettled }: Readings,
  ): Promise<Taken> {
    const { command: box, meta } = one;
    try {
      const command = { type: 'PackBox' as const, ...box, job, held, lack };
      const outcome = await this.aggregates.handle(boxDecider, boxStream(box.sscc), command, meta);
      if (unsettled) await this.settle(one);
      return outcome;
    } catch (error) {
      if (error instanceof Refusal && job.status === 'open' && job.place !== undefined) {
        await this.settle(one);
        await this.unassign(job.jobId, one, lack !== undefined);
      }
      return error as Error;
    }
  }

  /** The lots get back what the box does not hold. */
  private async settle({ command: { sscc, occurredAt }, meta }: Instruction<BoxToPack>): Promise<void> {
    const { state } = await this.aggregates.load(boxDecider, boxStream(sscc));
    const packed = 'box' in state ? [{ ...state.box, occurredAt }] : [];
    await this.lots.settle([sscc], packed, { occurredAt, meta });
  }

  /**
   * Unassigns a box that cannot be packed for this job: its number belongs to another job or was given up, or a lot has no
   * units for it.
   */
  private async unassign(
    jobId: string,
    { command: { sscc, occurredAt }, meta }: Instruction<BoxToPack>,
    lacksUnits: boolean,
  ): Promise<void> {
    const { state } = await this.aggregates.load(boxDecider, boxStream(sscc));
    const isHere = 'box' in state && state.box.jobId === jobId;
    const isGivenUp = state.status === 'given-up' && state.jobId === jobId;
    if (isHere || (state.status !== 'packed' && state.status !== 'sealed' && !isGivenUp && !lacksUnits))
      return;
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
}

const placeOf = ({ sscc, needId, gtin }: BoxToPack): AssignedBox => ({ sscc, needId, gtin });

const hasPlace = (state: PackingJobState, { sscc, needId, gtin }: BoxToPack): boolean => {
  const place = state.status === 'open' ? state.places.get(sscc) : undefined;
  return place?.needId === needId && place.gtin === gtin;
};

/** A new command id each time: a retry must ask for its assignment again, because it may have been taken back. */
const withNewId = (meta: CommandMeta): CommandMeta => ({
  ...meta,
  commandId: randomUUID(),
});
