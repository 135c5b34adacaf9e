import { randomUUID } from 'node:crypto';
import { at, city, community, district, gln, otherDistrict, sscc, ssccs } from '../testing/delivery-day';
import { DeliveryService, problem } from '../testing/delivery-service';

let service: DeliveryService;
beforeAll(async () => {
  service = await DeliveryService.start();
  await service.pack(...ssccs(1, 30));
});
afterAll(() => service.stop());

const seen = (scanId: string, n: number) => ({
  scanId,
  kind: 'seen',
  sscc: sscc(n),
  atGln: community,
  byRef: 'team-2',
  occurredAt: at('16:00'),
});
const correction = (n: number, scanId: string, more: object) => ({
  sscc: sscc(n),
  scanId,
  reason: 'the wrong shelf',
  byRef: 'p-7',
  occurredAt: at('18:00'),
  ...more,
});
const custody = (n: number) => `custody-${sscc(n)}`;

describe('a correction of a scan', () => {
  it('given a scan, when it is corrected, then the stream has both, once', async () => {
    await service.must('/v1/scans', seen('one', 1));
    const body = correction(1, 'one', {
      corrected: { atGln: district, occurredAt: '2026-03-16T23:30:00+08:00' },
    });
    const headers = { 'idempotency-key': randomUUID() };
    const first = await service.post('/v1/corrections', body, { headers });
    const outcome = { sscc: sscc(1), scanId: 'one', ...(await service.end(custody(1))) };
    expect(first).toEqual({ status: 200, etag: '"2"', body: { ...outcome, changed: true } });
    expect(await service.post('/v1/corrections', body, { headers })).toEqual(first);
    const { body: same } = await service.post('/v1/corrections', body, {
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(same).toEqual({ ...outcome, changed: false });
    expect((await service.events(custody(1)))[1]).toEqual({
      type: 'delivery.FactCorrected',
      occurredAt: at('18:00'),
      data: {
        sscc: sscc(1),
        loadId: null,
        scanId: 'one',
        fact: 'delivery.BoxSeen',
        ssccs: [],
        instead: {
          type: 'delivery.BoxSeen',
          occurredAt: at('15:30'),
          data: { sscc: sscc(1), scanId: 'one', atGln: district, byRef: 'team-2' },
        },
        reason: 'the wrong shelf',
        byRef: 'p-7',
      },
    });
    // The offline scanner sends its scan again: it is a duplicate.
    expect((await service.post('/v1/scans', seen('one', 1))).body).toMatchObject({
      revision: 1,
      changed: true,
    });
    expect(await service.events(custody(1))).toHaveLength(2);
  });

  it('given one correction, when another follows, then both are recorded and the last one holds', async () => {
    await service.must('/v1/scans', seen('two', 2));
    const sent = [
      { withdrawn: true },
      { withdrawn: true },
      { corrected: {} },
      { corrected: { kind: 'lost', note: null } },
    ];
    const changed = [];
    for (const more of sent)
      changed.push((await service.must('/v1/corrections', correction(2, 'two', more))).body.changed);
    expect(changed).toEqual([true, false, true, true]);
    const events = (await service.events(custody(2))) as { data: { instead?: { type: string } | null } }[];
    expect(events.slice(1).map(({ data }) => data.instead?.type ?? null)).toEqual([
      null,
      'delivery.BoxSeen',
      'delivery.BoxLost',
    ]);
  });

  it('given a fact that cannot be corrected, then it is refused and nothing is recorded', async () => {
    await service.must('/v1/scans', seen('three', 3));
    const withdrawn = { withdrawn: true };
    const refused = async (
      body: object,
      role: 'auditor' | 'team' | 'station' = 'station',
      own: string | null = null,
    ) => service.refused('/v1/corrections', body, { key: await service.key(role, own) });
    expect(await refused(correction(3, 'four', withdrawn))).toEqual([404, 'FACT_UNKNOWN', ['/scanId']]);
    expect(await refused(correction(29, 'three', withdrawn))).toEqual([404, 'FACT_UNKNOWN', ['/scanId']]);
    expect(await refused(correction(3, 'three', {}))).toEqual([400, 'INPUT_INVALID', ['/corrected']]);
    expect(await refused(correction(3, 'three', { ...withdrawn, corrected: {} }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/corrected'],
    ]);
    expect(await refused(correction(3, 'three', { ...withdrawn, loadId: 'L' }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/sscc'],
    ]);
    expect(await refused(correction(3, 'three', { ...withdrawn, sscc: null }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/sscc'],
    ]);
    expect(await refused(correction(3, 'three', { corrected: { method: 'pick-up', nonsense: 1 } }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/corrected/nonsense'],
    ]);
    expect(await refused(correction(3, 'three', { corrected: { method: 'pick-up' } }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/corrected/method'],
    ]);
    expect(await refused(correction(3, 'three', { corrected: [] }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/corrected'],
    ]);
    expect(await refused(correction(3, 'three', { corrected: { atGln: gln(99) } }))).toEqual([
      404,
      'STATION_UNKNOWN',
      ['/corrected/atGln'],
    ]);
    expect(
      await refused(correction(3, 'three', { corrected: { occurredAt: '2999-01-01T00:00:00Z' } })),
    ).toEqual([400, 'TIME_IN_FUTURE', ['/occurredAt']]);
    expect(await refused(correction(3, 'three', withdrawn), 'station', otherDistrict)).toEqual([
      403,
      'STATION_NOT_YOURS',
    ]);
    expect(
      await refused(correction(3, 'three', { corrected: { atGln: district } }), 'station', community),
    ).toEqual([403, 'STATION_NOT_YOURS']);
    expect(await refused(correction(3, 'three', withdrawn), 'auditor')).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(await refused(correction(3, 'three', withdrawn), 'team')).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(
      problem(
        await service.post('/v1/corrections', correction(3, 'three', withdrawn), {
          headers: { 'idempotency-key': '' },
        }),
      ),
    ).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
    const own = await service.key('station', community);
    expect(
      (await service.post('/v1/corrections', correction(3, 'three', withdrawn), { key: own })).status,
    ).toBe(200);
  });
});

describe('a correction of a fact about a load', () => {
  const ofLoad = (loadId: string, scanId: string, more: object) => ({
    loadId,
    scanId,
    reason: 'counted again',
    byRef: 'p-7',
    occurredAt: at('18:00'),
    ...more,
  });
  const received = (loadId: string, boxes: readonly string[], more: object = {}) =>
    service.must(`/v1/loads/${loadId}/receipts`, {
      scanId: 'receipt-1',
      atGln: district,
      ssccs: boxes,
      occurredAt: at('11:00'),
      ...more,
    });

  it('given an arrival and a receipt, when they are corrected, then the load shows the corrected values', async () => {
    await service.dispatched('LC-1', ssccs(10, 12));
    await service.must('/v1/loads/LC-1/arrivals', {
      scanId: 'arrival-1',
      atGln: district,
      sealIntact: false,
      occurredAt: at('10:30'),
    });
    await received('LC-1', ssccs(10, 11));
    await service.must('/v1/corrections', ofLoad('LC-1', 'arrival-1', { corrected: { sealIntact: true } }));
    await service.must(
      '/v1/corrections',
      ofLoad('LC-1', 'receipt-1', { corrected: { ssccs: ssccs(11, 12) } }),
    );
    expect((await service.read('/v1/loads/LC-1')).body).toMatchObject({
      status: 'received',
      arrivedAt: at('10:30'),
      receivedAt: at('11:00'),
      discrepancyCount: 1,
      arrivals: [{ scanId: 'arrival-1', atGln: district, sealIntact: true, occurredAt: at('10:30') }],
      receipts: [{ scanId: 'receipt-1', atGln: district, boxCount: 2, occurredAt: at('11:00') }],
      discrepancies: [{ sscc: sscc(10), kind: 'missing', scanId: 'receipt-1' }],
    });
    await service.must('/v1/corrections', ofLoad('LC-1', 'receipt-1', { withdrawn: true }));
    expect((await service.read('/v1/loads/LC-1')).body).toMatchObject({
      status: 'arrived',
      receivedAt: null,
      discrepancyCount: 0,
      receipts: [],
    });
    await service.must('/v1/corrections', ofLoad('LC-1', 'arrival-1', { withdrawn: true }));
    expect((await service.read('/v1/loads/LC-1')).body).toMatchObject({ status: 'dispatched', arrivals: [] });
    expect((await service.read('/v1/loads?status=dispatched')).body.items).toMatchObject([
      { loadId: 'LC-1' },
    ]);
  });

  it('given a box of a corrected receipt, then it can go on with the next load', async () => {
    await service.dispatched('LC-2', ssccs(14, 15));
    await received('LC-2', ssccs(14, 14));
    await service.planned('LC-3', [], { fromGln: district, toGln: community });
    const load = { ssccs: [sscc(15)], occurredAt: at('12:00') };
    expect(await service.refused('/v1/loads/LC-3/boxes', load)).toEqual([409, 'BOX_ON_ANOTHER_LOAD']);
    await service.must(
      '/v1/corrections',
      ofLoad('LC-2', 'receipt-1', { corrected: { ssccs: ssccs(14, 15) } }),
    );
    expect((await service.post('/v1/loads/LC-3/boxes', load)).status).toBe(200);
  });

  it('given a load fact that cannot be corrected, then it is refused and nothing is recorded', async () => {
    await service.dispatched('LC-4', ssccs(17, 18));
    await received('LC-4', ssccs(17, 18), { atGln: otherDistrict });
    const refused = (body: object) => service.refused('/v1/corrections', body);
    expect(await refused(ofLoad('LC-9', 'receipt-1', { withdrawn: true }))).toEqual([404, 'LOAD_UNKNOWN']);
    expect(await refused(ofLoad('LC-4', 'receipt-2', { withdrawn: true }))).toEqual([
      404,
      'FACT_UNKNOWN',
      ['/scanId'],
    ]);
    expect(await refused(ofLoad('LC-4', 'receipt-1', { corrected: { ssccs: [sscc(999)] } }))).toEqual([
      404,
      'BOX_UNKNOWN',
      ['/ssccs/0'],
    ]);
    expect(await refused(ofLoad('LC-4', 'receipt-1', { corrected: { sealIntact: true } }))).toEqual([
      400,
      'INPUT_INVALID',
      ['/corrected/sealIntact'],
    ]);
    expect(
      (await service.must('/v1/corrections', ofLoad('LC-4', 'receipt-1', { corrected: { atGln: city } })))
        .body,
    ).toMatchObject({
      loadId: 'LC-4',
      scanId: 'receipt-1',
      changed: true,
    });
  });

  it('given corrections, when every view is rebuilt, then it equals the live one', async () => {
    expect((await service.rebuilt()).filter(({ equal }) => !equal)).toEqual([]);
  });
});
