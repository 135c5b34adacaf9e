import { LoadDispatched, refuseHeld, type LoadEvent } from '@boxtrail/contracts';
import { foldPlate, inWords, ruleViolation } from '@boxtrail/kernel';
import type { KnownLoad, LoadPlan } from './load';
import type { DispatchLoad, OnTheRoad } from './load-commands';
import { refuseDispatched, refuseElsewhere, timeOf } from './load-rules';

export function dispatch(command: DispatchLoad, load: KnownLoad): readonly LoadEvent[] {
  const { vehiclePassId, driverPassId, vehicle, driver } = command;
  const { loadId } = load.plan;
  refuseDispatched(load);
  if (load.status !== 'sealed')
    throw ruleViolation('LOAD_NOT_SEALED', `load ${loadId} is ${load.status}: seal it first`);
  refuseInvalidPasses(command);
  refuseForeignPasses(command, load.plan);
  refuseElsewhere(command.elsewhere);
  refuseHeld(command.held);
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
 * A pass must be valid at the departure, and not suspended or revoked when the dispatch is recorded. Expiry in between
 * is accepted: the dispatch is recorded within the limit. A suspension or revocation in between needs a planner with a
 * reason.
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
  // Normalised here too: plates recorded by older versions have another case and dots.
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
