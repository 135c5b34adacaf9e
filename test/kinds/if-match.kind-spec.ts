import { RunningBoxtrail } from './running-boxtrail';

const gtin = '02061041500216';
const boxType = (priceFen: number) => ({
  name: 'vegetables',
  kind: 'vegetables',
  priceFen,
  contents: [{ gtin, name: 'cabbage', quantity: 1, unit: '份' }],
});

describe('If-Match', () => {
  let boxtrail: RunningBoxtrail;
  let type: { kind: string };
  let path: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const [first] = (await boxtrail.ask('GET', '/v1/box-types?limit=1')).body.items;
    const { gtin: own, revision: _, contentsVersion: __, ...rest } = first;
    path = `/v1/box-types/${own}`;
    type = rest;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const put = (priceFen: number, ifMatch: string) =>
    boxtrail.ask('PUT', path, {
      json: { ...boxType(priceFen), ...type, priceFen },
      headers: { 'if-match': ifMatch },
    });

  it.each(['3', '"x"', '"3" "4"', '"3",', ',', '"-1"', '"1.0"', "'3'", 'W/3', '"1", *', '"9999999999"'])(
    'given %s, then 400',
    async (header) => {
      const { status, body } = await put(1, header);
      expect({ status, code: body.code as string }).toEqual({ status: 400, code: 'IF_MATCH_INVALID' });
    },
  );

  it('given a list with the current revision, then it is changed; without it, then it is stale', async () => {
    const etag = (await boxtrail.ask('GET', path)).headers.get('etag') ?? '';
    expect((await put(4_321, `"777", "778"`)).status).toBe(412);
    const changed = await put(4_321, `"777", W/${etag}`);
    expect({ status: changed.status, changed: changed.body.changed as boolean }).toEqual({
      status: 200,
      changed: true,
    });
    expect((await put(4_322, etag)).status).toBe(412);
    // `*` does not say which price was read.
    expect((await put(4_322, '*')).body.code).toBe('IF_MATCH_MISSING');
  });

  it.each([
    ['PUT', `/v1/box-types/${gtin}`, boxType(1), 'STALE_REVISION'],
    ['POST', '/v1/rounds/none/close', {}, 'ROUND_UNKNOWN'],
    ['POST', '/v1/packing-jobs/none/complete', {}, 'JOB_UNKNOWN'],
    ['POST', '/v1/passes/none/suspend', { reason: 'lost' }, 'STALE_REVISION'],
    ['POST', '/v1/passes/none/reinstate', { reason: 'found' }, 'STALE_REVISION'],
    ['POST', '/v1/passes/none/revoke', { reason: 'lost' }, 'STALE_REVISION'],
    ['POST', '/v1/loads/none/boxes', { ssccs: ['376104250021234569'] }, 'STALE_REVISION'],
    ['POST', '/v1/loads/none/seal', { sealId: 'S1' }, 'STALE_REVISION'],
    ['POST', '/v1/loads/none/dispatch', { vehiclePassId: 'v', driverPassId: 'd' }, 'STALE_REVISION'],
    ['POST', '/v1/boxes/376104250021234569/seal', { sealId: 'S1' }, 'BOX_UNKNOWN'],
    ['DELETE', '/v1/rounds/none/needs/n1?reason=moved', undefined, 'ROUND_UNKNOWN'],
  ])('given * for %s %s, which does not exist, then nothing is changed', async (method, path, json, code) => {
    const { status, body } = await boxtrail.ask(method, path, {
      json,
      headers: { 'if-match': '*', 'idempotency-key': `star ${path}`.replaceAll(/[ /]/g, '-') },
    });
    const expected = code === 'STALE_REVISION' ? 412 : 404;
    expect({ status, code: body.code as string }).toEqual({ status: expected, code });
  });

  it('given * for an existing object, then it is changed', async () => {
    const passId = (await boxtrail.ask('GET', '/v1/passes?limit=1')).body.items[0].passId as string;
    const { status, body } = await boxtrail.ask('POST', `/v1/passes/${passId}/suspend`, {
      json: { reason: 'lost' },
      headers: { 'if-match': ' * ' },
    });
    expect({ status, changed: body.changed as boolean }).toEqual({ status: 200, changed: true });
  });
});
