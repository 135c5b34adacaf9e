import { RunningBoxtrail } from './running-boxtrail';

/** Integers are decimal digits only, not other notations that programs accept. */
const notDigits = [
  '0x5',
  '1e1',
  '1e19',
  '5.0',
  '+5',
  '-1',
  '%205',
  '5%20',
  '0b1',
  '',
  'five',
  '٥',
  '５',
  '1_0',
  'NaN',
  '5,0',
];
const tooLarge = ['9007199254740992', '18446744073709551616', '1'.repeat(400)];

describe('query parameters', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const told = async (path: string, method = 'GET') => {
    const { status, body } = await boxtrail.ask(method, path);
    return `${status} ${String(body?.code)} ${String(body?.errors?.[0]?.pointer)}`;
  };

  it.each([
    ['/v1/passes', 'limit'],
    ['/v1/events', 'limit'],
    ['/v1/events', 'after'],
    ['/v1/views/audit.trails/unreadable', 'after'],
    ['/v1/views/audit.trails/unreadable', 'limit'],
    ['/v1/quarantine', 'limit'],
    ['/v1/parked', 'limit'],
    ['/v1/trails', 'atLeast'],
    ['/v1/loads/none', 'atLeast'],
    ['/v1/summary', 'atLeast'],
    ['/v1/exports/trails/376104250021234569', 'position'],
    ['/v1/replay', 'speed'],
    ['/v1/changes', 'from'],
    ['/v1/changes', 'limit'],
  ])('given an invalid integer, GET %s refuses it as %s', async (path, name) => {
    const numbers = [...notDigits, ...tooLarge].filter((text) => name !== 'speed' || text !== '5.0');
    for (const text of numbers)
      expect(`${text}: ${await told(`${path}?${name}=${text}`)}`).toBe(`${text}: 400 INPUT_INVALID /${name}`);
  });

  it.each([
    ['/v1/views', 'actor'],
    ['/v1/events', 'actor'],
    ['/v1/passes', 'actor'],
    ['/v1/passes', 'Limit'],
    ['/v1/passes/p1', 'cursor'],
    ['/v1/messaging', 'x'],
    ['/v1/replay', 'limit'],
    ['/v1/changes', 'to'],
    ['/v1/summary', '__proto__'],
    ['/v1/trails', 'constructor'],
    ['/v1/stations', 'tier[]'],
    ['/v1/diff', 'at'],
    ['/v1/quarantine', 'sscc'],
  ])('given GET %s with %s, then the unknown parameter is named', async (path, name) => {
    const { status, body } = await boxtrail.ask('GET', `${path}?${encodeURIComponent(name)}=1`);
    expect({ status, code: body.code as string, detail: body.detail as string }).toEqual({
      status: 400,
      code: 'INPUT_INVALID',
      detail: `Unknown parameter: ${name}`,
    });
  });

  it.each(['suspend', 'reinstate', 'revoke'])(
    'given a query at a POST without parameters, then 400: %s',
    async (verb) => {
      const { status, body } = await boxtrail.ask('POST', `/v1/passes/p1/${verb}?dryRun=true`, {
        json: { reason: 'x' },
      });
      expect({ status, detail: body.detail as string }).toEqual({
        status: 400,
        detail: 'Unknown parameter: dryRun',
      });
    },
  );

  it.each([
    'limit=1&limit=2',
    'limit=1&limit=1',
    'limit=1&l%69mit=1',
    'limit&limit',
    'limit=1&cursor=&limit=3',
  ])('given a repeated parameter (%s), then it is named', async (query) => {
    const { status, body } = await boxtrail.ask('GET', `/v1/passes?${query}`);
    expect({ status, detail: body.detail as string }).toEqual({
      status: 400,
      detail: 'Repeated parameter: limit',
    });
  });

  it.each([
    '%',
    '%2',
    '%zz',
    '%ff',
    '%c3%28',
    '%ed%a0%80',
    'limit=%',
    'limit=%ff',
    'x=1&%e0%a4',
    '%00=%f0%9f',
  ])('given a query that is not percent-encoded UTF-8 (%s), then 400', async (query) => {
    expect(await told(`/v1/passes?${query}`)).toBe('400 REQUEST_MALFORMED undefined');
  });

  it.each(['limit=1', 'limit=200', 'limit=007', '', '&', 'limit=1&', 'cursor='])(
    'given %s, then it is answered',
    async (query) => {
      expect((await boxtrail.ask('GET', `/v1/passes?${query}`)).status).toBe(200);
    },
  );
});
