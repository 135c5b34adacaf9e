import {
  BoxesLoaded,
  BoxesReceived,
  BoxesTakenOff,
  LoadArrived,
  LoadDispatched,
  LoadPlanned,
  LoadSealed,
  type LoadEvent,
} from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import {
  loadDecider,
  type DispatchLoad,
  type LoadBoxes,
  type LoadCommand,
  type TakeOffBoxes,
} from './load.decider';

const at = '2026-03-01T15:00:00.000Z';
const [from, to] = ['6900000000207', '6900000000313'] as const;
const [a, b, c] = ['376104250000000018', '376104250000000025', '376104250000000032'] as const;
const loadId = 'L-1';
const [plate, driverRef] = ['吉A12345', 'person-9'];
const route = { loadId, fromGln: from, toGln: to, plate, driverRef };
const passes = { vehiclePassId: 'P-1', driverPassId: 'P-2' };

const planned = LoadPlanned.of(at, route);
const loaded = (...ssccs: string[]) => BoxesLoaded.of(at, { loadId, atGln: from, ssccs });
const takenOff = (...ssccs: string[]) =>
  BoxesTakenOff.of(at, { loadId, atGln: from, ssccs, reason: 'too heavy' });
const sealed = LoadSealed.of(at, { loadId, sealId: 'S-1' });
const dispatched = (...ssccs: string[]) => LoadDispatched.of(at, { ...route, ...passes, ssccs });
const open: readonly LoadEvent[] = [planned, loaded(a, b)];
const closed: readonly LoadEvent[] = [...open, sealed];
const gone: readonly LoadEvent[] = [...closed, dispatched(a, b)];

const plan = (changes = {}): LoadCommand => ({ type: 'PlanLoad', occurredAt: at, ...route, ...changes });
const load = (ssccs: string[], changes: Partial<LoadBoxes> = {}): LoadBoxes => ({
  type: 'LoadBoxes',
  occurredAt: at,
  loadId,
  ssccs,
  elsewhere: [],
  ...changes,
});
const takeOff = (...ssccs: string[]): TakeOffBoxes => ({
  type: 'TakeOffBoxes',
  occurredAt: at,
  loadId,
  ssccs,
  reason: 'too heavy',
});
const seal = (sealId = 'S-1'): LoadCommand => ({ type: 'SealLoad', occurredAt: at, loadId, sealId });
const dispatch = (changes: Partial<DispatchLoad> = {}): DispatchLoad => ({
  type: 'DispatchLoad',
  occurredAt: at,
  loadId,
  ...passes,
  vehicle: { plate, verdict: 'valid' },
  driver: { personRef: driverRef, verdict: 'valid' },
  elsewhere: [],
  ...changes,
});
const elsewhere = [{ sscc: a, loadId: 'L-2' }];

/** What a refusal says, for those whose words carry the answer. */
const words = (history: readonly LoadEvent[], command: LoadCommand): string => {
  try {
    return JSON.stringify(loadDecider.decide(command, fold(loadDecider, history)));
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

describe('planning a load', () => {
  it('plans it, once', () => {
    given(loadDecider).when(plan()).then(planned);
    given(loadDecider, planned).when(plan()).thenNothing();
    given(loadDecider, ...gone)
      .when(plan())
      .thenNothing();
  });

  it('is refused under the id of another', () => {
    given(loadDecider, planned)
      .when(plan({ plate: '吉A99999' }))
      .thenRefused('LOAD_EXISTS');
  });

  it('is refused from a station to itself', () => {
    given(loadDecider)
      .when(plan({ toGln: from }))
      .thenRefused('LOAD_GOES_NOWHERE');
  });
});

describe('loading boxes', () => {
  it('loads them, and only those that are not on it', () => {
    given(loadDecider, planned)
      .when(load([a, b]))
      .then(loaded(a, b));
    given(loadDecider, ...open)
      .when(load([c, a]))
      .then(loaded(c));
    given(loadDecider, ...open)
      .when(load([b, a]))
      .thenNothing();
    given(loadDecider, ...open)
      .when(load([]))
      .thenNothing();
  });

  it('loads again what was taken off', () => {
    given(loadDecider, ...open, takenOff(a))
      .when(load([a]))
      .then(loaded(a));
  });

  it('is refused when a box is named twice', () => {
    given(loadDecider, planned)
      .when(load([a, b, a]))
      .thenRefused('DUPLICATE_IN_REQUEST');
  });

  it('is refused when a box is on another load, and says which', () => {
    given(loadDecider, planned)
      .when(load([a], { elsewhere }))
      .thenRefused('BOX_ON_ANOTHER_LOAD');
    expect(words([planned], load([a], { elsewhere }))).toBe(`already elsewhere: box ${a} on load L-2`);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 4999 }, (_, i) => String(i).padStart(18, '0'));
    given(loadDecider, planned, loaded(...many))
      .when(load([a]))
      .then(loaded(a));
    given(loadDecider, planned, loaded(...many))
      .when(load([a, ...many.slice(1)]))
      .then(loaded(a));
    given(loadDecider, planned, loaded(...many))
      .when(load([a, b]))
      .thenRefused('LOAD_FULL');
  });
});

describe('taking boxes off', () => {
  it('takes them off, with a reason', () => {
    given(loadDecider, ...open)
      .when(takeOff(a))
      .then(takenOff(a));
    given(loadDecider, ...open)
      .when(takeOff())
      .thenNothing();
  });

  it('is refused for a box that is not on it, or is named twice', () => {
    given(loadDecider, ...open)
      .when(takeOff(a, c))
      .thenRefused('BOX_NOT_ON_LOAD');
    given(loadDecider, ...open, takenOff(a))
      .when(takeOff(a))
      .thenRefused('BOX_NOT_ON_LOAD');
    given(loadDecider, ...open)
      .when(takeOff(a, a))
      .thenRefused('DUPLICATE_IN_REQUEST');
    expect(words(open, takeOff(a, c))).toBe(`not on load L-1: ${c}`);
  });
});

describe('sealing a load', () => {
  it('seals it, once', () => {
    given(loadDecider, ...open)
      .when(seal())
      .then(sealed);
    given(loadDecider, ...closed)
      .when(seal())
      .thenNothing();
  });

  it('is refused without boxes', () => {
    given(loadDecider, planned).when(seal()).thenRefused('LOAD_EMPTY');
    given(loadDecider, ...open, takenOff(a, b))
      .when(seal())
      .thenRefused('LOAD_EMPTY');
  });

  it('closes it', () => {
    for (const command of [load([c]), takeOff(a), seal('S-2')]) {
      given(loadDecider, ...closed)
        .when(command)
        .thenRefused('LOAD_NOT_PLANNED');
    }
  });
});

describe('dispatching a load', () => {
  it('sends it off with its manifest', () => {
    given(loadDecider, ...closed)
      .when(dispatch())
      .then(dispatched(a, b));
    given(loadDecider, planned, loaded(a, b), takenOff(a), loaded(c), sealed)
      .when(dispatch())
      .then(dispatched(b, c));
  });

  it('is refused before it is sealed', () => {
    given(loadDecider, ...open)
      .when(dispatch())
      .thenRefused('LOAD_NOT_SEALED');
  });

  it.each<[string, Partial<DispatchLoad>, string]>([
    ['PASS_NOT_VALID', { vehicle: { plate, verdict: 'expired' } }, 'vehicle pass P-1 is expired'],
    ['PASS_NOT_VALID', { vehicle: { plate: undefined, verdict: 'unknown' } }, 'vehicle pass P-1 is unknown'],
    [
      'PASS_NOT_VALID',
      { driver: { personRef: driverRef, verdict: 'suspended' } },
      'driver pass P-2 is suspended',
    ],
    [
      'PASS_NOT_VALID',
      { vehicle: { plate, verdict: 'revoked' }, driver: { personRef: driverRef, verdict: 'out-of-zone' } },
      'vehicle pass P-1 is revoked; driver pass P-2 is out-of-zone',
    ],
    [
      'PASS_OF_ANOTHER_VEHICLE',
      { vehicle: { plate: '吉A99999', verdict: 'valid' } },
      'pass P-1 is of 吉A99999, the load goes on 吉A12345',
    ],
    [
      'PASS_OF_ANOTHER_VEHICLE',
      { vehicle: { plate: undefined, verdict: 'valid' } },
      'pass P-1 is of no vehicle, the load goes on 吉A12345',
    ],
    [
      'PASS_OF_ANOTHER_DRIVER',
      { driver: { personRef: 'person-8', verdict: 'valid' } },
      'pass P-2 is of person-8, the driver is person-9',
    ],
    [
      'PASS_OF_ANOTHER_DRIVER',
      { driver: { personRef: undefined, verdict: 'valid' } },
      'pass P-2 is of no person, the driver is person-9',
    ],
    ['BOX_ON_ANOTHER_LOAD', { elsewhere }, `already elsewhere: box ${a} on load L-2`],
  ])('is refused: %s %j', (code, changes, message) => {
    given(loadDecider, ...closed)
      .when(dispatch(changes))
      .thenRefused(code);
    expect(words(closed, dispatch(changes))).toBe(message);
  });

  it('is the end of deciding about it', () => {
    for (const command of [dispatch(), load([c]), takeOff(a), seal()]) {
      given(loadDecider, ...gone)
        .when(command)
        .thenRefused('LOAD_ALREADY_DISPATCHED');
    }
  });

  it('is possible when its arrival is known already: facts come in any order', () => {
    const arrived = LoadArrived.of(at, { loadId, scanId: 'scan-1', atGln: to, sealIntact: true });
    const received = BoxesReceived.of(at, {
      loadId,
      scanId: 'scan-2',
      atGln: to,
      ssccs: [a],
      discrepancies: [],
    });
    given(loadDecider, ...closed, arrived, received)
      .when(dispatch())
      .then(dispatched(a, b));
  });
});

it('nothing is decided about a load that does not exist', () => {
  for (const command of [load([a]), takeOff(a), seal(), dispatch()]) {
    given(loadDecider).when(command).thenRefused('LOAD_UNKNOWN');
  }
});
