import {
  BoxesLoaded,
  BoxesTakenOff,
  LoadPlanned,
  LoadSealed,
  refuseHeld,
  type LoadEvent,
} from '@boxtrail/contracts';
import {
  ruleViolation,
  invalid,
  inWords,
  refuseDuplicates,
  same,
  unknown,
  unreachable,
  type Decider,
} from '@boxtrail/kernel';
import { correctLoadFact } from './correct-load-fact';
import { dispatch } from './dispatch-load';
import { evolve, initial, type KnownLoad, type LoadPlan, type LoadState } from './load';
import type { LoadBoxes, LoadCommand, PlanLoad, SealLoad, TakeOffBoxes } from './load-commands';
import { record } from './load-facts';
import { roomOf } from './load-bounds';
import { refuseElsewhere, refuseUnlessPlanned, timeOf } from './load-rules';
import { loadRefusals } from './refusals';

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
  refuseHeld(command.held.filter(({ sscc }) => !load.boxes.has(sscc)));
  const room = roomOf(load);
  if (load.boxes.size + fresh.length > room) {
    const message = `load ${loadId} has ${load.boxes.size} boxes and takes at most ${room}; ${fresh.length} more are too many`;
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
