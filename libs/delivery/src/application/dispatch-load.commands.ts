import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  passHistory,
  passWords,
  verdictAt,
  type KnownPass,
  type PassEvent,
  type PassState,
} from '@boxtrail/contracts';
import { unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { HeldBoxes } from '@boxtrail/holds';
import { Places } from '@boxtrail/network';
import { endOf } from '../domain/load';
import type * as load from '../domain/load-commands';
import type { PassJudged } from '../domain/load-commands';
import { loadDecider } from '../domain/load.decider';
import { BoxQueries } from '../views/boxes/boxes.queries';
import { LoadQueries } from '../views/loads/loads.queries';
import { Loads, loadStream } from './loads';

type Asked = Omit<load.DispatchLoad, 'elsewhere' | 'notYet' | 'held' | 'onTheRoad' | 'vehicle' | 'driver'> & {
  /** As of when the passes are judged once more. */
  readonly recordedAt: string;
};

export class DispatchLoad extends AggregateCommand<Asked> {}

/** Passes are judged from the log itself, by the rules of those who issue them: a revocation counts at once. */
const passes: Decider<never, PassEvent, PassState> = { ...passHistory, decide: unreachable };

@CommandHandler(DispatchLoad)
export class DispatchLoadHandler implements ICommandHandler<DispatchLoad> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly loads: Loads,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
    private readonly queries: LoadQueries,
    private readonly holds: HeldBoxes,
  ) {}

  execute({ data, meta }: DispatchLoad): Promise<Outcome> {
    return this.aggregates.handle(loadDecider, loadStream(data.loadId), () => this.judged(data), meta);
  }

  /**
   * The command with all it is decided on, looked up anew for each try, so it is as of now.
   *
   * Boxes were looked at when they were loaded; here they are looked at again, in a view that has seen this load's
   * own BoxesLoaded. Two loads that raced for a box - neither saw the other, both have it on their manifest - stand
   * in that view in the order of the log, and only the first may leave: so never both (see `Claims`).
   */
  private async judged({ recordedAt, ...data }: DispatchLoad['data']): Promise<load.DispatchLoad> {
    const { loadId, occurredAt, isNow = false, vehiclePassId, driverPassId } = data;
    const known = await this.loads.known(loadId);
    const { plan, boxes } = known;
    const [zonePath, vehicle, driver, ofBoxes, onTheRoad, held] = await Promise.all([
      this.places.pathOf('delivery', plan.toGln),
      this.pass(vehiclePassId, '/vehiclePassId'),
      this.pass(driverPassId, '/driverPassId'),
      this.boxes.forLoad({ loadId, atGln: plan.fromGln, at: occurredAt }, [...boxes]),
      this.queries.onTheRoad(plan, occurredAt, endOf(known)),
      this.holds.among('delivery', [...boxes], isNow ? null : occurredAt),
    ]);
    const nameOf = await this.namesOf([plan.toGln, ...vehicle.pass.zones, ...driver.pass.zones]);
    const judged = (pass: KnownPass, at: string): PassJudged => {
      const verdict = verdictAt(pass, at, zonePath);
      return { verdict, words: passWords(pass, verdict, at, nameOf(plan.toGln), nameOf) };
    };
    const shown = (pass: KnownPass) => ({ ...judged(pass, occurredAt), now: judged(pass, recordedAt) });
    const { subject: ofVehicle } = vehicle.pass;
    const { subject: ofDriver } = driver.pass;
    return {
      type: 'DispatchLoad',
      ...data,
      vehicle: { plate: ofVehicle.kind === 'vehicle' ? ofVehicle.plate : undefined, ...shown(vehicle) },
      driver: { personRef: ofDriver.kind === 'person' ? ofDriver.personRef : undefined, ...shown(driver) },
      ...ofBoxes,
      onTheRoad,
      held,
    };
  }

  private async namesOf(glns: readonly string[]): Promise<(gln: string) => string> {
    const places = await this.places.known('delivery', glns);
    return (gln) => places.get(gln)?.name ?? gln;
  }

  /** A pass nobody issued is a mistake in the request (unknown); one that does not count is a rule. */
  private async pass(passId: string, pointer: string): Promise<KnownPass> {
    const { state } = await this.aggregates.load(passes, `pass-${passId}`);
    if (state.status === 'none') throw unknown('PASS_UNKNOWN', `pass ${passId} was never issued`, pointer);
    return state;
  }
}
