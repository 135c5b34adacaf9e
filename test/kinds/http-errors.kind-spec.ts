import { STATUS_CODES } from 'node:http';
import { RunningBoxtrail } from './running-boxtrail';

describe('errors before routing', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const auth = () => `authorization: Bearer ${boxtrail.keys['admin']}\r\n`;
  /** Status and code of the problem answered to these bytes. */
  async function answerTo(bytes: string | Uint8Array): Promise<string> {
    const [head = '', body = ''] = (await boxtrail.exchange(bytes)).split('\r\n\r\n');
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    const { status, code, traceId } = JSON.parse(body) as Record<string, unknown>;
    expect(head).toContain(`HTTP/1.1 ${String(status)} ${STATUS_CODES[Number(status)] ?? ''}`);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    return `${String(status)} ${String(code)}`;
  }
  const request = (line: string, headers = '', body = '') =>
    `${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${auth()}${headers}\r\n${body}`;

  it.each([
    ['bytes that are not HTTP', () => 'hello\r\n\r\n', '400 REQUEST_MALFORMED'],
    ['a TLS greeting', () => Uint8Array.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]), '400 REQUEST_MALFORMED'],
    ['an unknown method', () => request('BREW /v1/passes'), '400 REQUEST_MALFORMED'],
    [
      'no host',
      () => `GET /v1/passes HTTP/1.1\r\nconnection: close\r\n${auth()}\r\n`,
      '400 REQUEST_MALFORMED',
    ],
    ['a header without a name', () => request('GET /v1/passes', ': x\r\n'), '400 REQUEST_MALFORMED'],
    [
      'a control character in a header',
      () => request('GET /v1/passes', 'x: a\u0001b\r\n'),
      '400 REQUEST_MALFORMED',
    ],
    [
      'two lengths',
      () => request('POST /v1/passes', 'content-length: 1\r\ncontent-length: 2\r\n', 'x'),
      '400 REQUEST_MALFORMED',
    ],
    [
      'an invalid length',
      () => request('POST /v1/passes', 'content-length: x\r\n', 'x'),
      '400 REQUEST_MALFORMED',
    ],
    [
      'a length and chunks',
      () => request('POST /v1/passes', 'content-length: 3\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n'),
      '400 REQUEST_MALFORMED',
    ],
    [
      'a broken chunk',
      () =>
        request(
          'POST /v1/passes',
          'content-type: application/json\r\ntransfer-encoding: chunked\r\n',
          'zz\r\n',
        ),
      '400 REQUEST_MALFORMED',
    ],
    [
      'headers of 20 KB',
      () => request('GET /v1/passes', `x: ${'x'.repeat(20_000)}\r\n`),
      '431 HEADERS_TOO_LARGE',
    ],
    ['a path of 20 KB', () => request(`GET /v1/passes/${'x'.repeat(20_000)}`), '431 HEADERS_TOO_LARGE'],
    [
      'a parameter of 5,000 characters',
      () => request(`GET /v1/passes/${'x'.repeat(5_000)}`),
      '414 URL_TOO_LONG',
    ],
    [
      'a parameter of 300 characters',
      () => request(`GET /v1/passes/${'x'.repeat(300)}`),
      '400 INPUT_INVALID',
    ],
    ['a lone percent sign', () => request('GET /v1/passes/%'), '400 REQUEST_MALFORMED'],
    ['a percent sign before no digits', () => request('GET /v1/passes/%zz'), '400 REQUEST_MALFORMED'],
    ['bytes that are not UTF-8', () => request('GET /v1/passes/%ff%fe'), '400 REQUEST_MALFORMED'],
    ['half a surrogate pair', () => request('GET /v1/passes/%ed%a0%80'), '400 REQUEST_MALFORMED'],
    ['an unknown path', () => request('GET /v1/nowhere'), '404 ROUTE_UNKNOWN'],
    ['an empty segment', () => request('GET /v1//passes'), '404 ROUTE_UNKNOWN'],
    [
      'an unknown expectation',
      () => request('POST /v1/passes', 'expect: miracles\r\ncontent-length: 0\r\n'),
      '417 EXPECTATION_FAILED',
    ],
    ['two hosts', () => request('GET /v1/passes', 'host: y\r\n'), '400 REQUEST_MALFORMED'],
    [
      'an invalid host',
      () => `GET /v1/passes HTTP/1.1\r\nhost: a b/..\r\nconnection: close\r\n${auth()}\r\n`,
      '400 REQUEST_MALFORMED',
    ],
    ['two API keys', () => request('GET /v1/passes', auth()), '400 REQUEST_MALFORMED'],
    [
      'two content types',
      () =>
        request(
          'POST /v1/scans',
          'content-type: application/json\r\ncontent-type: text/csv\r\ncontent-length: 2\r\n',
          '{}',
        ),
      '400 REQUEST_MALFORMED',
    ],
    [
      'two Idempotency-Keys',
      () => request('POST /v1/passes', 'idempotency-key: a\r\nidempotency-key: b\r\n'),
      '400 REQUEST_MALFORMED',
    ],
    [
      'a transfer coding other than chunked',
      () =>
        request(
          'POST /v1/passes',
          'content-type: application/json\r\ntransfer-encoding: gzip, chunked\r\n',
          '2\r\n{}\r\n0\r\n\r\n',
        ),
      '415 CONTENT_ENCODING_UNSUPPORTED',
    ],
    [
      'trailers of 20 KB',
      () =>
        request(
          'POST /v1/passes',
          'content-type: application/json\r\ntransfer-encoding: chunked\r\n',
          `2\r\n{}\r\n0\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
        ),
      '431 HEADERS_TOO_LARGE',
    ],
    [
      'a whole URL without a key',
      () => 'GET http://x/v1/passes HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      '401 API_KEY_MISSING',
    ],
    [
      'an encoded path without a key',
      () => 'GET /%761/passes HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      '401 API_KEY_MISSING',
    ],
    [
      'a tunnel',
      () => `CONNECT example.org:443 HTTP/1.1\r\nhost: example.org\r\n\r\n`,
      '405 METHOD_NOT_ALLOWED',
    ],
  ])('given %s, then the answer is a problem', async (_, bytes, expected) => {
    expect(await answerTo(bytes())).toBe(expected);
  });

  it.each([
    ['DELETE', '/v1/passes', 'GET, HEAD, OPTIONS, POST'],
    ['PUT', '/v1/passes', 'GET, HEAD, OPTIONS, POST'],
    ['PATCH', '/v1/passes/p1', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/passes/p1/suspend', 'OPTIONS, POST'],
    ['GET', '/v1/verifications', 'OPTIONS, POST'],
    ['POST', '/v1/box-types/02061041500216', 'GET, HEAD, OPTIONS, PUT'],
    ['POST', '/v1/rounds/r1/needs/n1', 'DELETE, OPTIONS, PUT'],
    ['POST', '/v1/trails', 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/v1/loads', 'GET, HEAD, OPTIONS, POST'],
    ['DELETE', '/v1/exports/stations/1/days/2', 'GET, HEAD, OPTIONS'],
    ['POST', '/v1/events?after=1', 'GET, HEAD, OPTIONS'],
  ])('given %s %s, then 405 lists the allowed methods', async (method, path, allow) => {
    const { status, headers, body } = await boxtrail.ask(method, path);
    expect({ status, code: body.code as string, allow: headers.get('allow') }).toEqual({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      allow,
    });
    const options = await boxtrail.ask('OPTIONS', path, { as: null });
    expect({ status: options.status, allow: options.headers.get('allow') }).toEqual({ status: 204, allow });
  });

  it.each([
    '/v1/passes',
    '/v1/stations/2401000000003',
    '/v1/summary',
    '/v1/views',
    '/health/live',
    '/docs',
    '/openapi.json',
  ])('given a slash behind %s, or HEAD, then the answer equals that of GET without it', async (path) => {
    const plain = await boxtrail.ask('GET', path);
    const slash = await boxtrail.ask('GET', `${path}/`);
    const head = await boxtrail.ask('HEAD', path);
    expect([plain.status, slash.status, head.status]).toEqual([200, 200, 200]);
    expect(head.headers.get('content-type')).toBe(plain.headers.get('content-type'));
    expect(head.text).toBe('');
  });

  it.each([
    ['a whole URL', 'GET http://example.org/v1/whoami'],
    ['a whole URL of TLS', 'GET HTTPS://example.org:443/v1/whoami'],
    ['an encoded path', 'GET /%76%31/who%61mi'],
    ['all methods of the server', 'OPTIONS *'],
  ])('given %s, then the route is found', async (_, line) => {
    expect(await boxtrail.exchange(request(line))).toMatch(/^HTTP\/1\.1 20[04] /);
  });

  it.each([
    ['bearer', 200, undefined],
    ['BEARER', 200, undefined],
    ['Bearer ', 200, undefined],
    ['Bearer   ', 200, undefined],
    ['Bearer\t', 200, undefined],
    ['Basic', 401, 'API_KEY_MISSING'],
    ['Token', 401, 'API_KEY_MISSING'],
    ['"Bearer"', 401, 'API_KEY_MISSING'],
    ['Bearer,', 401, 'API_KEY_MISSING'],
    ['Bearer x', 401, 'API_KEY_INVALID'],
  ])(
    'given a key under the scheme %j, then %i, and 401 says how to send it',
    async (scheme, status, code) => {
      const authorization = `${scheme} ${boxtrail.keys['admin'] ?? ''}`;
      const answer = await boxtrail.ask('GET', '/v1/whoami', { headers: { authorization } });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      if (status === 401) expect(answer.body.detail).toContain('Authorization: Bearer bt_...');
    },
  );

  it.each([
    ['x'.repeat(201), 'IDEMPOTENCY_KEY_INVALID'],
    ['a b', 'IDEMPOTENCY_KEY_INVALID'],
    ['a\tb', 'IDEMPOTENCY_KEY_INVALID'],
    ['\u00e9', 'IDEMPOTENCY_KEY_INVALID'],
    ['a, b', 'IDEMPOTENCY_KEY_INVALID'],
    ['', 'IDEMPOTENCY_KEY_MISSING'],
    ['  ', 'IDEMPOTENCY_KEY_MISSING'],
    [undefined, 'IDEMPOTENCY_KEY_MISSING'],
  ])('given the Idempotency-Key %j, then %s', async (key, code) => {
    const answer = await boxtrail.ask('POST', '/v1/rounds/r1/close', {
      headers: { 'idempotency-key': key },
    });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it.each([
    ['/v1/views/none/rebuild', { x: 1 }, 'Unknown field: x'],
    ['/v1/views/none/rebuild', [1], 'a JSON object is expected'],
    ['/v1/views/none/rebuild', null, 'a JSON object is expected'],
    ['/v1/views/none/rebuild', 'x', 'a JSON object is expected'],
    ['/v1/messaging/topics/none/republish', { from: 1 }, 'Unknown field: from'],
    ['/v1/messaging/groups/none/replay', { from: 1 }, 'Unknown field: from'],
    ['/v1/rounds/r1/close', { because: 'x' }, 'Unknown field: because'],
  ])('given %s with the unexpected body %j, then 400', async (path, json, detail) => {
    const { status, body } = await boxtrail.ask('POST', path, { json });
    expect([status, body.code, body.detail]).toEqual([400, 'INPUT_INVALID', detail]);
  });

  it.each([
    ['no body', {}],
    ['a type without a body', { headers: { 'content-type': 'application/json' } }],
    ['an empty body', { raw: '' }],
    ['a blank body', { raw: ' \n' }],
    ['an empty body of another type', { headers: { 'content-type': 'text/plain' } }],
    ['an empty object', { json: {} }],
  ])('given %s where no field is required, then it is accepted', async (_, sent) => {
    const close = await boxtrail.ask('POST', '/v1/rounds/r1/close', sent);
    const rebuild = await boxtrail.ask('POST', '/v1/views/none/rebuild', sent);
    expect([close.body.code, rebuild.body.code]).toEqual(['ROUND_UNKNOWN', 'VIEW_UNKNOWN']);
  });
});
