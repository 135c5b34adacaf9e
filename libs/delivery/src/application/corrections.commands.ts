import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { boxScanDecider } from '../domain/box-scan.decider';
import type * as loadFact from '../domain/correct-load-fact';
import type * as scan from '../domain/correct-scan';
import { loadDecider } from '../domain/load.decider';
import { loadStream } from './loads';
import { custodyStream } from './scans.commands';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** A scan of one box was recorded wrongly. */
export class CorrectScan extends AggregateCommand<scan.CorrectScan> {}

@CommandHandler(CorrectScan)
export class CorrectScanHandler implements ICommandHandler<CorrectScan> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: CorrectScan): Promise<Outcome> {
    const checked = async (): Promise<scan.CorrectScan> => {
      await refuseUnknownPlace(this.places, data.changes?.atGln);
      return { type: 'CorrectScan', ...data };
    };
    return this.aggregates.handle(boxScanDecider, custodyStream(data.sscc), checked, meta);
  }
}

/** An arrival or a receipt of a load was recorded wrongly. */
export class CorrectLoadFact extends AggregateCommand<loadFact.CorrectLoadFact> {}

@CommandHandler(CorrectLoadFact)
export class CorrectLoadFactHandler implements ICommandHandler<CorrectLoadFact> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: CorrectLoadFact): Promise<Outcome> {
    const { atGln, ssccs = [], damaged = [], sealBroken = [] } = data.changes ?? {};
    const found = [...ssccs, ...damaged, ...sealBroken];
    const checked = async (): Promise<loadFact.CorrectLoadFact> => {
      await refuseUnknownPlace(this.places, atGln);
      if (found.length > 0) await this.boxes.allPacked(found);
      return { type: 'CorrectLoadFact', ...data };
    };
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), checked, meta);
  }
}

/** The place that a correction names exists. */
async function refuseUnknownPlace(places: Places, atGln: string | undefined): Promise<void> {
  if (atGln !== undefined) await places.known('delivery', [atGln], '/corrected/atGln');
}
