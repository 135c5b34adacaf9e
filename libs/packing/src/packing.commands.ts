import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal, unreachable } from '@boxtrail/kernel';
import { Aggregates, Places, type CommandMeta, type Outcome, type Taken } from '@boxtrail/platform';
import { Turns } from '@boxtrail/platform/aggregates/turns';
import { boxDecider, type SealBox } from './domain/box.decider';
import { packTogether, type BoxAtBench } from './domain/packing-batch';
import {
  packingJobDecider,
  type CompletePackingJob,
  type CreatePackingJob,
} from './domain/packing-job.decider';
import { BoxQueries } from './views/boxes/boxes.queries';

const jobStream = (jobId: string): string => `packing-job-${jobId}`;
const boxStream = (sscc: string): string => `box-${sscc}`;

/**
 * Whatever counts the boxes of a job has its turn of that job: within this process no need is overfilled and no
 * box slips in while the job is closed.
 *
 * What remains: boxes are streams of their own, and no append can be made to depend on a count of them. What
 * another process packs for the same job between our look at the log and our append (milliseconds) goes uncounted,
 * and so does an append whose answer was lost: a need may then be filled once more by each such process, or a job
 * just closed get a late box. Nothing is hidden by it - the job shows more packed than asked for. Whoever runs
 * several packing processes avoids it by sending what concerns one job to one of them.
 */
@Injectable()
export class JobTurns extends Turns {}

/** Something decided about one packing job. */
export class ChangePackingJob extends Command<Outcome> {
  constructor(
    readonly command: CreatePackingJob | Omit<CompletePackingJob, 'packed'>,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangePackingJob)
export class ChangePackingJobHandler implements ICommandHandler<ChangePackingJob> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly turns: JobTurns,
  ) {}

  execute({ command, meta }: ChangePackingJob): Promise<Outcome> {
    switch (command.type) {
      case 'CreatePackingJob':
        return this.aggregates.handle(packingJobDecider, jobStream(command.roundId), command, meta);
      case 'CompletePackingJob': {
        const { jobId } = command;
        const counted = async () => ({ ...command, packed: await this.boxes.packedFor(jobId) });
        return this.turns.take(jobId, () =>
          this.aggregates.handle(packingJobDecider, jobStream(jobId), counted, meta),
        );
      }
      default:
        return unreachable(command);
    }
  }
}

/** A box, and how its packing is recognised when it is sent again. */
export interface BoxToPack {
  readonly box: BoxAtBench;
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

@CommandHandler(PackBoxes)
export class PackBoxesHandler implements ICommandHandler<PackBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
    private readonly turns: JobTurns,
  ) {}

  execute(command: PackBoxes): Promise<Taken[]> {
    return this.turns.take(command.jobId, () => this.pack(command));
  }

  /** The turn ends when every box has its outcome: what is still on its way to the log could not be counted. */
  private async pack({ jobId, boxes }: PackBoxes): Promise<Taken[]> {
    const nowhere = await this.unknownPlaces(boxes);
    const [{ state }, packed, known] = await Promise.all([
      this.aggregates.load(packingJobDecider, jobStream(jobId)),
      this.boxes.packedFor(jobId),
      this.boxes.inUse(boxes.map(({ box }) => box.sscc)),
    ]);
    const commandFor = packTogether({ jobId, state, packed, known });
    return Promise.all(
      boxes.map(async ({ box, meta }) => {
        const refusal = nowhere.get(box.packedAtGln);
        if (refusal !== undefined) return refusal;
        const packed = this.aggregates.handle(boxDecider, boxStream(box.sscc), commandFor(box), meta);
        return packed.catch((error: Error) => error);
      }),
    );
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

/** A packed box gets its seal. */
export class SealPackedBox extends Command<Outcome> {
  constructor(
    readonly command: SealBox,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(SealPackedBox)
export class SealPackedBoxHandler implements ICommandHandler<SealPackedBox> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ command, meta }: SealPackedBox): Promise<Outcome> {
    return this.aggregates.handle(boxDecider, boxStream(command.sscc), command, meta);
  }
}
