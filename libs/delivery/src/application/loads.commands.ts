import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  passHistory,
  passWords,
  verdictAt,
  type KnownPass,
  type PassEvent,
  type PassState,
} from '@boxtrail/contracts';
import { unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { loadDecider } from '../domain/load.decider';
import type {
  DispatchLoad,
  LoadBoxes,
  LoadCommand,
  PassJudged,
  PlanLoad,
  SealLoad,
  TakeOffBoxes,
} from '../domain/load-commands';
import { endOf, type KnownLoad } from '../domain/load';
import { BoxQueries } from '../views/boxes/boxes.queries';
import { LoadQueries } from '../views/loads/loads.queries';

export const loadStream = (loadId: string): string => `load-${loadId}`;

/** Loads as of now: as they stand in the log. */
@Injectable()
export class Loads {
  constructor(private readonly aggregates: Aggregates) {}

  async known(loadId: string): Promise<KnownLoad> {
    const { state } = await this.aggregates.load(loadDecider, loadStream(loadId));
    if (state.status === 'none') throw unknown('LOAD_UNKNOWN', `load ${loadId} does not exist`);
    return state;
  }
}

/** A decision about a load, before it is held against boxes, places and passes. */
type LoadChange = PlanLoad | Omit<LoadBoxes, 'elsewhere' | 'notYet'> | TakeOffBoxes | SealLoad | Dispatch;

/** `recordedAt`: as of when the passes are judged once more. */
type Dispatch = Omit<DispatchLoad, 'elsewhere' | 'notYet' | 'onTheRoad' | 'vehicle' | 'driver'> & {
  readonly recordedAt: string;
};

/** Something decided about one load. */
export class ChangeLoad extends Command<Outcome> {
  constructor(
    readonly change: LoadChange,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

/** Passes are judged from the log itself, by the rules of those who issue them: a revocation counts at once. */
const passes: Decider<never, PassEvent, PassState> = { ...passHistory, decide: unreachable };

@CommandHandler(ChangeLoad)
export class ChangeLoadHandler implements ICommandHandler<ChangeLoad> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly loads: Loads,
    private readonly boxes: BoxQueries,
    private readonly places: Places,
    private readonly queries: LoadQueries,
  ) {}

  execute({ change, meta }: ChangeLoad): Promise<Outcome> {
    return this.aggregates.handle(loadDecider, loadStream(change.loadId), () => this.checked(change), meta);
  }

  /** The command with everything else it is decided on. Looked up anew for each try, so it is as of now. */
  private async checked(change: LoadChange): Promise<LoadCommand> {
    switch (change.type) {
      case 'PlanLoad':
        await Promise.all([
          this.places.known('delivery', [change.fromGln], '/fromGln'),
          this.places.known('delivery', [change.toGln], '/toGln'),
        ]);
        return change;
      case 'LoadBoxes': {
        const { loadId, occurredAt, ssccs } = change;
        const { plan } = await this.loads.known(loadId);
        return {
          ...change,
          ...(await this.boxes.forLoad({ loadId, atGln: plan.fromGln, at: occurredAt }, ssccs)),
        };
      }
      case 'TakeOffBoxes':
      case 'SealLoad':
        return change;
      case 'DispatchLoad':
        return this.judged(change);
      default:
        return unreachable(change);
    }
  }

  /**
   * Boxes were looked at when they were loaded; here they are looked at again, in a view that has seen this load's
   * own BoxesLoaded. Two loads that raced for a box - neither saw the other, both have it on their manifest - stand
   * in that view in the order of the log, and only the first may leave: so never both (see `Claims`).
   */
  private async judged({ recordedAt, ...change }: Dispatch): Promise<DispatchLoad> {
    const { loadId, occurredAt, vehiclePassId, driverPassId } = change;
    const load = await this.loads.known(loadId);
    const { plan, boxes } = load;
    const [zonePath, vehicle, driver, ofBoxes, onTheRoad] = await Promise.all([
      this.places.pathOf('delivery', plan.toGln),
      this.pass(vehiclePassId, '/vehiclePassId'),
      this.pass(driverPassId, '/driverPassId'),
      this.boxes.forLoad({ loadId, atGln: plan.fromGln, at: occurredAt }, [...boxes]),
      this.queries.onTheRoad(plan, occurredAt, endOf(load)),
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
      ...change,
      vehicle: { plate: ofVehicle.kind === 'vehicle' ? ofVehicle.plate : undefined, ...shown(vehicle) },
      driver: { personRef: ofDriver.kind === 'person' ? ofDriver.personRef : undefined, ...shown(driver) },
      ...ofBoxes,
      onTheRoad,
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
