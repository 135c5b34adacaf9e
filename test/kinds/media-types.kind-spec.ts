import { gzipSync } from 'node:zlib';
import { RunningBoxtrail } from './running-boxtrail';

const typed: readonly [string, string][] = [
  ['POST', '/v1/verifications'],
  ['POST', '/v1/passes'],
  ['POST', '/v1/passes/p1/suspend'],
  ['POST', '/v1/api-keys'],
  ['POST', '/v1/loads'],
  ['POST', '/v1/loads/l1/receipts'],
  ['POST', '/v1/door-rounds'],
  ['POST', '/v1/corrections'],
  ['POST', '/v1/suppliers'],
  ['POST', '/v1/rounds'],
  ['POST', '/v1/rounds/r1/close'],
  ['PUT', '/v1/box-types/02061041500216'],
  ['POST', '/v1/packing-jobs/j1/complete'],
  ['POST', '/v1/boxes/376104250021234569/seal'],
  ['POST', '/v1/views/audit.trails/rebuild'],
];
const bulk = ['/v1/scans', '/v1/rounds/r1/needs', '/v1/packing-jobs/j1/boxes'];
const foreign = [
  'text/csv',
  'application/x-ndjson',
  'TEXT/CSV; charset=utf-8',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/jsonp',
  'json',
  '*/*',
  ';',
];

describe('media types', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it.each(typed)('given a body that is not JSON at %s %s, then 415 names JSON', async (method, path) => {
    for (const type of foreign) {
      const { status, body, headers } = await boxtrail.ask(method, path, { raw: 'a,b\n', type });
      expect({ type, status, code: body.code as string }).toEqual({
        type,
        status: 415,
        code: 'MEDIA_TYPE_UNSUPPORTED',
      });
      expect(body.detail).toContain('application/json');
      expect(headers.get('accept')).toBe('application/json');
    }
    expect((await boxtrail.ask('GET', '/health/live', { as: null })).status).toBe(200);
  });

  it.each(bulk)('given a body that is neither JSON nor NDJSON at %s, then 415 names both', async (path) => {
    for (const type of foreign.filter((each) => each !== 'application/x-ndjson')) {
      const { status, headers } = await boxtrail.ask('POST', path, { raw: 'a,b\n', type });
      expect({ type, status }).toEqual({ type, status: 415 });
      expect(headers.get('accept')).toBe('application/json, application/x-ndjson');
    }
  });

  it('given JSON at a CSV route, then 415 names CSV', async () => {
    const { status, headers } = await boxtrail.ask('POST', '/v1/stations/import', { json: {} });
    expect({ status, accept: headers.get('accept') }).toEqual({ status: 415, accept: 'text/csv' });
  });

  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=UTF-8',
    'application/json;charset="utf-8"',
  ])('given %s, then it is JSON', async (type) => {
    const { status, body } = await boxtrail.ask('POST', '/v1/passes/p1/suspend', {
      raw: '{"reason":"x"}',
      type,
    });
    expect({ status, code: body.code as string }).toEqual({ status: 404, code: 'PASS_UNKNOWN' });
  });

  it.each(['gzip', 'GZIP', 'deflate', 'br', 'zstd', 'gzip, identity', 'x'])(
    'given a body encoded with %s, then 415 asks for no encoding',
    async (encoding) => {
      for (const path of ['/v1/passes/p1/suspend', '/v1/scans']) {
        const { status, body, headers } = await boxtrail.ask('POST', path, {
          raw: new Uint8Array(gzipSync('{"reason":"x"}')),
          headers: { 'content-encoding': encoding },
        });
        expect({ status, code: body.code as string, accepted: headers.get('accept-encoding') }).toEqual({
          status: 415,
          code: 'CONTENT_ENCODING_UNSUPPORTED',
          accepted: 'identity',
        });
      }
    },
  );

  it.each(['text/html', 'application/xml', 'image/*', 'application/json;q=0', 'application/x-ndjson', 'x'])(
    'given Accept: %s where the answer is JSON, then 406 names it',
    async (accept) => {
      for (const path of ['/v1/passes', '/v1/stations/2401000000003', '/v1/summary']) {
        const { status, body } = await boxtrail.ask('GET', path, { headers: { accept } });
        expect({ status, code: body.code as string, detail: body.detail as string }).toEqual({
          status: 406,
          code: 'NOT_ACCEPTABLE',
          detail: 'this route answers with application/json',
        });
      }
    },
  );

  it.each([
    '*/*',
    'application/json',
    'application/*',
    'text/html, application/json;q=0.5',
    'text/html,*/*;q=0.1',
    '',
  ])('given Accept: %s, then it is answered', async (accept) => {
    expect((await boxtrail.ask('GET', '/v1/passes', { headers: { accept } })).status).toBe(200);
  });
});
