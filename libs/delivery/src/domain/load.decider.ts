import {
  BoxesLoaded,
  BoxesTakenOff,
  LoadDispatched,
  LoadPlanned,
  LoadSealed,
  type LoadEvent,
  type Verdict,
} from '@boxtrail/contracts';
import {
  broken,
  foldPlate,
  invalid,
  inWords,
  refuseDuplicates,
  same,
  unknown,
  unreachable,
  type Decider,
} from '@boxtrail/kernel';
import { correctLoadFact, type CorrectLoadFact } from './correct-load-fact';
import { evolve, initial, type KnownLoad, type LoadPlan, type LoadState } from './load';
import { record, type FactCommand } from './load-facts';

/** One event names them all. */
export const maxBoxesOnLoad = 5000;

/** A box that stands on another load: given as data, every load is an aggregate of its own. */
export interface Elsewhere {
  readonly sscc: string;
  readonly loadId: string;
}

export interface PlanLoad extends Readonly<LoadPlan> {
  readonly type: 'PlanLoad';
  readonly occurredAt: string;
}

export interface LoadBoxes {
  readonly type: 'LoadBoxes';
  readonly occurredAt: string;
  readonly loadId: string;
  readonly ssccs: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
}

export interface TakeOffBoxes {
  readonly type: 'TakeOffBoxes';
  readonly occurredAt: string;
  readonly loadId: string;
  readonly ssccs: readonly string[];
  readonly reason: string;
}

export interface SealLoad {
  readonly type: 'SealLoad';
  readonly occurredAt: string;
  readonly loadId: string;
  readonly sealId: string;
}

/** Leaves, if both passes are valid for it: what they are and whom they are of is given as data. */
export interface DispatchLoad {
  readonly type: 'DispatchLoad';
  readonly occurredAt: string;
  readonly loadId: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
  /** `plate` is undefined when the pass is of no vehicle. */
  readonly vehicle: { readonly plate: string | undefined; readonly verdict: Verdict };
  /** `personRef` is undefined when the pass is of no person. */
  readonly driver: { readonly personRef: string | undefined; readonly verdict: Verdict };
  readonly elsewhere: readonly Elsewhere[];
}

export type LoadCommand =
  PlanLoad | LoadBoxes | TakeOffBoxes | SealLoad | DispatchLoad | FactCommand | CorrectLoadFact;

function plan(command: PlanLoad, state: LoadState): readonly LoadEvent[] {
  const { loadId, fromGln, toGln, plate, driverRef } = command;
  const planned: LoadPlan = { loadId, fromGln, toGln, plate, driverRef };
  if (fromGln === toGln) {
    throw invalid('LOAD_GOES_NOWHERE', `load ${loadId} would go from ${fromGln} to itself`, '/toGln');
  }
  if (state.status === 'none') return [LoadPlanned.of(command.occurredAt, planned)];
  if (same(planned, state.plan)) return [];
  const { plan: other } = state;
  throw broken('LOAD_EXISTS', `load ${loadId} exists already, from ${other.fromGln} to ${other.toGln}`);
}

function loadBoxes(
  { occurredAt, loadId, ssccs, elsewhere }: LoadBoxes,
  load: KnownLoad,
): readonly LoadEvent[] {
  refuseDuplicates('boxes', ssccs, '/ssccs');
  refuseUnlessPlanned(load);
  refuseElsewhere(elsewhere);
  const fresh = ssccs.filter((sscc) => !load.boxes.has(sscc));
  if (fresh.length === 0) return [];
  if (load.boxes.size + fresh.length > maxBoxesOnLoad) {
    const message = `load ${loadId} has ${load.boxes.size} boxes; ${fresh.length} more would pass ${maxBoxesOnLoad}`;
    throw broken('LOAD_FULL', message);
  }
  return [BoxesLoaded.of(occurredAt, { loadId, atGln: load.plan.fromGln, ssccs: fresh })];
}

function takeOff({ occurredAt, loadId, ssccs, reason }: TakeOffBoxes, load: KnownLoad): readonly LoadEvent[] {
  refuseDuplicates('boxes', ssccs, '/ssccs');
  refuseUnlessPlanned(load);
  const absent = ssccs.filter((sscc) => !load.boxes.has(sscc));
  if (absent.length > 0) throw broken('BOX_NOT_ON_LOAD', `not on load ${loadId}: ${inWords(absent)}`);
  if (ssccs.length === 0) return [];
  return [BoxesTakenOff.of(occurredAt, { loadId, atGln: load.plan.fromGln, ssccs: [...ssccs], reason })];
}

function seal({ occurredAt, loadId, sealId }: SealLoad, load: KnownLoad): readonly LoadEvent[] {
  if (load.status === 'sealed' && load.sealId === sealId) return [];
  refuseUnlessPlanned(load);
  if (load.boxes.size === 0) throw broken('LOAD_EMPTY', `load ${loadId} has no boxes to seal in`);
  return [LoadSealed.of(occurredAt, { loadId, sealId })];
}

function dispatch(command: DispatchLoad, load: KnownLoad): readonly LoadEvent[] {
  const { occurredAt, vehiclePassId, driverPassId } = command;
  const { loadId } = load.plan;
  refuseDispatched(load);
  if (load.status !== 'sealed')
    throw broken('LOAD_NOT_SEALED', `load ${loadId} is ${load.status}: seal it first`);
  refuseOddPasses(command, load.plan);
  refuseElsewhere(command.elsewhere);
  return [
    LoadDispatched.of(occurredAt, { ...load.plan, vehiclePassId, driverPassId, ssccs: [...load.boxes] }),
  ];
}

function refuseOddPasses(
  { vehiclePassId, driverPassId, vehicle, driver }: DispatchLoad,
  load: LoadPlan,
): void {
  const stopped = [
    ...(vehicle.verdict === 'valid' ? [] : [`vehicle pass ${vehiclePassId} is ${vehicle.verdict}`]),
    ...(driver.verdict === 'valid' ? [] : [`driver pass ${driverPassId} is ${driver.verdict}`]),
  ];
  if (stopped.length > 0) throw broken('PASS_NOT_VALID', stopped.join('; '));
  // Folded here too: plates recorded by older versions kept their case and dots.
  if (vehicle.plate === undefined || foldPlate(vehicle.plate) !== foldPlate(load.plate)) {
    const holder = vehicle.plate ?? 'no vehicle';
    throw broken(
      'PASS_OF_ANOTHER_VEHICLE',
      `pass ${vehiclePassId} is of ${holder}, the load goes on ${load.plate}`,
    );
  }
  if (driver.personRef !== load.driverRef) {
    const holder = driver.personRef ?? 'no person';
    throw broken(
      'PASS_OF_ANOTHER_DRIVER',
      `pass ${driverPassId} is of ${holder}, the driver is ${load.driverRef}`,
    );
  }
}

function refuseElsewhere(elsewhere: readonly Elsewhere[]): void {
  if (elsewhere.length === 0) return;
  const where = elsewhere.map(({ sscc, loadId }) => `box ${sscc} on load ${loadId}`);
  throw broken('BOX_ON_ANOTHER_LOAD', `already elsewhere: ${inWords(where)}`);
}

function refuseDispatched({ status, plan: { loadId } }: KnownLoad): void {
  if (status === 'dispatched') throw broken('LOAD_ALREADY_DISPATCHED', `load ${loadId} has left`);
}

/** What is on a load changes only while it is open. */
function refuseUnlessPlanned(load: KnownLoad): void {
  refuseDispatched(load);
  if (load.status !== 'planned') {
    throw broken('LOAD_NOT_PLANNED', `load ${load.plan.loadId} is ${load.status} and no longer open`);
  }
}

function known(state: LoadState, loadId: string): KnownLoad {
  if (state.status === 'none') throw unknown('LOAD_UNKNOWN', `load ${loadId} does not exist`);
  return state;
}

export const loadDecider: Decider<LoadCommand, LoadEvent, LoadState> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'PlanLoad':
        return plan(command, state);
      case 'LoadBoxes':
        return loadBoxes(command, known(state, command.loadId));
      case 'TakeOffBoxes':
        return takeOff(command, known(state, command.loadId));
      case 'SealLoad':
        return seal(command, known(state, command.loadId));
      case 'DispatchLoad':
        return dispatch(command, known(state, command.loadId));
      case 'RecordCheckpoint':
      case 'RecordArrival':
      case 'RecordReceipt':
        return record(command, known(state, command.loadId));
      case 'CorrectLoadFact':
        return correctLoadFact(command, known(state, command.loadId));
      default:
        return unreachable(command);
    }
  },
};
