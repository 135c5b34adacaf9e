import {
  BoxHandedOver,
  BoxPacked,
  DeliveryFailed,
  LoadDispatched,
  PackingJobFellShort,
  supplierUnknown,
} from '@boxtrail/contracts';
import { completeKey } from '@boxtrail/kernel';
import { Views } from '@boxtrail/operations';
import { OrdersService, type Answer } from '../../../../test/support/orders-service';
import { glnOfStation } from '../domain/station-gln';
import { OrdersModule } from '../orders.module';

const at = (time: string) => `2026-03-16T${time}:00.000Z`;
const gtin = (n: number) => completeKey('gtin', `0${String(690_000_000_000 + n)}`);
const sscc = (n: number) => completeKey('sscc', `20123450${String(n).padStart(9, '0')}`);
const [vegetables, oil, unpublished] = [gtin(1), gtin(2), gtin(3)];
const [cityGln, districtGln, here, there] = ['2201', '220102', '220102001001', '220102001002'].map(
  glnOfStation,
) as [string, string, string, string];
const [near, far] = [1, 2].map((n) => completeKey('gln', String(290_000_000_000 + n))) as [string, string];
const network = `code,name,tier,parentCode,street,latitude,longitude
2201,长春市,municipal,,,43.8,125.3
220102,南关区,district,2201,,43.86,125.35
220102001001,here,community,220102,,43.86,125.35
220102001002,there,community,220102,,,`;

const boxType = (name: string, priceFen: number) => ({
  name,
  kind: 'vegetables',
  priceFen,
  contents: [{ gtin: gtin(10), name: '白菜', quantity: 2, unit: 'kg' }],
});
const need = (needId: string, changes: object = {}) => ({
  needId,
  householdRef: `hh-${needId}`,
  building: '3',
  unit: '2-501',
  order: 'own',
  payment: 'prepaid',
  lines: [{ gtin: vegetables, quantity: 1 }],
  occurredAt: at('07:00'),
  ...changes,
});
/** A supplier of which only name and position are known. */
const unsaid = { ...supplierUnknown, status: 'active', statusReason: null, revision: 1 };
/** Why the round of `here` has its supplier. */
const designation = {
  rule: 'distance',
  reason: null,
  candidates: [
    { gln: near, metres: 1_371, verdict: 'designated' },
    { gln: far, metres: null, verdict: 'no-position' },
  ],
  compared: 2,
};
/** The status of an answer, with the problem code of a refusal. */
const found = ({ status, body }: Answer) => [status, body.code];

describe('orders over HTTP', () => {
  let orders: OrdersService;
  beforeAll(async () => {
    orders = await OrdersService.start();
  });
  afterAll(() => orders.stop());

  const put = (key: string, body: object, ifMatch?: string) =>
    orders.send('PUT', `/v1/box-types/${key}`, {
      json: body,
      ...(ifMatch && { headers: { 'if-match': ifMatch } }),
    });
  const open = (changes: object, key: string, as?: string) => {
    const round = {
      communityGln: here,
      cutoffAt: at('08:30'),
      gtins: [oil, vegetables],
      occurredAt: at('06:00'),
    };
    return orders.post('/v1/rounds', { ...round, ...changes }, key, as === undefined ? {} : { as });
  };
  const round = async (roundId: string) =>
    (await orders.get(`/v1/rounds/${roundId}?atLeast=${await orders.store.head()}`)).body;

  describe('the catalogue', () => {
    it('given an empty catalogue, when a round is opened, then community, box type or supplier is unknown', async () => {
      expect(found(await open({}, 'o1'))).toEqual([404, 'STATION_UNKNOWN']);
      await orders.csv(network);
      expect(found(await open({ communityGln: districtGln }, 'o2'))).toEqual([
        409,
        'STATION_NOT_A_COMMUNITY',
      ]);
      expect(found(await open({}, 'o3'))).toEqual([404, 'BOX_TYPE_UNKNOWN']);
      await put(vegetables, boxType('蔬菜包', 3_000));
      await put(oil, boxType('粮油包', 8_800));
      expect(found(await open({}, 'o4'))).toEqual([409, 'NO_SUPPLIER']);
    });

    it('given a supplier, when it is registered again, then nothing changes; other content is refused', async () => {
      const supplier = {
        gln: near,
        name: '欧亚超市',
        latitude: 43.87,
        longitude: 125.36,
        occurredAt: at('05:00'),
      };
      const first = await orders.post('/v1/suppliers', supplier, 's1');
      const position = await orders.store.head();
      expect([first.status, first.etag, first.body]).toEqual([
        201,
        '"1"',
        { gln: near, revision: 1, position, changed: true },
      ]);
      const again = { gln: near, revision: 1, position, changed: false };
      expect((await orders.post('/v1/suppliers', supplier, 's1')).body).toEqual(first.body);
      expect((await orders.post('/v1/suppliers', supplier, 's2')).body).toEqual(again);
      expect(found(await orders.post('/v1/suppliers', { ...supplier, name: 'x' }, 's1'))).toEqual([
        422,
        'IDEMPOTENCY_KEY_REUSED',
      ]);
      expect(found(await orders.post('/v1/suppliers', { ...supplier, name: 'x' }, 's3'))).toEqual([
        409,
        'SUPPLIER_EXISTS',
      ]);
      expect(found(await orders.send('POST', '/v1/suppliers', { json: supplier }))).toEqual([
        400,
        'IDEMPOTENCY_KEY_MISSING',
      ]);
      await orders.post('/v1/suppliers', { gln: far, name: '恒客隆' }, 's4');
      expect((await orders.get(`/v1/suppliers?atLeast=${position + 1}`)).body).toEqual({
        items: [
          { gln: near, name: '欧亚超市', latitude: 43.87, longitude: 125.36, ...unsaid },
          { gln: far, name: '恒客隆', latitude: null, longitude: null, ...unsaid },
        ],
        next: null,
      });
    });

    it('given a box type, then its price changes only on the revision that was read', async () => {
      const infant = gtin(4);
      const created = await put(infant, boxType('婴儿包', 16_800));
      expect([created.status, created.etag, created.body.changed]).toEqual([200, '"1"', true]);
      expect((await put(infant, boxType('婴儿包', 16_800))).body.changed).toBe(false);

      expect(found(await put(infant, boxType('婴儿包', 17_000)))).toEqual([428, 'IF_MATCH_MISSING']);
      expect(found(await put(infant, boxType('婴儿包', 17_000), '"0"'))).toEqual([412, 'STALE_REVISION']);
      expect(found(await put(infant, boxType('婴儿包', 17_000), 'one'))).toEqual([400, 'IF_MATCH_INVALID']);
      const changed = await put(infant, boxType('婴儿包', 17_000), '"1"');
      expect([changed.etag, changed.body.changed]).toEqual(['"2"', true]);
      // The answer was lost and the same request is sent again: it gets the first answer.
      const retried = await put(infant, boxType('婴儿包', 17_000), '"1"');
      expect(retried.body).toEqual({ ...changed.body, changed: false });
      // Another caller decided on a stale revision.
      expect(found(await put(infant, boxType('婴儿包', 18_000), '"1"'))).toEqual([412, 'STALE_REVISION']);
      expect(found(await put(infant, boxType('婴儿包', 16_800)))).toEqual([428, 'IF_MATCH_MISSING']);
      expect((await put(infant, boxType('婴儿包', 16_800), '"2"')).body.changed).toBe(true);
      expect(found(await put(infant, boxType('大婴儿包', 16_800), '"3"'))).toEqual([409, 'BOX_TYPE_EXISTS']);

      const { position } = (await put(infant, boxType('婴儿包', 16_800))).body;
      const shown = await orders.get(`/v1/box-types/${infant}?atLeast=${position}`);
      expect([shown.etag, shown.body]).toEqual([
        '"3"',
        {
          gtin: infant,
          ...boxType('婴儿包', 16_800),
          custodyLimitHours: null,
          supplierGln: null,
          contentsVersion: 1,
          revision: 3,
        },
      ]);
      expect((await orders.get('/v1/box-types?limit=2')).body.items).toHaveLength(2);
      expect(found(await orders.get(`/v1/box-types/${unpublished}`))).toEqual([404, 'BOX_TYPE_UNKNOWN']);
    });

    it('given a lone surrogate in a name, then it is refused before anything is stored', async () => {
      const odd = { ...boxType('half \ud83d', 1) };
      expect(found(await put(gtin(5), odd))).toEqual([400, 'JSON_INVALID']);
      expect(found(await orders.get(`/v1/box-types/${gtin(5)}`))).toEqual([404, 'BOX_TYPE_UNKNOWN']);
    });
  });

  describe('a round', () => {
    it('given a catalogue, when a round is opened, then it has the present prices and the nearest supplier', async () => {
      const answer = await open({ roundId: 'R-1' }, 'r1');
      const position = await orders.store.head();
      expect([answer.status, answer.etag, answer.body]).toEqual([
        201,
        '"1"',
        { roundId: 'R-1', supplierGln: near, designation, revision: 1, position, changed: true },
      ]);
      expect(await round('R-1')).toEqual({
        roundId: 'R-1',
        communityGln: here,
        supplierGln: near,
        cutoffAt: at('08:30'),
        offers: [
          { gtin: oil, priceFen: 8_800, contentsVersion: 1 },
          { gtin: vegetables, priceFen: 3_000, contentsVersion: 1 },
        ],
        designation,
        isUnserved: false,
        moved: null,
        status: 'open',
        openedAt: at('06:00'),
        closedAt: null,
        closedBy: null,
        needCount: 0,
        boxes: 0,
        amountFen: 0,
        totals: [],
        revision: 1,
        missing: 0,
        adjustedAmountFen: 0,
        needs: [],
      });
    });

    it('given its key, when it is opened again, then the first answer; another body or cut-off is refused', async () => {
      const first = await open({}, 'keyed');
      const { roundId } = first.body;
      expect(roundId).toMatch(/^round-[0-9a-f-]{36}$/);
      expect((await open({}, 'keyed')).body).toEqual(first.body);
      expect(found(await open({ communityGln: there }, 'keyed'))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
      expect(found(await open({ roundId, communityGln: there }, 'r2'))).toEqual([409, 'ROUND_EXISTS']);
      expect((await open({ roundId }, 'r3')).body.changed).toBe(false);
      expect(found(await open({ cutoffAt: at('06:00') }, 'r4'))).toEqual([400, 'PERIOD_EMPTY']);
      expect(found(await open({ gtins: [oil, oil] }, 'r5'))).toEqual([400, 'DUPLICATE_IN_REQUEST']);
      expect(found(await open({ occurredAt: '2999-01-01T00:00:00Z' }, 'r6'))).toEqual([
        400,
        'TIME_IN_FUTURE',
      ]);
    });

    it('given a key for one community, then it acts there only, and sees its own area', async () => {
      const mine = await orders.key('grid-worker', here);
      expect(found(await open({ communityGln: there }, 'g1', mine))).toEqual([403, 'STATION_NOT_YOURS']);
      expect((await open({ roundId: 'R-mine' }, 'g2', mine)).status).toBe(201);
      expect((await open({ roundId: 'R-theirs', communityGln: there }, 'g3')).status).toBe(201);
      const theirs = { as: mine };
      const needs = '/v1/rounds/R-theirs/needs';
      expect(found(await orders.send('POST', needs, { json: need('N-1'), ...theirs }))).toEqual([
        403,
        'STATION_NOT_YOURS',
      ]);
      expect(found(await orders.ndjson(needs, [need('N-1')], theirs))).toEqual([403, 'STATION_NOT_YOURS']);
      expect(found(await orders.send('DELETE', `${needs}/N-1?reason=x`, theirs))).toEqual([
        403,
        'STATION_NOT_YOURS',
      ]);
      expect(found(await orders.post('/v1/rounds/R-theirs/close', {}, 'g4', theirs))).toEqual([
        403,
        'STATION_NOT_YOURS',
      ]);

      const position = await orders.store.head();
      const sees = async (gln: string) => {
        const as = await orders.key('station', gln);
        const { items } = (await orders.get(`/v1/rounds?atLeast=${position}`, { as })).body;
        const one = await orders.get('/v1/rounds/R-theirs', { as });
        return [items.some(({ roundId }: { roundId: string }) => roundId === 'R-theirs'), one.status];
      };
      expect(await sees(there)).toEqual([true, 200]);
      expect(await sees(districtGln)).toEqual([true, 200]);
      expect(await sees(cityGln)).toEqual([true, 200]);
      expect(await sees(here)).toEqual([false, 403]);
      // A community without coordinates uses those of its district.
      expect(await sees(near)).toEqual([true, 200]);
      expect(await sees(far)).toEqual([false, 403]);
    });

    it('given needs, then each is known by its id; a cancelled one no longer counts', async () => {
      await open({ roundId: 'R-2' }, 'r7');
      const needs = '/v1/rounds/R-2/needs';
      const record = (body: object) => orders.send('POST', needs, { json: body });
      const first = await record(need('N-1'));
      const position = await orders.store.head();
      const outcome = { roundId: 'R-2', needId: 'N-1', lateFor: null, revision: 2, position };
      expect([first.status, first.body]).toEqual([200, { ...outcome, changed: true }]);
      expect((await record(need('N-1'))).body).toEqual({ ...outcome, changed: false });
      expect((await record(need('N-1', { occurredAt: at('07:30') }))).body).toEqual({
        ...outcome,
        changed: false,
      });
      expect(found(await record(need('N-1', { unit: '9' })))).toEqual([409, 'NEED_EXISTS']);
      expect(found(await record(need('N-2', { building: 'two\nlines' })))).toEqual([400, 'INPUT_INVALID']);
      expect(found(await record(need('N-2', { lines: [{ gtin: unpublished, quantity: 1 }] })))).toEqual([
        409,
        'BOX_TYPE_NOT_OFFERED',
      ]);
      expect(found(await record(need('N-2', { occurredAt: at('08:31') })))).toEqual([
        409,
        'ROUND_CUT_OFF_PASSED',
      ]);
      expect(found(await orders.send('POST', '/v1/rounds/R-0/needs', { json: need('N-1') }))).toEqual([
        404,
        'ROUND_UNKNOWN',
      ]);

      const csv = await orders.send('POST', needs, { raw: 'needId\nN-2', type: 'text/csv' });
      expect(found(csv)).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
      expect(found(await orders.send('POST', needs))).toEqual([400, 'BODY_EMPTY']);

      await record(need('N-2', { lines: [{ gtin: oil, quantity: 2 }] }));
      const reason = `${encodeURIComponent('moved away')}&occurredAt=${at('07:40')}`;
      const cancelled = await orders.send('DELETE', `${needs}/N-1?reason=${reason}`);
      expect([cancelled.status, cancelled.body.revision, cancelled.body.changed]).toEqual([200, 4, true]);
      expect((await orders.send('DELETE', `${needs}/N-1?reason=whatever`)).body).toEqual({
        ...cancelled.body,
        changed: false,
      });
      expect(found(await orders.send('DELETE', `${needs}/N-9?reason=x`))).toEqual([404, 'NEED_UNKNOWN']);
      expect(found(await orders.send('DELETE', `${needs}/N-2`))).toEqual([400, 'INPUT_INVALID']);
      expect(found(await orders.send('DELETE', `${needs}/N-2?reason=%00`))).toEqual([400, 'INPUT_INVALID']);

      const { needs: shown, ...summary } = await round('R-2');
      expect(summary).toMatchObject({
        needCount: 1,
        boxes: 2,
        amountFen: 17_600,
        totals: [{ gtin: oil, quantity: 2 }],
      });
      expect(shown[0]).toEqual({
        needId: 'N-1',
        householdRef: 'hh-N-1',
        building: '3',
        unit: '2-501',
        order: 'own',
        payment: 'prepaid',
        placedByRef: null,
        proxyReason: null,
        lateFor: null,
        revision: 2,
        specialNeeds: [],
        hidden: [],
        lines: [{ gtin: vegetables, quantity: 1, priceFen: 3_000 }],
        amountFen: 3_000,
        status: 'cancelled',
        shortages: [],
        adjustedAmountFen: 0,
        occurredAt: at('07:00'),
        cancelled: { at: at('07:40'), reason: 'moved away' },
        boxes: [],
      });
      expect(shown[1]).toMatchObject({ needId: 'N-2', status: 'placed', cancelled: null });
    });

    it('given needs with broken lines, then the good ones are in one append and the broken are quarantined', async () => {
      await open({ roundId: 'R-3' }, 'r8');
      const before = await orders.store.head();
      const proxy = {
        order: 'proxy',
        payment: 'on-account',
        placedByRef: 'grid-7',
        proxyReason: 'cannot leave the bed',
        specialNeeds: ['bed-ridden'],
      };
      const lines = [
        need('N-1'),
        '{"needId":',
        need('N-2', proxy),
        need('N-3', { quantity: 1 }),
        need('N-4', { lines: [] }),
        need('N-1'),
        need('N-1', { unit: '9' }),
        need('N-5', { payment: 'on-account' }),
        need('N-6', { occurredAt: '2999-01-01T00:00:00Z' }),
        '[]',
        need('N-7', {
          lines: [
            { gtin: oil, quantity: 3 },
            { gtin: vegetables, quantity: 1 },
          ],
        }),
      ];
      const answer = await orders.ndjson('/v1/rounds/R-3/needs', lines);
      const said = (body: { status?: string; code?: string; id?: string }[]) =>
        body.slice(0, -1).map(({ status, code, id }) => code ?? `${status} ${id}`);
      expect(said(answer.body)).toEqual([
        'accepted N-1',
        'JSON_INVALID',
        'accepted N-2',
        'INPUT_INVALID',
        'INPUT_INVALID',
        'duplicate N-1',
        'NEED_EXISTS',
        'ON_ACCOUNT_IS_FOR_PROXY',
        'TIME_IN_FUTURE',
        'INPUT_INVALID',
        'accepted N-7',
      ]);
      expect(answer.body.at(-1)).toEqual({
        summary: { accepted: 3, duplicate: 1, quarantined: 7, failed: 0 },
        position: before + 3,
      });
      const events = await orders.events('round-R-3');
      expect(new Set(events.slice(1).map(({ recordedAt }) => recordedAt)).size).toBe(1);
      const again = await orders.ndjson('/v1/rounds/R-3/needs', lines);
      expect(again.body.at(-1).summary).toEqual({ accepted: 0, duplicate: 4, quarantined: 7, failed: 0 });
      const { items } = (await orders.get('/v1/quarantine?limit=200')).body;
      const kept = items.filter(({ source }: { source: string }) => source === 'rounds/R-3/needs');
      expect(kept.map(({ line }: { line: number }) => line)).toEqual([2, 4, 5, 7, 8, 9, 10]);
    });

    it('given a line that never ends, then the lines before it are kept, and the connection is freed', async () => {
      await open({ roundId: 'R-4' }, 'r9');
      const { body } = await orders.ndjson('/v1/rounds/R-4/needs', [need('N-1'), 'x'.repeat(10_000_000)]);
      expect(body).toMatchObject([
        { line: 1, status: 'accepted', id: 'N-1' },
        { summary: { accepted: 1, quarantined: 0 }, error: { code: 'LINE_TOO_LONG' } },
      ]);
      const connections = await new Promise((resolve) =>
        orders.service.app.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)),
      );
      expect(connections).toBeLessThan(5);
    });

    it('given a round, when it is closed on the revision that was read, then it is consolidated once', async () => {
      const close = (key: string, headers: Record<string, string> = {}) =>
        orders.send('POST', '/v1/rounds/R-3/close', {
          json: { occurredAt: at('08:30') },
          headers: { 'idempotency-key': key, ...headers },
        });
      expect(found(await close('c1', { 'if-match': '"3"' }))).toEqual([412, 'STALE_REVISION']);
      const closed = await close('c1', { 'if-match': '"4"' });
      expect([closed.status, closed.etag, closed.body.changed]).toEqual([200, '"5"', true]);
      expect((await close('c1', { 'if-match': '"4"' })).body).toEqual(closed.body);
      expect(found(await close('c2'))).toEqual([409, 'ROUND_CLOSED']);
      const [event] = (await orders.events('round-R-3')).slice(-1);
      expect(event?.event.data).toMatchObject({
        closedBy: 'hand',
        amountFen: 35_400,
        totals: [
          { gtin: vegetables, quantity: 3 },
          { gtin: oil, quantity: 3 },
        ],
      });
      const { needs, ...summary } = await round('R-3');
      expect(summary).toMatchObject({
        status: 'closed',
        closedAt: at('08:30'),
        closedBy: 'hand',
        boxes: 6,
        missing: 0,
        adjustedAmountFen: 35_400,
        revision: 5,
      });
      expect(needs.map(({ status }: { status: string }) => status)).toEqual(Array(3).fill('consolidated'));

      const late = await orders.send('POST', '/v1/rounds/R-3/needs', {
        json: need('N-8', { occurredAt: at('08:40') }),
      });
      expect(found(late)).toEqual([409, 'ROUND_CUT_OFF_PASSED']);
      const known = await orders.send('POST', '/v1/rounds/R-3/needs', { json: need('N-1') });
      expect([known.status, known.body.changed]).toEqual([200, false]);
      const cancel = await orders.send('DELETE', '/v1/rounds/R-3/needs/N-1?reason=x');
      expect(found(cancel)).toEqual([409, 'ROUND_CLOSED']);
      const page = await orders.get(`/v1/rounds?status=closed&communityGln=${here}`);
      expect(page.body.items).toEqual([summary]);
    });

    it('given events of its boxes, then each need shows the stage of its least advanced box', async () => {
      const box = (n: number, needId: string, boxGtin = vegetables) =>
        orders.happened(
          `box-${sscc(n)}`,
          BoxPacked.of(at('09:00'), {
            sscc: sscc(n),
            jobId: 'R-3',
            needId,
            gtin: boxGtin,
            contents: [{ gtin: gtin(10), lot: 'L-1', quantity: 2 }],
            weightGrams: 6_000,
            packedAtGln: near,
            destinationGln: here,
            householdRef: `hh-${needId}`,
            building: '3',
            unit: '2-501',
            order: 'own',
            placedByRef: null,
            specialNeeds: [],
          }),
        );
      const dispatched = (time: string, ...boxes: number[]) =>
        orders.happened(
          `load-${time}`,
          LoadDispatched.of(at(time), {
            loadId: `load-${time}`,
            fromGln: near,
            toGln: cityGln,
            plate: '吉A12345',
            driverRef: 'driver-1',
            vehiclePassId: 'P-1',
            driverPassId: 'P-2',
            ssccs: boxes.map(sscc),
          }),
        );
      const door = (n: number) => ({ sscc: sscc(n), scanId: `door-${n}`, atGln: here, byRef: 'team-1' });
      const handedOver = (n: number, time: string) => {
        const proof = { receivedByRef: 'hh-1', method: 'in-person' as const, proofRef: null };
        return orders.happened(`scan-h${n}-${time}`, BoxHandedOver.of(at(time), { ...door(n), ...proof }));
      };
      const failed = (n: number, time: string) =>
        orders.happened(
          `scan-f${n}-${time}`,
          DeliveryFailed.of(at(time), { ...door(n), reason: 'not-at-home' }),
        );
      const statuses = async () => (await round('R-3')).needs.map(({ status }: { status: string }) => status);

      await box(1, 'N-1');
      await box(3, 'N-7');
      expect(await statuses()).toEqual(['packed', 'consolidated', 'consolidated']);
      // On its way before its packing is known here.
      await dispatched('10:00', 1, 2, 3);
      await box(2, 'N-2');
      expect(await statuses()).toEqual(['on-the-way', 'on-the-way', 'consolidated']);
      const shortages = [{ needId: 'N-7', gtin: oil, missing: 3, reason: 'sold out' }];
      await orders.happened(
        'packing-job-R-3',
        PackingJobFellShort.of(at('10:30'), { jobId: 'R-3', packed: 3, shortages }),
      );
      expect(await statuses()).toEqual(['on-the-way', 'on-the-way', 'on-the-way']);
      await handedOver(1, '16:00');
      await failed(2, '16:10');
      await handedOver(3, '16:20');
      expect(await statuses()).toEqual(['delivered', 'undelivered', 'partly-delivered']);
      // An earlier attempt reported late by a scanner, and a later one that succeeds.
      await failed(1, '15:00');
      await handedOver(2, '19:30');
      expect(await statuses()).toEqual(['delivered', 'delivered', 'partly-delivered']);
      const { missing, adjustedAmountFen, needs } = await round('R-3');
      expect({ missing, adjustedAmountFen }).toEqual({ missing: 3, adjustedAmountFen: 35_400 - 3 * 8_800 });
      expect(needs[2]).toMatchObject({
        shortages: [{ gtin: oil, missing: 3, reason: 'sold out' }],
        adjustedAmountFen: 3_000,
      });
      expect((await round('R-3')).needs[0].boxes).toEqual([{ sscc: sscc(1), stage: 'delivered' }]);
    });
  });

  it('given a day of orders, when each view is rebuilt, then it equals the live one', async () => {
    const views = orders.service.app.get(Views);
    expect(views.names()).toEqual(OrdersModule.parts.views.map(({ name }) => name));
    const whom = { name: '王芳', position: '社区书记', phone: '12345' };
    await orders.post(`/v1/stations/${here}/responsible`, whom, 'whom');
    for (const name of views.names()) {
      const { equal, rows, differences } = await views.rebuild(name);
      expect({ name, equal, differences, some: rows > 0 }).toEqual({
        name,
        equal: true,
        differences: [],
        some: true,
      });
    }
    expect((await round('R-3')).needs).toHaveLength(3);
  });
});
