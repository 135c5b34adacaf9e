import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { loadDecider } from '../domain/load.decider';
import type { RecordArrival, RecordCheckpoint, RecordReceipt } from '../domain/load-facts';
import { foundBoxes, type Discrepancy } from '../domain/receiving';
import { Loads, loadStream } from './loads.commands';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** Somebody saw a load on its way. */
export class RecordLoadSeen extends Command<Outcome> {
  constructor(
    readonly fact: RecordArrival | RecordCheckpoint,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(RecordLoadSeen)
export class RecordLoadSeenHandler implements ICommandHandler<RecordLoadSeen> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ fact, meta }: RecordLoadSeen): Promise<Outcome> {
    const checked = async () => {
      // Where a checkpoint stands was checked by those who verified the pass.
      if (fact.type === 'RecordArrival') await this.places.known('delivery', [fact.atGln], '/atGln');
      return fact;
    };
    return this.aggregates.handle(loadDecider, loadStream(fact.loadId), checked, meta);
  }
}

/** What became of a receipt. */
export interface ReceiptOutcome extends Outcome {
  readonly discrepancies: readonly Discrepancy[];
  /** Named by the receipt but packed by nobody, as far as we knew: not recorded with it. */
  readonly unknownBoxes: readonly string[];
}

/** A load was unloaded. */
export class ReceiveBoxes extends Command<ReceiptOutcome> {
  constructor(
    readonly receipt: RecordReceipt,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ReceiveBoxes)
export class ReceiveBoxesHandler implements ICommandHandler<ReceiveBoxes> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly loads: Loads,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  async execute({ receipt, meta }: ReceiveBoxes): Promise<ReceiptOutcome> {
    const { loadId, scanId } = receipt;
    const found = foundBoxes(receipt);
    const checked = async (): Promise<RecordReceipt> => {
      const [unpacked] = await Promise.all([
        this.boxes.neverPacked(found),
        this.places.known('delivery', [receipt.atGln], '/atGln'),
      ]);
      const packed = (ssccs: readonly string[]) => ssccs.filter((sscc) => !unpacked.has(sscc));
      return {
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
