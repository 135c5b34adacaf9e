import { PassVerified } from '@boxtrail/contracts';
import { RecordCheckpoints } from '../application/delivery.policies';
import {
  at,
  city,
  community,
  district,
  gln,
  otherDistrict,
  passes,
  sscc,
  ssccs,
} from '../testing/delivery-day';
import { DeliveryService, problem } from '../testing/delivery-service';

let service: DeliveryService;
beforeAll(async () => {
  service = await DeliveryService.start();
});
afterAll(() => service.stop());

const receipt = (scanId: string, found: readonly string[], more: object = {}) => ({
  scanId,
  atGln: district,
  ssccs: found,
  occurredAt: at('10:00'),
  ...more,
});
const receive = (loadId: string, body: object, sent = {}) =>
  service.post(`/v1/loads/${loadId}/receipts`, body, sent);
const arrival = (scanId: string, more: object = {}) => ({
  scanId,
  atGln: district,
  sealIntact: true,
  occurredAt: at('09:40'),
  ...more,
});
const last = async (loadId: string) => (await service.events(`load-${loadId}`)).at(-1);

describe('a receipt', () => {
  it('given boxes that differ from the manifest, then each discrepancy is recorded, answered and shown', async () => {
    const [fine, missing, damaged, opened, unexpected] = ssccs(1, 5) as [
      string,
      string,
      string,
      string,
      string,
    ];
    await service.pack(...ssccs(1, 5));
    await service.dispatched('A', [fine, missing, damaged, opened]);
    const body = receipt('rec-A', [fine, unexpected], { damaged: [damaged], sealBroken: [opened, damaged] });
    const discrepancies = [
      { sscc: missing, kind: 'missing' },
      { sscc: damaged, kind: 'damaged' },
      { sscc: damaged, kind: 'seal-broken' },
      { sscc: opened, kind: 'seal-broken' },
      { sscc: unexpected, kind: 'unexpected' },
    ];
    const answer = await receive('A', body);
    expect(answer).toEqual({
      status: 200,
      etag: '"5"',
      body: {
        loadId: 'A',
        scanId: 'rec-A',
        ...(await service.end('load-A')),
        changed: true,
        discrepancies,
        quarantined: [],
      },
    });
    expect(await last('A')).toEqual({
      type: 'delivery.BoxesReceived',
      occurredAt: at('10:00'),
      data: {
        loadId: 'A',
        scanId: 'rec-A',
        atGln: district,
        ssccs: [fine, unexpected, damaged, opened],
        discrepancies,
      },
    });
    const { body: load } = await service.read('/v1/loads/A');
    expect([load.status, load.boxCount, load.discrepancyCount]).toEqual(['received', 4, 5]);
    expect(load.discrepancies).toEqual(discrepancies.map((found) => ({ ...found, scanId: 'rec-A' })));
    expect(load.receipts).toEqual([
      { scanId: 'rec-A', atGln: district, boxCount: 4, occurredAt: at('10:00') },
    ]);
  });

  it('given a repetition, in any order and under any key, then it is one fact with one answer', async () => {
    const head = await service.store.head();
    const [fine, , damaged, opened, unexpected] = ssccs(1, 5) as [string, string, string, string, string];
    const again = receipt('rec-A', [unexpected, fine], { damaged: [damaged], sealBroken: [damaged, opened] });
    const { status, body } = await receive('A', again);
    expect([status, body.changed, body.revision, body.discrepancies.length]).toEqual([200, false, 5, 5]);
    expect(await service.store.head()).toBe(head);
  });

  it('given the same scan id with other content, then it is refused and nothing is recorded', async () => {
    const path = '/v1/loads/A/receipts';
    expect(await service.refused(path, receipt('rec-A', [sscc(1)]))).toEqual([422, 'SCAN_ID_REUSED']);
    const later = receipt('rec-A', ssccs(1, 5), { occurredAt: at('10:01') });
    expect(await service.refused(path, later)).toEqual([422, 'SCAN_ID_REUSED']);
    expect(await service.refused('/v1/loads/A/arrivals', arrival('rec-A'))).toEqual([422, 'SCAN_ID_REUSED']);
  });

  it('given a second receipt, then the boxes of the first are not missing', async () => {
    const { body } = await receive('A', receipt('rec-A2', [sscc(2)], { occurredAt: at('11:00') }));
    expect([body.discrepancies, body.changed]).toEqual([[], true]);
  });

  it('given a receipt at the wrong station, then every box has that discrepancy', async () => {
    await service.pack(sscc(10));
    await service.dispatched('B', [sscc(10)]);
    const { status, body } = await receive('B', receipt('rec-B', [sscc(10)], { atGln: otherDistrict }));
    expect([status, body.discrepancies]).toEqual([200, [{ sscc: sscc(10), kind: 'wrong-station' }]]);
  });

  it('given a load without a dispatch, then it is recorded; a later dispatch is accepted', async () => {
    await service.pack(...ssccs(11, 13));
    await service.sealed('C', ssccs(11, 12));
    const { status, body } = await receive('C', receipt('rec-C', [sscc(11), sscc(13)]));
    expect([status, body.discrepancies]).toEqual([
      200,
      [
        { sscc: sscc(11), kind: 'never-dispatched' },
        { sscc: sscc(12), kind: 'missing' },
        { sscc: sscc(13), kind: 'never-dispatched' },
        { sscc: sscc(13), kind: 'unexpected' },
      ],
    ]);
    await service.must('/v1/loads/C/arrivals', arrival('arr-C'));
    await service.must('/v1/loads/C/dispatch', { ...passes, occurredAt: at('09:00') });
    const { body: load } = await service.read('/v1/loads/C');
    expect([load.status, load.dispatchedAt, load.arrivedAt, load.receivedAt]).toEqual([
      'received',
      at('09:00'),
      at('09:40'),
      at('10:00'),
    ]);
  });

  it('given an empty receipt, then every box is missing', async () => {
    await service.pack(sscc(14));
    await service.dispatched('D', [sscc(14)]);
    const { status, body } = await receive('D', receipt('rec-D', []));
    expect([status, body.discrepancies]).toEqual([200, [{ sscc: sscc(14), kind: 'missing' }]]);
  });

  it('given unpacked boxes, then they are quarantined and the rest is recorded, also when repeated', async () => {
    await service.pack(sscc(15));
    await service.dispatched('E', [sscc(15)]);
    const body = receipt('rec-E', [sscc(15), sscc(901)], { damaged: [sscc(902)] });
    const quarantined = [901, 902].map((n) => ({
      sscc: sscc(n),
      code: 'BOX_UNKNOWN',
      detail: `box ${sscc(n)} was never packed`,
    }));
    const first = await receive('E', body);
    expect([first.status, first.body.discrepancies, first.body.quarantined]).toEqual([200, [], quarantined]);
    const event = await last('E');
    expect(event?.data).toEqual({
      loadId: 'E',
      scanId: 'rec-E',
      atGln: district,
      ssccs: [sscc(15)],
      discrepancies: [],
    });
    // Packed a moment later: the recorded receipt stays the same, and so does its answer.
    await service.pack(sscc(901));
    expect((await receive('E', body)).body).toEqual(first.body);
    const kept = (await service.get('/v1/quarantine?limit=200')).body.items as Record<string, unknown>[];
    expect(kept.map(({ source, line, code, raw, actor }) => ({ source, line, code, raw, actor }))).toEqual(
      [901, 902].map((n, i) => ({
        source: 'loads/receipts',
        line: i + 1,
        code: 'BOX_UNKNOWN',
        raw: JSON.stringify({ loadId: 'E', scanId: 'rec-E', atGln: district, sscc: sscc(n) }),
        actor: 'admin-all',
      })),
    );
  });

  it('given no time, then it is dated now, and a repetition is the same fact', async () => {
    await service.pack(sscc(16));
    await service.dispatched('F', [sscc(16)]);
    const body = { scanId: 'rec-F', atGln: district, ssccs: [sscc(16)] };
    const first = await receive('F', body);
    expect(first.body.changed).toBe(true);
    expect(await receive('F', { ...body, damaged: null })).toEqual(first);
  });

  it('given more boxes than a load holds, then it is refused', async () => {
    const body = receipt('rec-G', ssccs(2_000, 6_999), { damaged: [sscc(1_999)] });
    expect(await service.refused('/v1/loads/F/receipts', body)).toEqual([400, 'INPUT_INVALID', ['/ssccs']]);
  });
});

describe('an arrival', () => {
  it('given an arrival twice, then it is one fact; at the wrong station it is recorded too', async () => {
    await service.pack(sscc(20));
    await service.dispatched('H', [sscc(20)]);
    const body = arrival('arr-H', { atGln: community, sealIntact: false, sealId: 'S-9' });
    const first = await service.post('/v1/loads/H/arrivals', body, { headers: { 'idempotency-key': '' } });
    const outcome = { loadId: 'H', scanId: 'arr-H', ...(await service.end('load-H')) };
    expect(first).toEqual({ status: 200, etag: '"5"', body: { ...outcome, changed: true } });
    expect(await service.post('/v1/loads/H/arrivals', body)).toEqual(first);
    expect(await service.end('load-H')).toMatchObject({ revision: 5 });
    expect(await last('H')).toEqual({
      type: 'delivery.LoadArrived',
      occurredAt: at('09:40'),
      data: { loadId: 'H', scanId: 'arr-H', atGln: community, sealIntact: false, sealId: 'S-9' },
    });
    const { body: load } = await service.read('/v1/loads/H');
    expect([load.status, load.arrivedAt]).toEqual(['arrived', at('09:40')]);
  });
});

describe('an invalid fact', () => {
  it.each<[string, string, object, unknown[]]>([
    ['a load nobody planned', 'nowhere/arrivals', arrival('x'), [404, 'LOAD_UNKNOWN']],
    ['a receipt of a load nobody planned', 'nowhere/receipts', receipt('x', []), [404, 'LOAD_UNKNOWN']],
    [
      'a station nobody knows',
      'A/arrivals',
      arrival('x', { atGln: gln(98) }),
      [404, 'STATION_UNKNOWN', ['/atGln']],
    ],
    [
      'a receipt there',
      'A/receipts',
      receipt('x', [], { atGln: gln(98) }),
      [404, 'STATION_UNKNOWN', ['/atGln']],
    ],
    [
      'a wrong check digit',
      'A/receipts',
      receipt('x', ['376104250000000010']),
      [400, 'INPUT_INVALID', ['/ssccs/0']],
    ],
    ['no scan id', 'A/receipts', receipt('', []), [400, 'INPUT_INVALID', ['/scanId']]],
    [
      'the future',
      'A/arrivals',
      arrival('x', { occurredAt: '2999-01-01T00:00:00Z' }),
      [400, 'TIME_IN_FUTURE', ['/occurredAt']],
    ],
    [
      'a seal that is perhaps whole',
      'A/arrivals',
      arrival('x', { sealIntact: 'yes' }),
      [400, 'INPUT_INVALID', ['/sealIntact']],
    ],
  ])('given %s, then it is refused and nothing is recorded', async (_, path, body, expected) => {
    expect(await service.refused(`/v1/loads/${path}`, body)).toEqual(expected);
  });

  it('given a key for one station, then it records facts of that station only', async () => {
    const here = { key: await service.key('station', otherDistrict) };
    expect(await service.refused('/v1/loads/A/arrivals', arrival('y'), here)).toEqual([
      403,
      'STATION_NOT_YOURS',
    ]);
    expect(await service.refused('/v1/loads/A/receipts', receipt('y', []), here)).toEqual([
      403,
      'STATION_NOT_YOURS',
    ]);
    const mine = arrival('y', { atGln: otherDistrict });
    expect((await service.post('/v1/loads/A/arrivals', mine, here)).status).toBe(200);
  });
});

describe('a checkpoint', () => {
  const verified = (scanId: string, loadId: string | null, more: object = {}) =>
    PassVerified.of(at('09:20'), {
      scanId,
      passId: 'PV',
      checkpointRef: 'gate-7',
      zoneGln: district,
      verdict: 'valid',
      loadId,
      ...more,
    });
  const until = async (condition: () => Promise<boolean>) => {
    for (let tries = 0; !(await condition()); tries += 1) {
      if (tries === 500) throw new Error('it never came');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('given a verification for a load, then the load has passed once, with the checkpoint as actor', async () => {
    await service.pack(sscc(30));
    await service.dispatched('K', [sscc(30)]);
    const source = await service.put('verification-gate-K', verified('gate-K', 'K', { verdict: 'revoked' }));
    await until(async () => (await service.store.read('load-K')).length === 5);
    const recorded = (await service.store.read('load-K')).at(-1);
    expect(recorded?.event).toEqual({
      type: 'delivery.CheckpointPassed',
      occurredAt: at('09:20'),
      data: {
        loadId: 'K',
        scanId: 'gate-K',
        checkpointRef: 'gate-7',
        zoneGln: district,
        passId: 'PV',
        verdict: 'revoked',
      },
    });
    const { actor, role, correlationId, causationId } = recorded?.metadata ?? {};
    expect({ actor, role, correlationId, causationId }).toEqual({
      actor: 'gate-7',
      role: 'checkpoint',
      correlationId: source.metadata.correlationId,
      causationId: source.id,
    });
    const policy = service.service.app.get(RecordCheckpoints);
    await Promise.all([policy.handle(source), policy.handle(source)]);
    expect((await service.store.read('load-K')).length).toBe(5);
    const { body } = await service.read('/v1/loads/K');
    expect([body.status, body.checkpoints]).toEqual([
      'dispatched',
      [
        {
          scanId: 'gate-K',
          checkpointRef: 'gate-7',
          zoneGln: district,
          passId: 'PV',
          verdict: 'revoked',
          occurredAt: at('09:20'),
        },
      ],
    ]);
  });

  it('given no load, or an unknown one, then there is no effect, and later ones are not delayed', async () => {
    await service.put('verification-gate-none', verified('gate-none', null));
    await service.put('verification-gate-odd', verified('gate-odd', 'never-planned'));
    await service.put('verification-gate-K2', verified('gate-K2', 'K'));
    await until(async () => (await service.store.read('load-K')).length === 6);
    expect(await service.events('load-never-planned')).toEqual([]);
  });
});

it('given load facts, when each view is rebuilt, then it equals the live one', async () => {
  const from = await service.read(`/v1/loads?fromGln=${city}`);
  expect(problem(from)).toEqual([200, undefined]);
  const same = (name: string, filled: boolean) => ({ name, equal: true, differences: [], filled });
  expect(await service.rebuilt()).toEqual([
    same('delivery.loads', true),
    same('delivery.boxes', true),
    same('delivery.door-rounds', false),
    same('delivery.places', true),
    same('delivery.held', false),
  ]);
  expect(await service.read(`/v1/loads?fromGln=${city}`)).toEqual(from);
});
