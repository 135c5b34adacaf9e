import { completeKey } from '@boxtrail/kernel';
import { type Answer, RunningBoxtrail } from './running-boxtrail';

let number = 0;
const fresh = (prefix: string) => `held-${prefix}-${(number += 1)}`;
const sscc = () => completeKey('sscc', `0388888${String((number += 1)).padStart(10, '0')}`);

describe('a held box', () => {
  let boxtrail: RunningBoxtrail;
  let [supplier, community, gtin, item] = ['', '', '', ''];
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    const first = async (path: string) => (await boxtrail.ask('GET', path)).body.items[0];
    supplier = (await first('/v1/suppliers')).gln;
    community = (await first('/v1/stations?tier=community')).gln;
    const type = await first('/v1/box-types');
    [gtin, item] = [type.gtin, type.contents[0].gtin];
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const send = (path: string, json: object, as = 'admin') => boxtrail.ask('POST', path, { json, as });
  async function must(path: string, json: object, as?: string): Promise<Answer> {
    const answer = await send(path, json, as);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.text}`);
    return answer;
  }
  const told = ({ status, body }: Answer) => [status, body.code];
  const refused = [409, 'BOX_HELD'];

  /** A closed round for as many boxes. */
  async function job(boxes: number) {
    const roundId = fresh('round');
    await must('/v1/rounds', {
      roundId,
      communityGln: community,
      cutoffAt: '2099-01-01T00:00:00Z',
      gtins: [gtin],
    });
    const need = {
      needId: 'N',
      householdRef: 'hh-1',
      building: '5',
      unit: '1',
      order: 'own',
      payment: 'prepaid',
    };
    await must(`/v1/rounds/${roundId}/needs`, { ...need, lines: [{ gtin, quantity: boxes }] });
    await must(`/v1/rounds/${roundId}/close`, {});
    const path = `/v1/packing-jobs/${roundId}`;
    for (const end = Date.now() + 60_000; (await boxtrail.ask('GET', path)).status !== 200;) {
      if (Date.now() > end) throw new Error(`no job ${roundId}`);
      await new Promise((next) => setTimeout(next, 20));
    }
    return `${path}/boxes`;
  }
  const box = (lot: string, more: object = {}) => ({
    ...{ sscc: sscc(), needId: 'N', gtin, weightGrams: 100, contents: [{ gtin: item, lot, quantity: 1 }] },
    ...more,
  });
  async function load(): Promise<string> {
    const loadId = fresh('load');
    await must('/v1/loads', {
      loadId,
      fromGln: supplier,
      toGln: community,
      plate: '吉A12345',
      driverRef: 'd',
    });
    return `/v1/loads/${loadId}`;
  }
  const hold = (target: object, holdId = fresh('hold')) =>
    must('/v1/holds', { holdId, ...target, reason: 'mould' }, 'market-supervision').then(() => holdId);
  async function trail(of: string) {
    const { body } = await boxtrail.ask('GET', '/v1/views');
    const answer = await boxtrail.ask('GET', `/v1/trails/${of}?atLeast=${body[0].head}`);
    return answer.body as { openFindings: { kind: string }[]; holds: string[]; steps: { kind: string }[] };
  }

  it('given its lot is held, then it is not sealed, loaded or taken to the door, until the release', async () => {
    const [path, lot] = [await job(3), fresh('lot')];
    const [sealed, packed, late] = [box(lot, { sealId: fresh('seal') }), box(lot), box(lot)];
    await must(path, sealed);
    await must(path, packed);
    const holdId = await hold({ gtin: item, lot });
    const ofLoad = await load();
    const door = { fromGln: community, teamRef: 't', ssccs: [packed.sscc] };
    expect(told(await send(`/v1/boxes/${packed.sscc}/seal`, { sealId: fresh('seal') }))).toEqual(refused);
    expect(told(await send('/v1/door-rounds', { doorRoundId: fresh('door'), ...door }))).toEqual(refused);
    const loading = await send(`${ofLoad}/boxes`, { ssccs: [sealed.sscc] });
    expect(told(loading)).toEqual(refused);
    expect(loading.body.detail).toContain(`box ${sealed.sscc} by hold ${holdId}`);
    // A box that is packed later is held too; with a seal it is refused.
    expect(told(await send(path, { ...late, sealId: fresh('seal') }))).toEqual(refused);
    await must(path, late);
    expect(told(await send(`${ofLoad}/boxes`, { ssccs: [late.sscc] }))).toEqual(refused);
    expect((await trail(late.sscc)).holds).toEqual([holdId]);
    await must(`/v1/holds/${holdId}/release`, { reason: 'clean' }, 'market-supervision');
    await must(`${ofLoad}/boxes`, { ssccs: [sealed.sscc, late.sscc] });
    expect((await trail(late.sscc)).steps.map(({ kind }) => kind).slice(0, 3)).toEqual([
      'packed',
      'held',
      'released',
    ]);
  });

  it('given a scan says that it was handed over, then the scan is recorded and its trail breaks', async () => {
    const [path, packed] = [await job(1), box(fresh('lot'))];
    await must(path, packed);
    await hold({ sscc: packed.sscc });
    const scan = {
      scanId: fresh('scan'),
      kind: 'handed-over',
      sscc: packed.sscc,
      atGln: community,
      byRef: 'v',
    };
    await must('/v1/scans', { ...scan, receivedByRef: 'hh-1', method: 'pick-up' });
    expect((await trail(packed.sscc)).openFindings.map(({ kind }) => kind)).toContain('held-box-moved');
  });

  it('given holds and loadings at the same moment, then a load is refused, or its box is held on it', async () => {
    const path = await job(6);
    const boxes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const one = box(fresh('lot'));
        await must(path, one);
        return { sscc: one.sscc, ofLoad: await load() };
      }),
    );
    await Promise.all(
      boxes.map(async ({ sscc: of, ofLoad }) => {
        const [, loading] = await Promise.all([hold({ sscc: of }), send(`${ofLoad}/boxes`, { ssccs: [of] })]);
        expect([200, 409]).toContain(loading.status);
        const again = await load();
        expect(told(await send(`${again}/boxes`, { ssccs: [of] }))).toEqual(
          loading.status === 200 ? [409, 'BOX_ON_ANOTHER_LOAD'] : refused,
        );
        expect((await trail(of)).holds).toHaveLength(1);
      }),
    );
  });
});
