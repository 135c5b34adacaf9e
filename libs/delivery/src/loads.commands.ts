import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { passHistory, verdictAt, type KnownPass, type PassEvent, type PassState } from '@boxtrail/contracts';
import { unknown, unreachable, type Decider } from '@boxtrail/kernel';
import { Aggregates, Places, type CommandMeta, type Outcome } from '@boxtrail/platform';
import {
  loadDecider,
  type DispatchLoad,
  type LoadBoxes,
  type LoadCommand,
  type PlanLoad,
  type SealLoad,
  type TakeOffBoxes,
} from './domain/load.decider';
import type { KnownLoad } from './domain/load';
import { BoxQueries } from './views/boxes/boxes.queries';

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
type LoadChange =
  | PlanLoad
  | Omit<LoadBoxes, 'elsewhere'>
  | TakeOffBoxes
  | SealLoad
  | Omit<DispatchLoad, 'elsewhere' | 'vehicle' | 'driver'>;

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
      case 'LoadBoxes':
        return { ...change, elsewhere: await this.boxes.elsewhere(change.loadId, change.ssccs) };
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
  private async judged(
    change: Omit<DispatchLoad, 'elsewhere' | 'vehicle' | 'driver'>,
  ): Promise<DispatchLoad> {
    const { loadId, occurredAt, vehiclePassId, driverPassId } = change;
    const { plan, boxes } = await this.loads.known(loadId);
    const [zonePath, vehicle, driver, elsewhere] = await Promise.all([
      this.places.pathOf('delivery', plan.toGln),
      this.pass(vehiclePassId, '/vehiclePassId'),
      this.pass(driverPassId, '/driverPassId'),
      this.boxes.elsewhere(loadId, [...boxes]),
    ]);
    const { subject: ofVehicle } = vehicle.pass;
    const { subject: ofDriver } = driver.pass;
    return {
      ...change,
      vehicle: {
        plate: ofVehicle.kind === 'vehicle' ? ofVehicle.plate : undefined,
        verdict: verdictAt(vehicle, occurredAt, zonePath),
      },
      driver: {
        personRef: ofDriver.kind === 'person' ? ofDriver.personRef : undefined,
        verdict: verdictAt(driver, occurredAt, zonePath),
      },
      elsewhere,
    };
  }

  /** A pass nobody issued is a mistake in the request (unknown); one that does not count is a rule. */
  private async pass(passId: string, pointer: string): Promise<KnownPass> {
    const { state } = await this.aggregates.load(passes, `pass-${passId}`);
    if (state.status === 'none') throw unknown('PASS_UNKNOWN', `pass ${passId} was never issued`, pointer);
    return state;
  }
}
