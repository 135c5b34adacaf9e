import { HoldApplied, HoldReleased, PassSuspended } from '@boxtrail/contracts';
import {
  at,
  city,
  community,
  district,
  driverRef,
  gln,
  otherDistrict,
  passes,
  plate,
  sscc,
  ssccs,
  supplier,
} from '../testing/delivery-day';
import { DeliveryService, problem } from '../testing/delivery-service';

let service: DeliveryService;
beforeAll(async () => {
  service = await DeliveryService.start();
});
afterAll(() => service.stop());

const plan = (loadId: string, more: object = {}) => ({
  loadId,
  fromGln: city,
  toGln: district,
  plate,
  driverRef,
  occurredAt: at('08:00'),
  ...more,
});
const dispatch = (loadId: string, more: object = {}) =>
  service.post(`/v1/loads/${loadId}/dispatch`, { ...passes, occurredAt: at('09:00'), ...more });

it('given boxes and passes, when a load goes from plan to receipt, then each step is shown', async () => {
  const [a, b, c] = ssccs(1, 3) as [string, string, string];
  await service.pack(a, b, c);
  const answers = [
    await service.post('/v1/loads', plan('L-1')),
    await service.post('/v1/loads/L-1/boxes', { ssccs: [a, b], occurredAt: at('08:05') }),
    await service.post('/v1/loads/L-1/boxes', { ssccs: [b, c], occurredAt: at('08:10') }),
    await service.post('/v1/loads/L-1/take-off', { ssccs: [b], reason: 'wet', occurredAt: at('08:15') }),
    await service.post('/v1/loads/L-1/seal', { sealId: 'S-1', occurredAt: at('08:30') }),
    await dispatch('L-1'),
    await service.post('/v1/loads/L-1/arrivals', {
      scanId: 'arr-1',
      atGln: district,
      sealIntact: true,
      occurredAt: at('09:40'),
    }),
    await service.post('/v1/loads/L-1/receipts', {
      scanId: 'rec-1',
      atGln: district,
      ssccs: [a, c],
      occurredAt: at('09:50'),
    }),
  ];
  const { position } = await service.end('load-L-1');
  const outcome = (i: number) => ({
    loadId: 'L-1',
    revision: i + 1,
    position: position - 7 + i,
    changed: true,
  });
  expect(answers).toEqual([
    { status: 201, etag: '"1"', body: outcome(0) },
    ...[1, 2, 3, 4, 5].map((i) => ({ status: 200, etag: `"${i + 1}"`, body: outcome(i) })),
    { status: 200, etag: '"7"', body: { ...outcome(6), scanId: 'arr-1' } },
    {
      status: 200,
      etag: '"8"',
      body: { ...outcome(7), scanId: 'rec-1', discrepancies: [], quarantined: [] },
    },
  ]);
  const row = {
    loadId: 'L-1',
    fromGln: city,
    toGln: district,
    plate,
    driverRef,
    status: 'received',
    boxCount: 2,
    sealId: 'S-1',
    passes,
    plannedAt: at('08:00'),
    sealedAt: at('08:30'),
    dispatchedAt: at('09:00'),
    arrivedAt: at('09:40'),
    receivedAt: at('09:50'),
    discrepancyCount: 0,
    revision: 8,
  };
  expect(await service.read('/v1/loads/L-1')).toEqual({
    status: 200,
    etag: '"8"',
    body: {
      ...row,
      manifest: [a, c],
      checkpoints: [],
      arrivals: [{ scanId: 'arr-1', atGln: district, sealIntact: true, occurredAt: at('09:40') }],
      receipts: [{ scanId: 'rec-1', atGln: district, boxCount: 2, occurredAt: at('09:50') }],
      discrepancies: [],
    },
  });
  expect((await service.read('/v1/loads')).body).toEqual({
    items: [row],
    next: null,
    places: { [city]: expect.any(String) as string, [district]: expect.any(String) as string },
  });
  expect(await service.events('load-L-1')).toEqual([
    {
      type: 'delivery.LoadPlanned',
      occurredAt: at('08:00'),
      data: { loadId: 'L-1', fromGln: city, toGln: district, plate, driverRef },
    },
    {
      type: 'delivery.BoxesLoaded',
      occurredAt: at('08:05'),
      data: { loadId: 'L-1', atGln: city, ssccs: [a, b] },
    },
    {
      type: 'delivery.BoxesLoaded',
      occurredAt: at('08:10'),
      data: { loadId: 'L-1', atGln: city, ssccs: [c] },
    },
    {
      type: 'delivery.BoxesTakenOff',
      occurredAt: at('08:15'),
      data: { loadId: 'L-1', atGln: city, ssccs: [b], reason: 'wet' },
    },
    { type: 'delivery.LoadSealed', occurredAt: at('08:30'), data: { loadId: 'L-1', sealId: 'S-1' } },
    {
      type: 'delivery.LoadDispatched',
      occurredAt: at('09:00'),
      data: {
        loadId: 'L-1',
        fromGln: city,
        toGln: district,
        plate,
        driverRef,
        ...passes,
        ssccs: [a, c],
      },
    },
    {
      type: 'delivery.LoadArrived',
      occurredAt: at('09:40'),
      data: { loadId: 'L-1', scanId: 'arr-1', atGln: district, sealIntact: true },
    },
    {
      type: 'delivery.BoxesReceived',
      occurredAt: at('09:50'),
      data: { loadId: 'L-1', scanId: 'rec-1', atGln: district, ssccs: [a, c], discrepancies: [] },
    },
  ]);
});

it('given a load without an id, then its id comes from the key; a repetition is the same load', async () => {
  const body = { fromGln: supplier, toGln: city, plate, driverRef };
  const sent = { headers: { 'idempotency-key': 'anonymous' } };
  const first = await service.post('/v1/loads', body, sent);
  const { loadId } = first.body as { loadId: string };
  const outcome = { loadId, ...(await service.end(`load-${loadId}`)) };
  expect(loadId).toMatch(/^load-[0-9a-f-]{36}$/);
  expect(first).toEqual({ status: 201, etag: '"1"', body: { ...outcome, changed: true } });
  expect(await service.post('/v1/loads', body, sent)).toEqual(first);
});

it('given loads of several places and states, then they are listed by filters, page by page', async () => {
  await service.planned('K-1', [], { fromGln: otherDistrict, toGln: community });
  await service.planned('K-2', [], { fromGln: otherDistrict, toGln: district });
  await service.planned('K-3', [], { fromGln: otherDistrict, toGln: community });
  const ids = async (query: string) => {
    const { body } = await service.read(`/v1/loads?${query}`);
    return [(body.items as { loadId: string }[]).map(({ loadId }) => loadId), body.next as string | null];
  };
  expect(await ids(`fromGln=${otherDistrict}`)).toEqual([['K-1', 'K-2', 'K-3'], null]);
  expect(await ids(`fromGln=${otherDistrict}&toGln=${community}`)).toEqual([['K-1', 'K-3'], null]);
  expect(await ids(`toGln=${community}&status=received`)).toEqual([[], null]);
  expect(await ids('status=received')).toEqual([['L-1'], null]);
  const [first, next] = await ids(`fromGln=${otherDistrict}&limit=2`);
  expect(first).toEqual(['K-1', 'K-2']);
  expect(await ids(`fromGln=${otherDistrict}&limit=2&cursor=${next as string}`)).toEqual([['K-3'], null]);
  expect(problem(await service.get('/v1/loads?status=lost'))).toEqual([400, 'INPUT_INVALID', ['/status']]);
});

describe('an invalid command', () => {
  beforeAll(async () => {
    await service.pack(sscc(10));
    await service.planned('M-1', []);
  });
  const wrong = sscc(10).replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

  it.each<[string, string, object, unknown[]]>([
    [
      'a wrong check digit',
      '',
      plan('M-2', { fromGln: `${city.slice(0, 12)}0` }),
      [400, 'INPUT_INVALID', ['/fromGln']],
    ],
    ['a station nobody knows', '', plan('M-2', { fromGln: gln(98) }), [404, 'STATION_UNKNOWN', ['/fromGln']]],
    ['a destination nobody knows', '', plan('M-2', { toGln: gln(98) }), [404, 'STATION_UNKNOWN', ['/toGln']]],
    ['a way to itself', '', plan('M-2', { toGln: city }), [400, 'LOAD_GOES_NOWHERE', ['/toGln']]],
    [
      'the future',
      '',
      plan('M-2', { occurredAt: '2999-01-01T00:00:00Z' }),
      [400, 'TIME_IN_FUTURE', ['/occurredAt']],
    ],
    [
      'a time without offset',
      '',
      plan('M-2', { occurredAt: '2026-03-16T08:00:00' }),
      [400, 'INPUT_INVALID', ['/occurredAt']],
    ],
    ['a field nobody asked for', '', plan('M-2', { colour: 'red' }), [400, 'INPUT_INVALID', ['/colour']]],
    ['nothing', '', {}, [400, 'INPUT_INVALID', ['/fromGln', '/toGln', '/plate', '/driverRef']]],
    ['a load id that is none', '/M%201/boxes', { ssccs: [sscc(10)] }, [400, 'INPUT_INVALID', ['/loadId']]],
    ['a load nobody planned', '/M-9/boxes', { ssccs: [sscc(10)] }, [404, 'LOAD_UNKNOWN']],
    ['no boxes', '/M-1/boxes', { ssccs: [] }, [400, 'INPUT_INVALID', ['/ssccs']]],
    [
      'a wrong check digit among boxes',
      '/M-1/boxes',
      { ssccs: [sscc(10), wrong] },
      [400, 'INPUT_INVALID', ['/ssccs/1']],
    ],
    [
      'a box named twice',
      '/M-1/boxes',
      { ssccs: [sscc(10), sscc(10)] },
      [400, 'DUPLICATE_IN_REQUEST', ['/ssccs']],
    ],
    [
      'boxes nobody packed',
      '/M-1/boxes',
      { ssccs: [sscc(98), sscc(10), sscc(99)] },
      [404, 'BOX_UNKNOWN', ['/ssccs/0', '/ssccs/2']],
    ],
    ['no reason', '/M-1/take-off', { ssccs: [sscc(10)] }, [400, 'INPUT_INVALID', ['/reason']]],
  ])(
    'given %s, then it is refused with the field, and nothing is recorded',
    async (_, path, body, expected) => {
      const refused = await service.refused(`/v1/loads${path}`, body);
      expect(refused.map((part) => (Array.isArray(part) ? [...new Set(part)] : part))).toEqual(expected);
    },
  );

  it('given a wrong number among many, then the error names it', async () => {
    const body = { ssccs: [sscc(10), wrong, '12'] };
    const [found, expected] = [wrong.slice(-1), sscc(10).slice(-1)];
    const { errors } = (await service.post('/v1/loads/M-1/boxes', body)).body as { errors: unknown };
    expect(errors).toEqual([
      { pointer: '/ssccs/1', detail: `SSCC ${wrong} has check digit ${found}, expected ${expected}` },
      { pointer: '/ssccs/2', detail: 'SSCC must be 18 digits; "12" has 2' },
    ]);
  });

  it('given an unknown load, then 404', async () => {
    expect(problem(await service.get('/v1/loads/M-9'))).toEqual([404, 'LOAD_UNKNOWN']);
    expect(problem(await service.get('/v1/loads/%00'))).toEqual([400, 'INPUT_INVALID', ['/loadId']]);
  });
});

describe('commands that the state forbids', () => {
  it('given a load, when other content is planned under its id, then it is refused', async () => {
    await service.planned('R-1', []);
    expect(await service.refused('/v1/loads', plan('R-1', { plate: '吉A99999' }))).toEqual([
      409,
      'LOAD_EXISTS',
    ]);
  });

  it('given a used key, then another body is refused, and the same one gets the first answer', async () => {
    const sent = { headers: { 'idempotency-key': 'twice' } };
    const first = await service.post('/v1/loads', plan('R-2'), sent);
    expect(await service.refused('/v1/loads', plan('R-2', { plate: '吉A2' }), sent)).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect((await service.post('/v1/loads', plan('R-2'), sent)).body).toEqual(first.body);
    expect(await service.refused('/v1/loads', plan('R-2'), { headers: { 'idempotency-key': '' } })).toEqual([
      400,
      'IDEMPOTENCY_KEY_MISSING',
    ]);
  });

  it('given an old revision, then a change is refused; on the present one it is accepted', async () => {
    await service.pack(sscc(20), sscc(21));
    await service.planned('R-3', [sscc(20)]);
    const body = { ssccs: [sscc(21)] };
    const path = '/v1/loads/R-3/boxes';
    expect(await service.refused(path, body, { headers: { 'if-match': '"1"' } })).toEqual([
      412,
      'STALE_REVISION',
    ]);
    expect((await service.post(path, body, { headers: { 'if-match': '"2"' } })).status).toBe(200);
  });

  it('given a load that is open, empty, sealed or dispatched, then only fitting commands succeed', async () => {
    await service.pack(sscc(22), sscc(23));
    const own = await service.vehicleFor('R-4');
    await service.planned('R-4', [], own.vehicle);
    expect(await service.refused('/v1/loads/R-4/seal', { sealId: 'S' })).toEqual([409, 'LOAD_EMPTY']);
    await service.must('/v1/loads/R-4/boxes', { ssccs: [sscc(22)], occurredAt: at('08:00') });
    const off = { ssccs: [sscc(23)], reason: 'not there' };
    expect(await service.refused('/v1/loads/R-4/take-off', off)).toEqual([409, 'BOX_NOT_ON_LOAD']);
    const leave = { ...own.passes, occurredAt: at('09:00') };
    expect(await service.refused('/v1/loads/R-4/dispatch', leave)).toEqual([409, 'LOAD_NOT_SEALED']);
    await service.must('/v1/loads/R-4/seal', { sealId: 'S', occurredAt: at('08:30') });
    expect(await service.refused('/v1/loads/R-4/boxes', { ssccs: [sscc(23)] })).toEqual([
      409,
      'LOAD_NOT_PLANNED',
    ]);
    await service.must('/v1/loads/R-4/dispatch', leave);
    expect(await service.refused('/v1/loads/R-4/dispatch', leave)).toEqual([409, 'LOAD_ALREADY_DISPATCHED']);
    expect(await service.refused('/v1/loads/R-4/take-off', { ...off, ssccs: [sscc(22)] })).toEqual([
      409,
      'LOAD_ALREADY_DISPATCHED',
    ]);
  });

  it('given a key for one station, then it decides only about loads that leave there', async () => {
    const here = { key: await service.key('station', otherDistrict) };
    const mine = plan('R-5', { fromGln: otherDistrict });
    expect(await service.refused('/v1/loads', plan('R-6'), here)).toEqual([403, 'STATION_NOT_YOURS']);
    expect((await service.post('/v1/loads', mine, here)).status).toBe(201);
    await service.pack(sscc(24));
    const body = { ssccs: [sscc(24)] };
    expect(await service.refused('/v1/loads/R-1/boxes', body, here)).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await service.refused('/v1/loads/R-1/seal', { sealId: 'S' }, here)).toEqual([
      403,
      'STATION_NOT_YOURS',
    ]);
    expect(await service.refused('/v1/loads/R-1/dispatch', passes, here)).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await service.refused('/v1/loads/R-5/boxes', body, here)).toEqual([403, 'STATION_NOT_YOURS']);
    const found = { scanId: 'found', kind: 'found', sscc: sscc(24), atGln: otherDistrict, byRef: 'dock' };
    expect((await service.post('/v1/scans', found)).status).toBe(200);
    expect((await service.post('/v1/loads/R-5/boxes', body, here)).status).toBe(200);
    expect(await service.refused('/v1/loads', mine, { key: await service.key('packer') })).toEqual([
      403,
      'ROLE_NOT_ALLOWED',
    ]);
  });
});

describe('passes at dispatch', () => {
  const vehicle = { kind: 'vehicle', plate: '吉A-P-1', carrierRef: 'fleet-1' } as const;
  const person = { kind: 'person', personRef: 'driver-P-1', employerRef: 'fleet-1' } as const;
  const own = { vehiclePassId: 'PV-P-1', driverPassId: 'PD-P-1' };

  beforeAll(async () => {
    await service.pack(sscc(30));
    await service.sealed('P-1', [sscc(30)], (await service.vehicleFor('P-1')).vehicle);
    await service.issue('revoked', vehicle);
    await service.revoke('revoked', at('08:59'));
    await service.issue('suspended', person);
    await service.put(
      'pass-suspended',
      PassSuspended.of(at('08:59'), { passId: 'suspended', reason: 'test' }),
    );
    await service.issue('expired', vehicle, { validUntil: at('09:00') });
    await service.issue('not-yet', vehicle, { validFrom: at('09:01') });
    await service.issue('elsewhere', person, { zones: [otherDistrict, community] });
    await service.issue('other-van', { ...vehicle, plate: '吉A99999' });
    await service.issue('other-driver', { ...person, personRef: 'driver-2' });
  });

  it.each([
    ['revoked', { vehiclePassId: 'revoked' }, [409, 'PASS_NOT_VALID']],
    ['suspended', { driverPassId: 'suspended' }, [409, 'PASS_NOT_VALID']],
    ['expired that very moment', { vehiclePassId: 'expired' }, [409, 'PASS_NOT_VALID']],
    ['not valid yet', { vehiclePassId: 'not-yet' }, [409, 'PASS_NOT_VALID']],
    ['out of its zone', { driverPassId: 'elsewhere' }, [409, 'PASS_NOT_VALID']],
    ['of another vehicle', { vehiclePassId: 'other-van' }, [409, 'PASS_OF_ANOTHER_VEHICLE']],
    ['of another driver', { driverPassId: 'other-driver' }, [409, 'PASS_OF_ANOTHER_DRIVER']],
    ['of a driver instead of a vehicle', { vehiclePassId: 'PD-P-1' }, [409, 'PASS_OF_ANOTHER_VEHICLE']],
    ['of a vehicle instead of a driver', { driverPassId: 'PV-P-1' }, [409, 'PASS_OF_ANOTHER_DRIVER']],
    ['never issued, for the vehicle', { vehiclePassId: 'none' }, [404, 'PASS_UNKNOWN', ['/vehiclePassId']]],
    ['never issued, for the driver', { driverPassId: 'none' }, [404, 'PASS_UNKNOWN', ['/driverPassId']]],
    ['of before it was issued', { occurredAt: '2026-03-15T09:00:00Z' }, [409, 'PASS_NOT_VALID']],
  ])(
    'given a pass that is %s, when a load is dispatched under it, then it is refused and not recorded',
    async (_, more, expected) => {
      const body = { ...own, occurredAt: at('09:00'), ...more };
      expect(await service.refused('/v1/loads/P-1/dispatch', body)).toEqual(expected);
    },
  );

  it('given a pass revoked just now, then it counts at once; an earlier dispatch stands', async () => {
    await service.issue('stolen', vehicle);
    await service.revoke('stolen', at('09:00'));
    const body = { ...own, vehiclePassId: 'stolen' };
    const refused = (occurredAt: string) =>
      service.refused('/v1/loads/P-1/dispatch', { ...body, occurredAt });
    expect(await refused(at('09:00'))).toEqual([409, 'PASS_NOT_VALID']);
    expect((await dispatch('P-1', { ...body, occurredAt: at('08:59') })).status).toBe(200);
  });
});

describe('a box and two loads', () => {
  it('given a box on a load, then another load is refused it until it is taken off', async () => {
    const box = sscc(40);
    await service.pack(box);
    await service.planned('T-1', [box]);
    await service.planned('T-2', []);
    expect(await service.refused('/v1/loads/T-2/boxes', { ssccs: [box] })).toEqual([
      409,
      'BOX_ON_ANOTHER_LOAD',
    ]);
    await service.must('/v1/loads/T-1/take-off', { ssccs: [box], reason: 'goes later' });
    expect((await service.post('/v1/loads/T-2/boxes', { ssccs: [box] })).status).toBe(200);
    expect(await service.refused('/v1/loads/T-1/boxes', { ssccs: [box] })).toEqual([
      409,
      'BOX_ON_ANOTHER_LOAD',
    ]);
  });

  it('given a box on the road, then another load gets it only when it was received or seen elsewhere', async () => {
    const [received, seen, missing] = ssccs(41, 43) as [string, string, string];
    await service.pack(received, seen, missing);
    await service.dispatched('T-3', [received, seen, missing]);
    await service.planned('T-4', [], { fromGln: district, toGln: community });
    const load = (box: string) => service.post('/v1/loads/T-4/boxes', { ssccs: [box] });
    const scan = { sscc: seen, atGln: district, byRef: 'dock-1', kind: 'seen' };
    await service.must('/v1/scans', { ...scan, scanId: 'before', occurredAt: at('08:59') });
    await service.must('/v1/scans', { ...scan, scanId: 'lost', kind: 'lost', occurredAt: at('09:30') });
    for (const box of [received, seen, missing]) {
      expect(problem(await load(box))).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
    }
    await service.must('/v1/loads/T-3/receipts', {
      scanId: 'T-3',
      atGln: district,
      ssccs: [received],
      occurredAt: at('09:30'),
    });
    await service.must('/v1/scans', { ...scan, scanId: 'after', occurredAt: at('09:30') });
    expect((await load(received)).status).toBe(200);
    expect((await load(seen)).status).toBe(200);
    expect(problem(await load(missing))).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
  });

  it('given two loads that take the same boxes at once, then at most one leaves with each box', async () => {
    for (let round = 0; round < 6; round += 1) {
      const boxes = ssccs(100 + 10 * round, 104 + 10 * round);
      await service.pack(...boxes);
      const pair = [`V-${round}-a`, `V-${round}-b`];
      const own = await Promise.all(pair.map((loadId) => service.vehicleFor(loadId)));
      await Promise.all(pair.map((loadId, i) => service.planned(loadId, [], own[i]?.vehicle)));
      const loaded = await Promise.all(
        pair.map((loadId) =>
          service.post(`/v1/loads/${loadId}/boxes`, { ssccs: boxes, occurredAt: at('08:00') }),
        ),
      );
      const sealed = await Promise.all(
        pair.map((loadId) =>
          service.post(`/v1/loads/${loadId}/seal`, { sealId: 'S', occurredAt: at('08:30') }),
        ),
      );
      const left = await Promise.all(pair.map((loadId, i) => dispatch(loadId, own[i]?.passes)));
      // Whichever wins, and wherever the other is refused: exactly one leaves.
      expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
      const stopped = [...loaded, ...left].filter(({ status }) => status === 409).map(problem);
      expect(sealed.every(({ status }) => status === 200 || status === 409)).toBe(true);
      expect(stopped).toContainEqual([409, 'BOX_ON_ANOTHER_LOAD']);
    }
  });

  it('given two manifests with the same box, then only the first leaves, even when the box is free', async () => {
    const [raced, other] = ssccs(50, 51) as [string, string];
    await service.pack(raced, other);
    // The result of a race: both decided before either was recorded.
    const [first, waits] = [await service.vehicleFor('W-1'), await service.vehicleFor('W-2')];
    await service.planned('W-1', [raced], first.vehicle);
    await service.planned('W-2', [other], waits.vehicle);
    await service.put('load-W-2', {
      type: 'delivery.BoxesLoaded',
      occurredAt: at('08:00'),
      data: { loadId: 'W-2', atGln: city, ssccs: [raced] },
    });
    await service.must('/v1/loads/W-1/seal', { sealId: 'S', occurredAt: at('08:30') });
    await service.must('/v1/loads/W-2/seal', { sealId: 'S', occurredAt: at('08:30') });
    const second = () =>
      service.refused('/v1/loads/W-2/dispatch', { ...waits.passes, occurredAt: at('09:05') });
    expect(await second()).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
    expect((await dispatch('W-1', first.passes)).status).toBe(200);
    expect(await second()).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
    const receipt = { atGln: district, occurredAt: at('09:30') };
    await service.must('/v1/loads/W-1/receipts', { ...receipt, scanId: 'W-1', ssccs: [raced] });
    expect(await second()).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
    // The box continues from where it is; the load that cannot leave is unloaded again.
    await service.planned('W-3', [], { fromGln: district, toGln: community });
    await service.must('/v1/loads/W-3/boxes', { ssccs: [raced], occurredAt: at('09:30') });
    await service.planned('W-4', []);
    expect(await service.refused('/v1/loads/W-4/boxes', { ssccs: [other] })).toEqual([
      409,
      'BOX_ON_ANOTHER_LOAD',
    ]);
    await service.must('/v1/loads/W-2/receipts', { ...receipt, scanId: 'W-2', atGln: city, ssccs: [other] });
    expect((await service.post('/v1/loads/W-4/boxes', { ssccs: [other] })).status).toBe(200);
    expect(await second()).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
  });
});

it('given a hold after the loading, when its load is to leave, then it is refused until the release', async () => {
  const [box] = ssccs(890, 890) as [string];
  await service.pack(box);
  await service.post('/v1/loads', plan('L-held'));
  await service.post('/v1/loads/L-held/boxes', { ssccs: [box], occurredAt: at('08:05') });
  await service.post('/v1/loads/L-held/seal', { sealId: 'S-held', occurredAt: at('08:30') });
  const ofHold = { holdId: 'hold-9', reason: 'mould' };
  await service.put('hold-hold-9', HoldApplied.of(at('08:40'), { ...ofHold, mark: 'held', ssccs: [box] }));
  expect(problem(await dispatch('L-held'))).toEqual([409, 'BOX_HELD']);
  const round = { doorRoundId: 'D-held', fromGln: community, teamRef: 't', ssccs: [box] };
  expect(problem(await service.post('/v1/door-rounds', { ...round, occurredAt: at('09:00') }))).toEqual([
    ...[409, 'BOX_HELD'],
  ]);
  // A decision from before the hold is none against it.
  await service.post('/v1/loads', plan('L-held-2'));
  const before = { ssccs: [box], occurredAt: at('08:35') };
  expect(problem(await service.post('/v1/loads/L-held-2/boxes', before))).toEqual([
    409,
    'BOX_ON_ANOTHER_LOAD',
  ]);
  await service.put('hold-hold-9', HoldReleased.of(at('08:45'), ofHold));
  expect((await service.post('/v1/door-rounds', { ...round, occurredAt: at('09:00') })).status).toBeLessThan(
    300,
  );
});
