import { HoldApplied, HoldReleased } from '@boxtrail/contracts';
import { at, city, community, district, gln, otherDistrict, sscc, ssccs } from '../testing/delivery-day';
import { DeliveryService, problem } from '../testing/delivery-service';

let service: DeliveryService;
beforeAll(async () => {
  service = await DeliveryService.start();
  await service.pack(...ssccs(1, 60));
});
afterAll(() => service.stop());

const scan = (scanId: string, n: number, more: object = {}) => ({
  scanId,
  kind: 'seen',
  sscc: sscc(n),
  atGln: community,
  byRef: 'team-2',
  occurredAt: at('16:00'),
  ...more,
});
const handedOver = { kind: 'handed-over', receivedByRef: 'hh-7', method: 'in-person' };
const custody = (n: number) => `custody-${sscc(n)}`;
const sighting = (scanId: string, n: number) => ({
  sscc: sscc(n),
  scanId,
  atGln: community,
  byRef: 'team-2',
});

describe('one scan', () => {
  it('given a packed box, when it is handed over, then it is recorded, once for all repetitions', async () => {
    const body = scan('one-1', 1, { ...handedOver, proofRef: 'code-1' });
    const first = await service.post('/v1/scans', body, { headers: { 'idempotency-key': '' } });
    const outcome = { scanId: 'one-1', sscc: sscc(1), ...(await service.end(custody(1))) };
    expect(first).toEqual({ status: 200, etag: '"1"', body: { ...outcome, changed: true } });
    expect(await service.post('/v1/scans', body)).toEqual(first);
    expect(await service.post('/v1/scans', body, { key: await service.key('team') })).toEqual(first);
    expect(await service.events(custody(1))).toEqual([
      {
        type: 'delivery.BoxHandedOver',
        occurredAt: at('16:00'),
        data: {
          ...sighting('one-1', 1),
          receivedByRef: 'hh-7',
          method: 'in-person',
          proofRef: 'code-1',
        },
      },
    ]);
  });

  it('given no time, then it is dated now, and a repetition is the same fact', async () => {
    const { occurredAt: _, ...body } = scan('one-2', 2);
    const before = new Date().toISOString();
    const first = await service.post('/v1/scans', body);
    expect(first.body.changed).toBe(true);
    expect(await service.post('/v1/scans', { ...body, occurredAt: null })).toEqual(first);
    const [event, ...more] = await service.events(custody(2));
    expect(more).toEqual([]);
    expect([event?.data, (event?.occurredAt ?? '') >= before]).toEqual([sighting('one-2', 2), true]);
  });

  it.each<[string, object, string, object]>([
    [
      'failed',
      { kind: 'failed', reason: 'not-at-home' },
      'delivery.DeliveryFailed',
      { reason: 'not-at-home' },
    ],
    ['returned', { kind: 'returned' }, 'delivery.BoxReturned', {}],
    ['seen', { kind: 'seen' }, 'delivery.BoxSeen', {}],
    ['damaged', { kind: 'damaged', note: 'wet' }, 'delivery.BoxDamaged', { note: 'wet' }],
    ['seal-broken', { kind: 'seal-broken' }, 'delivery.BoxSealFoundBroken', { note: null }],
    ['lost', { kind: 'lost', note: 'gone' }, 'delivery.BoxLost', { note: 'gone' }],
    ['found', { kind: 'found' }, 'delivery.BoxFound', { note: null }],
    ['destroyed', { kind: 'destroyed' }, 'delivery.BoxDestroyed', { note: null }],
  ])('given a box, when it is %s, then the fact is recorded', async (name, more, type, details) => {
    const { status } = await service.post('/v1/scans', scan(`kind-${name}`, 3, more));
    expect(status).toBe(200);
    expect((await service.events(custody(3))).at(-1)).toEqual({
      type,
      occurredAt: at('16:00'),
      data: { ...sighting(`kind-${name}`, 3), ...details },
    });
  });

  it('given contradictory facts, late and out of order, then all are recorded as they came', async () => {
    const scans = [
      scan('odd-1', 4, { ...handedOver, occurredAt: at('17:00') }),
      scan('odd-2', 4, { ...handedOver, receivedByRef: 'hh-8', occurredAt: at('17:05') }),
      scan('odd-3', 4, { atGln: otherDistrict, occurredAt: at('12:00') }),
      scan('odd-4', 4, { kind: 'destroyed', atGln: city, occurredAt: at('11:00') }),
    ];
    const answers = [];
    for (const body of scans) answers.push(await service.post('/v1/scans', body));
    expect(answers.every(({ body }) => body.changed === true)).toBe(true);
    for (const [i, body] of scans.entries())
      expect(await service.post('/v1/scans', body)).toEqual(answers[i]);
    expect((await service.events(custody(4))).map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['delivery.BoxHandedOver', at('17:00')],
      ['delivery.BoxHandedOver', at('17:05')],
      ['delivery.BoxSeen', at('12:00')],
      ['delivery.BoxDestroyed', at('11:00')],
    ]);
  });

  it.each<[string, object, unknown[]]>([
    ['a box nobody packed', scan('no', 99), [404, 'BOX_UNKNOWN', ['/sscc']]],
    ['a station nobody knows', scan('no', 5, { atGln: gln(98) }), [404, 'STATION_UNKNOWN', ['/atGln']]],
    ['a wrong check digit', scan('no', 5, { sscc: '376104250000000010' }), [400, 'INPUT_INVALID', ['/sscc']]],
    [
      'the future',
      scan('no', 5, { occurredAt: '2999-01-01T00:00:00Z' }),
      [400, 'TIME_IN_FUTURE', ['/occurredAt']],
    ],
    ['a kind nobody knows', scan('no', 5, { kind: 'eaten' }), [400, 'INPUT_INVALID', ['/kind']]],
    [
      'a handover to nobody',
      scan('no', 5, { kind: 'handed-over' }),
      [400, 'INPUT_INVALID', ['/receivedByRef', '/method']],
    ],
    [
      'a handover how?',
      scan('no', 5, { ...handedOver, method: 'thrown' }),
      [400, 'INPUT_INVALID', ['/method']],
    ],
    ['a failure without a reason', scan('no', 5, { kind: 'failed' }), [400, 'INPUT_INVALID', ['/reason']]],
    [
      'a note that has no place',
      scan('no', 5, { note: 'hm', reason: 'other' }),
      [400, 'INPUT_INVALID', ['/reason', '/note']],
    ],
    [
      'the id of another scan of the box',
      scan('one-1', 1, { occurredAt: at('16:01') }),
      [422, 'SCAN_ID_REUSED'],
    ],
    ['no object', [], [400, 'INPUT_INVALID', ['']]],
  ])('given %s, then it is refused and nothing is recorded', async (_, body, expected) => {
    expect(await service.refused('/v1/scans', body)).toEqual(expected);
  });

  it('given one scan as CSV or as invalid JSON, then it is refused and not quarantined', async () => {
    const csv = { headers: { 'content-type': 'text/csv' } };
    expect(await service.refused('/v1/scans', {}, csv)).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
    expect((await service.get('/v1/quarantine')).body.items).toEqual([]);
  });

  it('given a key for one station, then it scans there only; a checkpoint does not scan boxes', async () => {
    const here = { key: await service.key('team', otherDistrict) };
    expect(await service.refused('/v1/scans', scan('no', 5), here)).toEqual([403, 'STATION_NOT_YOURS']);
    const seen = scan('here', 5, { atGln: otherDistrict });
    expect((await service.post('/v1/scans', seen, here)).status).toBe(200);
    const above = { key: await service.key('team', district) };
    expect((await service.post('/v1/scans', scan('below', 5), above)).status).toBe(200);
    const checkpoint = { key: await service.key('checkpoint') };
    expect(await service.refused('/v1/scans', scan('no', 5), checkpoint)).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});

describe('many scans, line by line', () => {
  const accepted = async (line: number, id: string, n: number, revision: number) => ({
    line,
    status: 'accepted',
    id,
    position: (await service.store.read(custody(n)))[revision - 1]?.position,
  });
  const lines = [
    scan('m-1', 10, { kind: 'failed', reason: 'not-at-home' }),
    scan('m-2', 10, handedOver),
    Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    '',
    '{"scanId":"m-5","kind":"seen',
    JSON.stringify(scan('m-6', 11)).replace('team-2', 'team\u0000'),
    JSON.stringify(scan('m-7', 11)).replace('team-2', 'team\\u0000'),
    '[]',
    'null',
    scan('m-10', 99),
    scan('m-11', 11, { atGln: gln(98) }),
    scan('m-12', 11, { occurredAt: '2999-01-01T00:00:00Z' }),
    scan('m-1', 10, { kind: 'returned' }),
    scan('m-1', 10, { kind: 'failed', reason: 'not-at-home' }),
    scan('m-15', 11, { kind: 'handed-over' }),
    scan('m-16', 11, { kind: 'found', note: '雨里 in the rain' }),
  ];

  it('given broken lines among good ones, then each has its answer and only good ones are recorded', async () => {
    const { status, answers, end } = await service.scans(lines);
    expect(status).toBe(200);
    const failed = await accepted(1, 'm-1', 10, 1);
    const coded = answers.map(({ line, status, code }) => [line, status, code]);
    expect(coded).toEqual([
      [1, 'accepted', undefined],
      [2, 'accepted', undefined],
      [3, 'quarantined', 'ENCODING_INVALID'],
      [5, 'quarantined', 'JSON_INVALID'],
      [6, 'quarantined', 'ENCODING_INVALID'],
      [7, 'quarantined', 'JSON_INVALID'],
      [8, 'quarantined', 'INPUT_INVALID'],
      [9, 'quarantined', 'INPUT_INVALID'],
      [10, 'quarantined', 'BOX_UNKNOWN'],
      [11, 'quarantined', 'STATION_UNKNOWN'],
      [12, 'quarantined', 'TIME_IN_FUTURE'],
      [13, 'quarantined', 'SCAN_ID_REUSED'],
      [14, 'duplicate', undefined],
      [15, 'quarantined', 'INPUT_INVALID'],
      [16, 'accepted', undefined],
    ]);
    expect(answers.filter(({ status }) => status !== 'quarantined')).toEqual([
      failed,
      await accepted(2, 'm-2', 10, 2),
      { ...failed, line: 14, status: 'duplicate' },
      await accepted(16, 'm-16', 11, 1),
    ]);
    expect(answers.find(({ line }) => line === 13)).toEqual({
      line: 13,
      status: 'quarantined',
      code: 'SCAN_ID_REUSED',
      detail: `scan m-1 of box ${sscc(10)} was recorded before with other content, as delivery.DeliveryFailed at ${at('16:00')}`,
    });
    const summary = { accepted: 3, duplicate: 1, quarantined: 11, failed: 0 };
    expect(end).toEqual({ summary, position: await service.store.head() });
  });

  it('given lines in quarantine, then they are kept as sent, once for all repetitions', async () => {
    await service.scans(lines);
    const items = (await service.get('/v1/quarantine?limit=200')).body.items as Record<string, unknown>[];
    const numbers = items.map(({ source, line }) => [source, line]);
    expect(numbers.sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual(
      [3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15].map((line) => ['scans', line]),
    );
    expect(items.find(({ line }) => line === 13)?.['raw']).toBe(JSON.stringify(lines[12]));
  });

  it('given all lines again, then nothing changes', async () => {
    const head = await service.store.head();
    const { answers, end } = await service.scans(lines);
    expect(answers.filter(({ status }) => status === 'duplicate').map(({ line }) => line)).toEqual([
      1, 2, 14, 16,
    ]);
    expect(end?.['summary']).toEqual({ accepted: 0, duplicate: 4, quarantined: 11, failed: 0 });
    expect(await service.store.head()).toBe(head);
  });

  it('given a refused line, when its box is packed, then it is accepted', async () => {
    await service.pack(sscc(99));
    const { answers } = await service.scans([scan('m-10', 99)]);
    expect(answers).toEqual([await accepted(1, 'm-10', 99, 1)]);
  });

  it('given a line that is too long, then earlier answers stand and the rest is reported as unhandled', async () => {
    const before = Array.from({ length: 500 }, (_, i) => scan(`l-${i}`, 12));
    const { answers, end } = await service.scans([...before, 'x'.repeat(1_000_000), scan('l-500', 12)]);
    expect(answers.map(({ line, status }) => [line, status])).toEqual(
      before.map((_, i) => [i + 1, 'accepted']),
    );
    const summary = { accepted: 500, duplicate: 0, quarantined: 0, failed: 0 };
    const error = { code: 'LINE_TOO_LONG', detail: 'line 501 is longer than 262144 bytes' };
    expect(end).toEqual({ summary, position: await service.store.head(), error });
  });

  it('given no lines, then the answer is only the summary', async () => {
    const summary = { accepted: 0, duplicate: 0, quarantined: 0, failed: 0 };
    expect(await service.scans([])).toEqual({ status: 200, answers: [], end: { summary, position: 0 } });
    expect(await service.scans(['', ''])).toEqual({
      status: 200,
      answers: [],
      end: { summary, position: 0 },
    });
  });

  it('given many scans of many boxes, sent twice at once, then each is recorded once, in order per box', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) =>
      scan(`n-${i}`, 20 + (i % 40), { occurredAt: at('18:00') }),
    );
    const both = await Promise.all([service.scans(many), service.scans(many)]);
    const sum = (of: string) =>
      both.reduce((total, { end }) => total + ((end?.['summary'] as Record<string, number>)[of] ?? 0), 0);
    expect([sum('accepted'), sum('duplicate'), sum('quarantined'), sum('failed')]).toEqual([
      2_000, 2_000, 0, 0,
    ]);
    const ofBox = (await service.events(custody(25))).map(({ data }) => (data as { scanId: string }).scanId);
    expect(ofBox).toEqual(Array.from({ length: 50 }, (_, i) => `n-${5 + 40 * i}`));
  });

  it('given a key for one station, then lines of other stations are quarantined', async () => {
    const key = await service.key('station', otherDistrict);
    const { answers } = await service.scans(
      [scan('s-1', 13), scan('s-2', 13, { atGln: otherDistrict })],
      key,
    );
    expect(answers).toEqual([
      {
        line: 1,
        status: 'quarantined',
        code: 'STATION_NOT_YOURS',
        detail: `this key is bound to station ${otherDistrict}, not ${community}`,
      },
      await accepted(2, 's-2', 13, 1),
    ]);
  });
});

describe('a door round', () => {
  const round = (more: object = {}) => ({
    doorRoundId: 'doors-1',
    fromGln: community,
    teamRef: 'team-2',
    ssccs: ssccs(15, 17),
    occurredAt: at('16:00'),
    ...more,
  });

  it('given a team that leaves, then it is recorded once', async () => {
    const first = await service.post('/v1/door-rounds', round());
    const outcome = { doorRoundId: 'doors-1', ...(await service.end('door-round-doors-1')) };
    expect(first).toEqual({ status: 201, etag: '"1"', body: { ...outcome, changed: true } });
    const again = await service.post('/v1/door-rounds', round({ ssccs: ssccs(15, 17).reverse() }));
    expect(again).toEqual({ status: 201, etag: '"1"', body: { ...outcome, changed: false } });
    const { occurredAt: startedAt, ...rest } = round();
    expect(await service.read('/v1/door-rounds/doors-1')).toEqual({
      status: 200,
      etag: '"1"',
      body: {
        ...rest,
        startedAt,
        revision: 1,
        status: 'out',
        boxes: rest.ssccs.map((sscc) => ({
          sscc,
          status: 'out',
          since: startedAt,
          scanId: null,
          failedBecause: null,
          label: {
            householdRef: 'H-1',
            building: '3',
            unit: '2',
            order: 'proxy',
            placedByRef: 'grid-4',
            specialNeeds: ['bed-ridden'],
            hidden: [],
          },
        })),
      },
    });
    const { body } = await service.post(
      '/v1/door-rounds',
      round({ doorRoundId: undefined, ssccs: [sscc(18)] }),
    );
    expect((await service.read(`/v1/door-rounds/${body.doorRoundId}`)).body.ssccs).toEqual([sscc(18)]);
  });

  it('given scans of its boxes, then it shows the outcome of each, even after corrections', async () => {
    const doorRoundId = 'doors-told';
    await service.must('/v1/door-rounds', round({ doorRoundId }));
    const scans = [
      scan('t-15', 15, { ...handedOver, occurredAt: at('16:10') }),
      scan('t-16', 16, { kind: 'failed', reason: 'not-at-home', occurredAt: at('16:20') }),
      scan('t-17', 17, { kind: 'failed', reason: 'refused', occurredAt: at('16:30') }),
      scan('t-17-back', 17, { kind: 'returned', occurredAt: at('16:40') }),
    ];
    await service.scans(scans);
    const told = async () => {
      const { body } = await service.read(`/v1/door-rounds/${doorRoundId}`);
      type Box = { status: string; scanId: string | null; failedBecause: string | null };
      const boxes = (body.boxes as Box[]).map(({ status, scanId, failedBecause }) => [
        status,
        scanId,
        failedBecause,
      ]);
      // The list equals the answer for the round.
      const { items } = (await service.read('/v1/door-rounds?limit=200')).body as {
        items: { doorRoundId: string; status: string; boxes: number; withTeam: number }[];
      };
      const listed = items.find((item) => item.doorRoundId === doorRoundId);
      const withTeam = boxes.filter(([status]) => status === 'out' || status === 'failed').length;
      expect(listed).toMatchObject({ status: body.status as string, boxes: boxes.length, withTeam });
      return { status: body.status as string, boxes };
    };
    const returned = ['returned', 't-17-back', 'refused'];
    expect(await told()).toEqual({
      status: 'out',
      boxes: [['handed-over', 't-15', null], ['failed', 't-16', 'not-at-home'], returned],
    });
    await service.must('/v1/corrections', {
      sscc: sscc(15),
      scanId: 't-15',
      withdrawn: true,
      reason: 'wrong door',
      byRef: 'team-2',
    });
    await service.scans([scan('t-16-lost', 16, { kind: 'lost', occurredAt: at('16:50') })]);
    expect(await told()).toEqual({
      status: 'out',
      boxes: [['out', null, null], ['lost', 't-16-lost', 'not-at-home'], returned],
    });
    await service.scans([scan('t-15-back', 15, { kind: 'returned', occurredAt: at('17:00') })]);
    expect((await told()).status).toBe('ended');
  });

  it.each<[string, object, unknown[]]>([
    ['another round of that id', round({ teamRef: 'team-3' }), [409, 'DOOR_ROUND_EXISTS']],
    [
      'a station nobody knows',
      round({ doorRoundId: 'x', fromGln: gln(98) }),
      [404, 'STATION_UNKNOWN', ['/fromGln']],
    ],
    [
      'a box nobody packed',
      round({ doorRoundId: 'x', ssccs: [sscc(15), sscc(98)] }),
      [404, 'BOX_UNKNOWN', ['/ssccs/1']],
    ],
    [
      'a box named twice',
      round({ doorRoundId: 'x', ssccs: [sscc(15), sscc(15)] }),
      [400, 'DUPLICATE_IN_REQUEST', ['/ssccs']],
    ],
    ['no boxes', round({ doorRoundId: 'x', ssccs: [] }), [400, 'INPUT_INVALID', ['/ssccs']]],
    [
      'the future',
      round({ doorRoundId: 'x', occurredAt: '2999-01-01T00:00:00Z' }),
      [400, 'TIME_IN_FUTURE', ['/occurredAt']],
    ],
  ])('given an invalid round (%s), then it is refused and nothing is recorded', async (_, body, expected) => {
    expect(await service.refused('/v1/door-rounds', body)).toEqual(expected);
  });

  it('given an unknown round, or a key for another station, then it is refused', async () => {
    expect(problem(await service.read('/v1/door-rounds/x'))).toEqual([404, 'DOOR_ROUND_UNKNOWN']);
    const elsewhere = { key: await service.key('station', otherDistrict) };
    expect(await service.refused('/v1/door-rounds', round(), elsewhere)).toEqual([403, 'STATION_NOT_YOURS']);
  });
});

it('given scans and door rounds, when each view is rebuilt, then it equals the live one', async () => {
  const same = (name: string, filled: boolean) => ({ name, equal: true, differences: [], filled });
  await service.dispatched('L-1', [sscc(41), sscc(42)]);
  await service.planned('L-2', [sscc(43)]);
  await service.must('/v1/loads/L-2/take-off', { ssccs: [sscc(43)], reason: 'late' });
  await service.scans([scan('r-1', 41, { occurredAt: at('20:00') })]);
  const hold = { holdId: 'hold-1', mark: 'held' as const, reason: 'mould' };
  await service.put('hold-hold-1', HoldApplied.of(at('20:00'), { ...hold, ssccs: [sscc(41)] }));
  await service.read('/v1/loads/L-2');
  expect(await service.rebuilt()).toEqual([
    same('delivery.loads', true),
    same('delivery.boxes', true),
    same('delivery.door-rounds', true),
    same('delivery.places', true),
    same('delivery.held', true),
  ]);
  await service.put('hold-hold-1', HoldReleased.of(at('20:01'), { holdId: 'hold-1', reason: 'clean' }));
  expect((await service.post('/v1/loads/L-2/boxes', { ssccs: [sscc(41)] })).status).toBe(200);
  expect(await service.refused('/v1/loads/L-2/boxes', { ssccs: [sscc(42)] })).toEqual([
    409,
    'BOX_ON_ANOTHER_LOAD',
  ]);
});
