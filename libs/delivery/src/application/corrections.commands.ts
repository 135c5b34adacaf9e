import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { boxScanDecider } from '../domain/box-scan.decider';
import type { CorrectLoadFact } from '../domain/correct-load-fact';
import type { CorrectScan } from '../domain/correct-scan';
import { loadDecider } from '../domain/load.decider';
import { loadStream } from './loads.commands';
import { custodyStream } from './scans.commands';
import { BoxQueries } from '../views/boxes/boxes.queries';

/** Somebody says that a fact was recorded wrongly. */
export class CorrectAFact extends Command<Outcome> {
  constructor(
    readonly correction: CorrectScan | CorrectLoadFact,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(CorrectAFact)
export class CorrectAFactHandler implements ICommandHandler<CorrectAFact> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
  ) {}

  execute({ correction, meta }: CorrectAFact): Promise<Outcome> {
    if (correction.type === 'CorrectScan') {
      const checked = () => this.checked(correction, []);
      return this.aggregates.handle(boxScanDecider, custodyStream(correction.sscc), checked, meta);
    }
    const { ssccs = [], damaged = [], sealBroken = [] } = correction.changes ?? {};
    const checked = () => this.checked(correction, [...ssccs, ...damaged, ...sealBroken]);
    return this.aggregates.handle(loadDecider, loadStream(correction.loadId), checked, meta);
  }

  /** The places and boxes that are said to be right exist. */
  private async checked<Correction extends CorrectScan | CorrectLoadFact>(
    correction: Correction,
    ssccs: readonly string[],
  ): Promise<Correction> {
    const atGln = correction.changes?.atGln;
    if (atGln !== undefined) await this.places.known('delivery', [atGln], '/corrected/atGln');
    if (ssccs.length > 0) await this.boxes.allPacked(ssccs);
    return correction;
  }
}
