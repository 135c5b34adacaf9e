import {
  BoxesLoaded,
  BoxesReceived,
  BoxesTakenOff,
  LoadArrived,
  LoadDispatched,
  LoadPlanned,
  LoadSealed,
  type LoadEvent,
  type Verdict,
} from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { loadDecider } from './load.decider';
import type { DispatchLoad, LoadBoxes, LoadCommand, TakeOffBoxes } from './load-commands';

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
  notYet: [],
  held: [],
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
const judged = (verdict: Verdict, words: string) => ({ verdict, words });
const valid = judged('valid', 'valid');
const van = (then = valid, now = then) => ({ plate, ...then, now });
const person = (then = valid, now = then) => ({ personRef: driverRef, ...then, now });
const dispatch = (changes: Partial<DispatchLoad> = {}): DispatchLoad => ({
  type: 'DispatchLoad',
  occurredAt: at,
  loadId,
  ...passes,
  explained: false,
  vehicle: van(),
  driver: person(),
  elsewhere: [],
  notYet: [],
  held: [],
  onTheRoad: [],
  ...changes,
});
const elsewhere = [{ sscc: a, loadId: 'L-2' }];

/** The message of a refusal, for those with details in it. */
const words = (history: readonly LoadEvent[], command: LoadCommand): string => {
  try {
    return JSON.stringify(loadDecider.decide(command, fold(loadDecider, history)));
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

describe('planning a load', () => {
  it('records it once', () => {
    given(loadDecider).when(plan()).then(planned);
    given(loadDecider, planned).when(plan()).thenNothing();
    given(loadDecider, ...gone)
      .when(plan())
      .thenNothing();
  });

  it('is refused under the id of another load', () => {
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
  it('records the boxes that are not on it yet', () => {
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

  it('is refused when a box is on another load, and names the load', () => {
    given(loadDecider, planned)
      .when(load([a], { elsewhere }))
      .thenRefused('BOX_ON_ANOTHER_LOAD');
    expect(words([planned], load([a], { elsewhere }))).toBe(
      `on another load: box ${a} on load L-2; take the boxes off it, or record that they came off it`,
    );
  });

  it('is refused for a held box, and names the hold; a box that is on it already is loaded once', () => {
    const held = [{ sscc: b, holdId: 'hold-1' }];
    given(loadDecider, planned)
      .when(load([a, b], { held }))
      .thenRefused('BOX_HELD');
    expect(words([planned], load([a, b], { held }))).toContain(`held: box ${b} by hold hold-1`);
    given(loadDecider, planned, loaded(a, b))
      .when(load([a, b], { held }))
      .thenNothing();
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
  it('records it with the reason', () => {
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
    expect(words(open, takeOff(a, c))).toBe(`not on load L-1: ${c}; name boxes that are on it`);
  });
});

describe('sealing a load', () => {
  it('records it once', () => {
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

  it('fixes its boxes', () => {
    for (const command of [load([c]), takeOff(a), seal('S-2')]) {
      given(loadDecider, ...closed)
        .when(command)
        .thenRefused('LOAD_NOT_PLANNED');
    }
  });
});

describe('dispatching a load', () => {
  it('records the departure with the manifest', () => {
    given(loadDecider, ...closed)
      .when(dispatch())
      .then(dispatched(a, b));
    given(loadDecider, planned, loaded(a, b), takenOff(a), loaded(c), sealed)
      .when(dispatch())
      .then(dispatched(b, c));
  });

  it('is refused with a held box', () => {
    given(loadDecider, ...closed)
      .when(dispatch({ held: [{ sscc: a, holdId: 'hold-1' }] }))
      .thenRefused('BOX_HELD');
  });

  it('is refused before it is sealed', () => {
    given(loadDecider, ...open)
      .when(dispatch())
      .thenRefused('LOAD_NOT_SEALED');
  });

  it.each<[string, Partial<DispatchLoad>, string]>([
    [
      'PASS_NOT_VALID',
      { vehicle: van(judged('expired', 'P-1 was valid until noon')) },
      'P-1 was valid until noon',
    ],
    [
      'PASS_NOT_VALID',
      {
        vehicle: van(judged('revoked', 'P-1 is revoked')),
        driver: person(judged('out-of-zone', 'P-2 covers A')),
      },
      'P-1 is revoked; P-2 covers A',
    ],
    [
      'PASS_NOT_VALID',
      { explained: true, driver: person(judged('suspended', 'P-2 is suspended')) },
      'P-2 is suspended',
    ],
    [
      'PASS_NOT_VALID',
      { vehicle: van(valid, judged('revoked', 'P-1 is revoked since noon')) },
      'P-1 is revoked since noon; a dispatch from before that takes a coordinator or an admin, and a reason in backDatedBecause',
    ],
    [
      'PASS_NOT_VALID',
      { driver: person(valid, judged('suspended', 'P-2 is suspended since noon')) },
      'P-2 is suspended since noon; a dispatch from before that takes a coordinator or an admin, and a reason in backDatedBecause',
    ],
    [
      'PASS_OF_ANOTHER_VEHICLE',
      { vehicle: { ...van(), plate: '吉A99999' } },
      'pass P-1 is for 吉A99999; the load goes on 吉A12345',
    ],
    [
      'PASS_OF_ANOTHER_VEHICLE',
      { vehicle: { ...van(), plate: undefined } },
      'pass P-1 is for no vehicle; the load goes on 吉A12345',
    ],
    [
      'PASS_OF_ANOTHER_DRIVER',
      { driver: { ...person(), personRef: 'person-8' } },
      'pass P-2 is for person-8; the driver is person-9',
    ],
    [
      'PASS_OF_ANOTHER_DRIVER',
      { driver: { ...person(), personRef: undefined } },
      'pass P-2 is for no person; the driver is person-9',
    ],
    [
      'BOX_ON_ANOTHER_LOAD',
      { elsewhere },
      `on another load: box ${a} on load L-2; take the boxes off it, or record that they came off it`,
    ],
  ])('is refused: %s %j', (code, changes, message) => {
    given(loadDecider, ...closed)
      .when(dispatch(changes))
      .thenRefused(code);
    expect(words(closed, dispatch(changes))).toBe(message);
  });

  it.each<[string, Partial<DispatchLoad>, object | undefined]>([
    ['valid then and now', {}, undefined],
    [
      'expired since',
      { vehicle: van(valid, judged('expired', 'P-1 was valid until noon')) },
      { vehicle: 'expired', driver: 'valid' },
    ],
    [
      'revoked since, and a planner answers for it',
      { explained: true, vehicle: van(valid, judged('revoked', 'P-1 is revoked')) },
      { vehicle: 'revoked', driver: 'valid' },
    ],
    [
      'both suspended since, and a planner answers for it',
      {
        explained: true,
        vehicle: van(valid, judged('suspended', 'P-1 is suspended')),
        driver: person(valid, judged('suspended', 'P-2 is suspended')),
      },
      { vehicle: 'suspended', driver: 'suspended' },
    ],
  ])(
    'given passes that are %s, then the dispatch has their present verdicts',
    (_, changes, passesWhenRecorded) => {
      const leaves = LoadDispatched.of(at, {
        ...route,
        ...passes,
        ssccs: [a, b],
        ...(passesWhenRecorded !== undefined && { passesWhenRecorded: passesWhenRecorded as never }),
      });
      given(loadDecider, ...closed)
        .when(dispatch(changes))
        .then(leaves);
    },
  );

  const other = { loadId: 'L-2', leftAt: '2026-03-01T14:00:00.000Z', arrivedAt: null };
  it.each([
    [
      'VEHICLE_ON_ANOTHER_LOAD',
      { ...other, who: 'vehicle' as const },
      'vehicle 吉A12345 left at 2026-03-01T14:00:00.000Z with load L-2, which has not arrived; record the arrival of that load first',
    ],
    [
      'DRIVER_ON_ANOTHER_LOAD',
      { ...other, who: 'driver' as const, arrivedAt: '2026-03-01T16:00:00.000Z' },
      'driver person-9 left at 2026-03-01T14:00:00.000Z with load L-2, which arrived at 2026-03-01T16:00:00.000Z; record the arrival of that load first',
    ],
  ])('is refused while they are on the road: %s', (code, on, message) => {
    given(loadDecider, ...closed)
      .when(dispatch({ onTheRoad: [on] }))
      .thenRefused(code);
    expect(words(closed, dispatch({ onTheRoad: [on] }))).toBe(message);
  });

  it('ends the decisions about a load', () => {
    for (const command of [dispatch(), load([c]), takeOff(a), seal()]) {
      given(loadDecider, ...gone)
        .when(command)
        .thenRefused('LOAD_ALREADY_DISPATCHED');
    }
  });

  it('is accepted when its arrival is known already: facts come in any order', () => {
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

it('is refused for an unknown load', () => {
  for (const command of [load([a]), takeOff(a), seal(), dispatch()]) {
    given(loadDecider).when(command).thenRefused('LOAD_UNKNOWN');
  }
});

describe('the time of a decision', () => {
  const hour = (h: number) => `2026-03-01T${String(h).padStart(2, '0')}:00:00.000Z`;
  const plannedAt = LoadPlanned.of(hour(8), route);
  const loadedAt = BoxesLoaded.of(hour(9), { loadId, atGln: from, ssccs: [a] });
  const offAt = BoxesTakenOff.of(hour(10), { loadId, atGln: from, ssccs: [a], reason: 'too heavy' });
  const sealedAt = LoadSealed.of(hour(10), { loadId, sealId: 'S-1' });
  const notYet = [{ sscc: a, at: hour(12), what: 'packed' as const }];

  it.each<[string, LoadEvent[], LoadCommand]>([
    ['loading before planning', [plannedAt], load([a], { occurredAt: hour(7) })],
    ['unloading before loading', [plannedAt, loadedAt], { ...takeOff(a), occurredAt: hour(8) }],
    ['loading again before unloading', [plannedAt, loadedAt, offAt], load([a], { occurredAt: hour(9) })],
    ['sealing before loading', [plannedAt, loadedAt], { ...seal(), occurredAt: hour(8) } as LoadCommand],
    ['dispatching before sealing', [plannedAt, loadedAt, sealedAt], dispatch({ occurredAt: hour(9) })],
    ['dispatching before planning', [plannedAt, loadedAt, sealedAt], dispatch({ occurredAt: hour(1) })],
  ])('is refused: %s', (_, history, command) => {
    given(loadDecider, ...history)
      .when(command)
      .thenRefused('LOAD_TIMES_OUT_OF_ORDER');
  });

  it('is refused before its boxes were there', () => {
    given(loadDecider, plannedAt)
      .when(load([a], { occurredAt: hour(11), notYet }))
      .thenRefused('BOX_NOT_THERE_YET');
    given(loadDecider, plannedAt, loadedAt, sealedAt)
      .when(dispatch({ occurredAt: hour(11), notYet }))
      .thenRefused('BOX_NOT_THERE_YET');
  });

  it('is at least that of the decision before, when the caller gave none: clocks differ', () => {
    given(loadDecider, plannedAt)
      .when(load([a], { occurredAt: hour(7), isNow: true }))
      .then(BoxesLoaded.of(hour(8), { loadId, atGln: from, ssccs: [a] }));
    given(loadDecider, plannedAt)
      .when(load([a], { occurredAt: hour(11), isNow: true, notYet }))
      .then(BoxesLoaded.of(hour(12), { loadId, atGln: from, ssccs: [a] }));
    given(loadDecider, plannedAt, loadedAt)
      .when({ ...seal(), occurredAt: hour(9) } as LoadCommand)
      .then(LoadSealed.of(hour(9), { loadId, sealId: 'S-1' }));
  });
});
