import { type Role, roles } from '@boxtrail/http';
import { movesCustody, reporters } from '../../libs/delivery/src/domain/reporters';
import { scanKinds, type ScanKind } from '../../libs/delivery/src/domain/scan';
import { type Bound, boxes, City, otherBox, type Place, places, vegetables } from '../support/access/city';

describe('what a key may report', () => {
  let city: City;
  let scans = 0;
  beforeAll(async () => {
    city = await City.start();
  }, 120_000);
  afterAll(() => city.stop());

  const details: Partial<Record<ScanKind, object>> = {
    'handed-over': { receivedByRef: 'hh-community', method: 'pick-up' },
    failed: { reason: 'not-at-home' },
  };
  const scan = (kind: ScanKind, sscc: string, at: Place) => ({
    ...{ scanId: `fact-${(scans += 1)}`, kind, sscc, atGln: places[at], byRef: 'v' },
    ...details[kind],
  });
  const sent = async (role: Role, bound: Bound, kind: ScanKind, sscc: string, at: Place) => {
    const request = { method: 'POST', path: '/v1/scans', body: scan(kind, sscc, at) };
    const { status, body } = await city.ask(role, bound, request);
    return status === 200 ? 'recorded' : `${status} ${(body as { code: string }).code}`;
  };

  it('given each role and kind of scan, then it is recorded where the table says so', async () => {
    for (const role of roles)
      for (const kind of scanKinds) {
        const none = reporters[role] === undefined ? '403 ROLE_NOT_ALLOWED' : '403 FACT_NOT_ALLOWED';
        const expected = reporters[role]?.includes(kind) === true ? 'recorded' : none;
        const found = await sent(role, 'none', kind, boxes.atTheDropPoint, 'community');
        expect({ role, kind, found }).toEqual({ role, kind, found: expected });
      }
  });

  it.each<[string, Bound, string, boolean]>([
    ['a box at its drop point', 'community', boxes.atTheDropPoint, true],
    ['a box at a drop point below it', 'district', boxes.atTheDropPoint, true],
    ['a box that is still at the supplier', 'community', boxes.atTheSupplier, false],
    ['a box that is on its way to it', 'community', boxes.onTheRoad, false],
    ['a box of another community', 'community', otherBox, false],
    ['a box that left for a community', 'supplier', boxes.atTheDropPoint, false],
    ['a box at its bench', 'supplier', boxes.atTheSupplier, true],
  ])('given %s, then a station bound to the %s says who has it or not', async (_, bound, sscc, may) => {
    const at = bound === 'district' ? 'community' : (bound as Place);
    for (const kind of scanKinds) {
      const expected = may || !movesCustody(kind) ? 'recorded' : '409 BOX_NOT_HERE';
      expect([kind, await sent('station', bound, kind, sscc, at)]).toEqual([kind, expected]);
    }
  });

  it('given lines, then a foreign box goes to the quarantine of its sender, who reads and closes it', async () => {
    const lines = [otherBox, boxes.atTheDropPoint].map((sscc) =>
      JSON.stringify(scan('lost', sscc, 'community')),
    );
    const path = '/v1/scans';
    const type = 'application/x-ndjson';
    const answer = await city.ask('team', 'community', {
      method: 'POST',
      path,
      body: lines.join('\n'),
      type,
    });
    expect(answer.text).toContain('"code":"BOX_NOT_HERE"');
    expect(answer.text).toContain('"status":"accepted"');
    const mine = await city.ask('team', 'community', { method: 'GET', path: '/v1/quarantine' });
    const { items } = mine.body as { items: { id: string; code: string; actor: string }[] };
    expect(items.map(({ code, actor }) => [code, actor])).toEqual([['BOX_NOT_HERE', 'team-community']]);
    const line = `/v1/quarantine/${items[0]?.id}`;
    const other = await city.ask('team', 'otherCommunity', { method: 'GET', path: line });
    expect([other.status, other.body.code]).toEqual([404, 'QUARANTINE_UNKNOWN']);
    const again = { method: 'POST', path: `${line}/resend`, body: {} };
    expect((await city.ask('team', 'community', again)).body).toMatchObject({
      ...{ status: 'refused', code: 'BOX_NOT_HERE' },
    });
    // A coordinator answers for it.
    expect((await city.ask('coordinator', 'none', again)).body).toMatchObject({ status: 'accepted' });
  });

  it('given a job of another supplier, then a packer does not fill it, wherever it says it packs', async () => {
    const contents = [{ gtin: vegetables, lot: 'L', quantity: 1 }];
    for (const packedAtGln of [places.supplier, places.otherSupplier]) {
      const body = { sscc: otherBox, needId: 'N-1', gtin: vegetables, contents, weightGrams: 1, packedAtGln };
      const request = { method: 'POST', path: '/v1/packing-jobs/R-2/boxes', body };
      const { status, body: answer } = await city.ask('packer', 'supplier', request);
      expect([status, answer.code]).toEqual([403, 'STATION_NOT_YOURS']);
    }
  });

  it('given boxes of another community, then its key takes them neither on a load nor to the doors', async () => {
    const fromGln = places.community;
    const load = { loadId: 'L-own', fromGln, toGln: places.district, plate: '吉C1', driverRef: 'd' };
    await city.does('POST', '/v1/loads', load);
    const ssccs = [otherBox];
    for (const [path, body] of [
      ['/v1/loads/L-own/boxes', { ssccs }],
      ['/v1/door-rounds', { doorRoundId: 'D-own', fromGln, teamRef: 't', ssccs }],
    ] as const) {
      const { status, body: answer } = await city.ask('station', 'community', { method: 'POST', path, body });
      expect([path, status, answer.code]).toEqual([path, 403, 'STATION_NOT_YOURS']);
    }
  });

  it('given a pass that was revoked, then a scan dated before that does not make it valid', async () => {
    const before = new Date().toISOString();
    await city.does('POST', '/v1/passes/V-other/revoke', { reason: 'the test says so' });
    const body = { passId: 'V-other', checkpointRef: 'gate', zoneGln: places.otherCommunity };
    for (const occurredAt of [before, undefined]) {
      const request = { ...body, scanId: `late-${occurredAt}`, ...(occurredAt && { occurredAt }) };
      const answer = await city.ask('checkpoint', 'none', {
        ...{ method: 'POST', path: '/v1/verifications', body: request },
      });
      expect([answer.status, answer.body.verdict]).toEqual([201, 'revoked']);
    }
  });
});
