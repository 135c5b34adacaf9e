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
  ruleViolation,
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
import { loadRefusals } from './refusals';

/** One event names them all. */
export const maxBoxesOnLoad = 5000;

/** A box that stands on another load: given as data, every load is an aggregate of its own. */
export interface Elsewhere {
  readonly sscc: string;
  readonly loadId: string;
}

/** When a decision was taken: given by the caller, else now. */
interface Timed {
  readonly occurredAt: string;
  /** The caller gave no time. Clocks of two machines differ: such a decision counts from what it follows at least. */
  readonly isNow?: boolean;
}

/** Since when a box can be loaded here: when it was packed, or came to this place. Given as data. */
export interface BoxSince {
  readonly sscc: string;
  readonly at: string;
  readonly what: 'packed' | 'received' | 'returned' | 'found' | 'taken-off';
}

/** What a pass is at a moment, and in words why it is not valid. */
export interface PassJudged {
  readonly verdict: Verdict;
  readonly words: string;
}

/** What a pass was when the load left, and what it is now that the dispatch is recorded. */
interface PassShown extends PassJudged {
  readonly now: PassJudged;
}

/** Another load that the vehicle or the driver was on. */
export interface OnTheRoad {
  readonly loadId: string;
  readonly who: 'vehicle' | 'driver';
  readonly leftAt: string;
  /** Null while it has not arrived, as far as we know. */
  readonly arrivedAt: string | null;
}

export interface PlanLoad extends Readonly<LoadPlan> {
  readonly type: 'PlanLoad';
  readonly occurredAt: string;
}

export interface LoadBoxes extends Timed {
  readonly type: 'LoadBoxes';
  readonly loadId: string;
  readonly ssccs: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
  /** Those of the boxes that came to be, or came here, after `occurredAt`. */
  readonly notYet: readonly BoxSince[];
}

export interface TakeOffBoxes extends Timed {
  readonly type: 'TakeOffBoxes';
  readonly loadId: string;
  readonly ssccs: readonly string[];
  readonly reason: string;
}

export interface SealLoad extends Timed {
  readonly type: 'SealLoad';
  readonly loadId: string;
  readonly sealId: string;
}

/** Leaves, if both passes are valid for it: what they are and whom they are of is given as data. */
export interface DispatchLoad extends Timed {
  readonly type: 'DispatchLoad';
  /** A planner recorded it afterwards and said why. */
  readonly explained: boolean;
  readonly loadId: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
  /** `plate` is undefined when the pass is of no vehicle. */
  readonly vehicle: { readonly plate: string | undefined } & PassShown;
  /** `personRef` is undefined when the pass is of no person. */
  readonly driver: { readonly personRef: string | undefined } & PassShown;
  readonly elsewhere: readonly Elsewhere[];
  readonly notYet: readonly BoxSince[];
  /** Loads that the vehicle or the driver was on while this one was on the road. */
  readonly onTheRoad: readonly OnTheRoad[];
}

export type LoadCommand =
  PlanLoad | LoadBoxes | TakeOffBoxes | SealLoad | DispatchLoad | FactCommand | CorrectLoadFact;

function plan(command: PlanLoad, state: LoadState): readonly LoadEvent[] {
  const { loadId, fromGln, toGln, plate, driverRef } = command;
  const planned: LoadPlan = { loadId, fromGln, toGln, plate, driverRef };
  if (fromGln === toGln) {
    throw invalid(
      'LOAD_GOES_NOWHERE',
      `load ${loadId} would go from ${fromGln} to ${fromGln}; name another station in toGln`,
      '/toGln',
    );
  }
  if (state.status === 'none') return [LoadPlanned.of(command.occurredAt, planned)];
  if (same(planned, state.plan)) return [];
  const { plan: other } = state;
  throw ruleViolation(
    'LOAD_EXISTS',
    `load ${loadId} exists with other content, from ${other.fromGln} to ${other.toGln}; choose another loadId`,
  );
}

function loadBoxes(command: LoadBoxes, load: KnownLoad): readonly LoadEvent[] {
  const { loadId, ssccs, elsewhere } = command;
  refuseDuplicates('boxes', ssccs, '/ssccs');
  refuseUnlessPlanned(load);
  refuseElsewhere(elsewhere);
  const fresh = ssccs.filter((sscc) => !load.boxes.has(sscc));
  if (fresh.length === 0) return [];
  if (load.boxes.size + fresh.length > maxBoxesOnLoad) {
    const message = `load ${loadId} has ${load.boxes.size} boxes and takes at most ${maxBoxesOnLoad}; ${fresh.length} more are too many`;
    throw ruleViolation('LOAD_FULL', message);
  }
  const occurredAt = timeOf(command, load, 'be loaded', command.notYet);
  return [BoxesLoaded.of(occurredAt, { loadId, atGln: load.plan.fromGln, ssccs: fresh })];
}

function takeOff(command: TakeOffBoxes, load: KnownLoad): readonly LoadEvent[] {
  const { loadId, ssccs, reason } = command;
  refuseDuplicates('boxes', ssccs, '/ssccs');
  refuseUnlessPlanned(load);
  const absent = ssccs.filter((sscc) => !load.boxes.has(sscc));
  if (absent.length > 0)
    throw ruleViolation(
      'BOX_NOT_ON_LOAD',
      `not on load ${loadId}: ${inWords(absent)}; name boxes that are on it`,
    );
  if (ssccs.length === 0) return [];
  const occurredAt = timeOf(command, load, 'be unloaded');
  return [BoxesTakenOff.of(occurredAt, { loadId, atGln: load.plan.fromGln, ssccs: [...ssccs], reason })];
}

function seal(command: SealLoad, load: KnownLoad): readonly LoadEvent[] {
  const { loadId, sealId } = command;
  if (load.status === 'sealed' && load.sealId === sealId) return [];
  refuseUnlessPlanned(load);
  if (load.boxes.size === 0)
    throw ruleViolation('LOAD_EMPTY', `load ${loadId} has no boxes: load some before it is sealed`);
  return [LoadSealed.of(timeOf(command, load, 'be sealed'), { loadId, sealId })];
}

function dispatch(command: DispatchLoad, load: KnownLoad): readonly LoadEvent[] {
  const { vehiclePassId, driverPassId, vehicle, driver } = command;
  const { loadId } = load.plan;
  refuseDispatched(load);
  if (load.status !== 'sealed')
    throw ruleViolation('LOAD_NOT_SEALED', `load ${loadId} is ${load.status}: seal it first`);
  refuseInvalidPasses(command);
  refuseForeignPasses(command, load.plan);
  refuseElsewhere(command.elsewhere);
  refuseOnTheRoad(command.onTheRoad, load.plan);
  const occurredAt = timeOf(command, load, 'leave', command.notYet);
  const whenRecorded = { vehicle: vehicle.now.verdict, driver: driver.now.verdict };
  const stillValid = whenRecorded.vehicle === 'valid' && whenRecorded.driver === 'valid';
  return [
    LoadDispatched.of(occurredAt, {
      ...load.plan,
      vehiclePassId,
      driverPassId,
      ssccs: [...load.boxes],
      ...(!stillValid && { passesWhenRecorded: whenRecorded }),
    }),
  ];
}

/**
 * When a decision counts. It follows the decisions before it, and the boxes were there: dated earlier it cannot be true.
 * A decision without a time is taken now, and counts from what it follows where another machine's clock is ahead.
 */
function timeOf(
  { occurredAt, isNow = false }: Timed,
  { plan: { loadId }, last }: KnownLoad,
  what: string,
  notYet: readonly BoxSince[] = [],
): string {
  const earliest = notYet.reduce((latest, { at }) => (at > latest ? at : latest), last.at);
  if (occurredAt >= earliest) return occurredAt;
  if (isNow) return earliest;
  if (occurredAt < last.at) {
    const message = `load ${loadId} was ${last.what} at ${last.at}: it could not ${what} before that, at ${occurredAt}`;
    throw ruleViolation('LOAD_TIMES_OUT_OF_ORDER', message);
  }
  const boxes = notYet.map(({ sscc, at, what: how }) => `box ${sscc} was ${how.replace('-', ' ')} at ${at}`);
  const message = `load ${loadId} could not ${what} at ${occurredAt}: ${inWords(boxes)}`;
  throw ruleViolation('BOX_NOT_THERE_YET', message);
}

/**
 * A pass counts that was valid when the load left and is valid now that the dispatch is recorded. One that has expired
 * in between is no fraud: the dispatch is recorded within the limit. One that was suspended or revoked in between is,
 * unless a planner answers for it.
 */
function refuseInvalidPasses({ vehicle, driver, explained }: DispatchLoad): void {
  const then = [vehicle, driver].filter(({ verdict }) => verdict !== 'valid');
  if (then.length > 0) throw ruleViolation('PASS_NOT_VALID', then.map(({ words }) => words).join('; '));
  const since = [vehicle.now, driver.now].filter(
    ({ verdict }) => verdict !== 'valid' && verdict !== 'expired',
  );
  if (since.length === 0 || explained) return;
  const words = since.map((pass) => pass.words).join('; ');
  const rule =
    'a dispatch from before that takes a coordinator or an admin, and a reason in backDatedBecause';
  throw ruleViolation('PASS_NOT_VALID', `${words}; ${rule}`);
}

function refuseOnTheRoad(others: readonly OnTheRoad[], { plate, driverRef }: LoadPlan): void {
  const [first] = others;
  if (first === undefined) return;
  const code = first.who === 'vehicle' ? 'VEHICLE_ON_ANOTHER_LOAD' : 'DRIVER_ON_ANOTHER_LOAD';
  const where = others.map(({ who, loadId, leftAt, arrivedAt }) => {
    const name = who === 'vehicle' ? `vehicle ${plate}` : `driver ${driverRef}`;
    const until = arrivedAt === null ? 'has not arrived' : `arrived at ${arrivedAt}`;
    return `${name} left at ${leftAt} with load ${loadId}, which ${until}`;
  });
  throw ruleViolation(code, `${inWords(where)}; record the arrival of that load first`);
}

function refuseForeignPasses(
  { vehiclePassId, driverPassId, vehicle, driver }: DispatchLoad,
  load: LoadPlan,
): void {
  // Folded here too: plates recorded by older versions kept their case and dots.
  if (vehicle.plate === undefined || foldPlate(vehicle.plate) !== foldPlate(load.plate)) {
    const holder = vehicle.plate ?? 'no vehicle';
    throw ruleViolation(
      'PASS_OF_ANOTHER_VEHICLE',
      `pass ${vehiclePassId} is for ${holder}; the load goes on ${load.plate}`,
    );
  }
  if (driver.personRef !== load.driverRef) {
    const holder = driver.personRef ?? 'no person';
    throw ruleViolation(
      'PASS_OF_ANOTHER_DRIVER',
      `pass ${driverPassId} is for ${holder}; the driver is ${load.driverRef}`,
    );
  }
}

function refuseElsewhere(elsewhere: readonly Elsewhere[]): void {
  if (elsewhere.length === 0) return;
  const where = elsewhere.map(({ sscc, loadId }) => `box ${sscc} on load ${loadId}`);
  throw ruleViolation(
    'BOX_ON_ANOTHER_LOAD',
    `on another load: ${inWords(where)}; take the boxes off it, or record that they came off it`,
  );
}

function refuseDispatched({ status, plan: { loadId } }: KnownLoad): void {
  if (status === 'dispatched')
    throw ruleViolation(
      'LOAD_ALREADY_DISPATCHED',
      `load ${loadId} was dispatched and cannot be changed any more; plan another load`,
    );
}

/** What is on a load changes only while it is open. */
function refuseUnlessPlanned(load: KnownLoad): void {
  refuseDispatched(load);
  if (load.status !== 'planned') {
    throw ruleViolation(
      'LOAD_NOT_PLANNED',
      `load ${load.plan.loadId} is ${load.status}; its boxes and its seal cannot be changed any more`,
    );
  }
}

function known(state: LoadState, loadId: string): KnownLoad {
  if (state.status === 'none') throw unknown('LOAD_UNKNOWN', `load ${loadId} does not exist`);
  return state;
}

export const loadDecider: Decider<LoadCommand, LoadEvent, LoadState> = {
  refusals: loadRefusals,
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
