import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { loadDecider } from '../domain/load.decider';
import type * as facts from '../domain/load-facts';
import { foundBoxes, type Discrepancy } from '../domain/receiving';
import { Loads, loadStream } from './loads';
import { BoxQueries } from '../views/boxes/boxes.queries';

export class RecordArrival extends AggregateCommand<facts.RecordArrival> {}

@CommandHandler(RecordArrival)
export class RecordArrivalHandler implements ICommandHandler<RecordArrival> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: RecordArrival): Promise<Outcome> {
    const checked = async (): Promise<facts.RecordArrival> => {
      await this.places.known('delivery', [data.atGln], '/atGln');
      return { type: 'RecordArrival', ...data };
    };
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), checked, meta);
  }
}

export class RecordCheckpoint extends AggregateCommand<facts.RecordCheckpoint> {}

@CommandHandler(RecordCheckpoint)
export class RecordCheckpointHandler implements ICommandHandler<RecordCheckpoint> {
  constructor(private readonly aggregates: Aggregates) {}

  /** The place of the checkpoint was checked when the pass was verified. */
  execute({ data, meta }: RecordCheckpoint): Promise<Outcome> {
    const command = { type: 'RecordCheckpoint' as const, ...data };
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), command, meta);
  }
}

/** What became of a receipt. */
export interface ReceiptOutcome extends Outcome {
  readonly discrepancies: readonly Discrepancy[];
  /** Named by the receipt but packed by nobody, as far as we knew: not recorded with it. */
  readonly unknownBoxes: readonly string[];
}

/** A load was unloaded. */
export class RecordReceipt extends AggregateCommand<facts.RecordReceipt, ReceiptOutcome> {}

@CommandHandler(RecordReceipt)
export class RecordReceiptHandler implements ICommandHandler<RecordReceipt> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly loads: Loads,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  async execute({ data: receipt, meta }: RecordReceipt): Promise<ReceiptOutcome> {
    const { loadId, scanId } = receipt;
    const found = foundBoxes(receipt);
    const checked = async (): Promise<facts.RecordReceipt> => {
      const [unpacked] = await Promise.all([
        this.boxes.neverPacked(found),
        this.places.known('delivery', [receipt.atGln], '/atGln'),
      ]);
      const packed = (ssccs: readonly string[]) => ssccs.filter((sscc) => !unpacked.has(sscc));
      return {
        type: 'RecordReceipt',
        ...receipt,
        ssccs: packed(receipt.ssccs),
        damaged: packed(receipt.damaged),
        sealBroken: packed(receipt.sealBroken),
      };
    };
    const outcome = await this.aggregates.handle(loadDecider, loadStream(loadId), checked, meta);
    // A receipt sent again is answered as it was recorded the first time.
    const fact = (await this.loads.known(loadId)).facts.get(scanId);
    if (fact?.type !== 'delivery.BoxesReceived') throw new Error(`${scanId} of ${loadId} was just written`);
    const recorded = new Set(fact.data.ssccs);
    return {
      ...outcome,
      discrepancies: fact.data.discrepancies,
      unknownBoxes: found.filter((sscc) => !recorded.has(sscc)),
    };
  }
}
