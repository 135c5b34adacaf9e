import { RunningBoxtrail } from './running-boxtrail';

/** Text that is valid in a URL, but not in a column or an id. */
const unstorable = [
  '%00',
  'a%00b',
  '%0A',
  'a%20b',
  '%F0%9F%93%A6',
  '%E2%80%AE',
  '%7F',
  'x'.repeat(65),
  '%C2%85',
  '*',
];

const paths: readonly [string, string][] = [
  ['POST', '/v1/passes/:/suspend'],
  ['POST', '/v1/passes/:/reinstate'],
  ['POST', '/v1/passes/:/revoke'],
  ['GET', '/v1/passes/:'],
  ['GET', '/v1/rounds/:'],
  ['POST', '/v1/rounds/:/needs'],
  ['DELETE', '/v1/rounds/:/needs/n1?reason=x'],
  ['DELETE', '/v1/rounds/r1/needs/:?reason=x'],
  ['POST', '/v1/rounds/:/close'],
  ['GET', '/v1/packing-jobs/:'],
  ['POST', '/v1/packing-jobs/:/boxes'],
  ['POST', '/v1/packing-jobs/:/complete'],
  ['GET', '/v1/boxes/:'],
  ['POST', '/v1/boxes/:/seal'],
  ['POST', '/v1/boxes/:/resolutions'],
  ['GET', '/v1/loads/:'],
  ['POST', '/v1/loads/:/boxes'],
  ['POST', '/v1/loads/:/dispatch'],
  ['POST', '/v1/loads/:/arrivals'],
  ['POST', '/v1/loads/:/receipts'],
  ['GET', '/v1/door-rounds/:'],
  ['GET', '/v1/stations/:'],
  ['GET', '/v1/box-types/:'],
  ['PUT', '/v1/box-types/:'],
  ['GET', '/v1/trails/:'],
  ['GET', '/v1/accounts/:'],
  ['GET', '/v1/load-history/:'],
  ['GET', '/v1/round-history/:'],
  ['GET', '/v1/exports/trails/:'],
  ['GET', '/v1/exports/rounds/:'],
  ['GET', '/v1/exports/stations/:/days/2026-03-16'],
  ['GET', '/v1/exports/stations/2401000000003/days/:'],
  ['GET', '/v1/views/:/unreadable'],
  ['POST', '/v1/views/:/drop-old'],
  ['POST', '/v1/views/:/rebuild'],
  ['POST', '/v1/messaging/groups/:/replay'],
  ['POST', '/v1/messaging/topics/:/republish'],
  ['POST', '/v1/parked/:/drop'],
];

describe('text that cannot be stored', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it.each(paths)('given it in the path of %s %s, then 400 names the parameter', async (method, path) => {
    for (const text of unstorable) {
      const json = method === 'GET' || method === 'DELETE' ? undefined : { reason: 'x' };
      const { status, body } = await boxtrail.ask(method, path.replace(':', text), { json });
      expect({ text, status, code: body.code as string }).toEqual({
        text,
        status: 400,
        code: 'INPUT_INVALID',
      });
      expect(body.errors[0].pointer).toMatch(/^\/[a-zA-Z]+$/);
    }
  });

  it.each(['\0', '\u0001', 'a\u0008b', '\u007f', '\u0085', '', ' ', '\n', 'x'.repeat(501), '📦'.repeat(251)])(
    'given %j as a reason in a query or a body, then 400',
    async (reason) => {
      const query = await boxtrail.ask(
        'DELETE',
        `/v1/rounds/r1/needs/n1?reason=${encodeURIComponent(reason)}`,
      );
      const body = await boxtrail.ask('POST', '/v1/passes/p1/suspend', { json: { reason } });
      expect([query.status, body.status]).toEqual([400, 400]);
    },
  );

  it('given ordinary text, then it is accepted', async () => {
    const reason = 'lost at 南关区 📦\nsee "note" <b>;\t\u202e100%';
    const { status, body } = await boxtrail.ask('POST', '/v1/passes/p1/suspend', { json: { reason } });
    expect({ status, code: body.code as string }).toEqual({ status: 404, code: 'PASS_UNKNOWN' });
  });

  it('given callers that keep sending it, then commands of others succeed', async () => {
    const bad = Array.from({ length: 100 }, () =>
      boxtrail.ask('POST', '/v1/passes/%00/suspend', { json: { reason: 'x' } }),
    );
    const good = Array.from({ length: 20 }, (_, i) =>
      boxtrail.ask('POST', '/v1/passes', {
        json: {
          passId: `beside-${i}`,
          plate: '吉A12345',
          carrierRef: 'c1',
          zones: ['2401000000003'],
          validFrom: '2026-01-01T00:00:00Z',
          validUntil: '2027-01-01T00:00:00Z',
          authorityRef: 'a1',
        },
      }),
    );
    expect((await Promise.all(bad)).map(({ status }) => status)).toEqual(bad.map(() => 400));
    expect((await Promise.all(good)).map(({ status }) => status)).toEqual(good.map(() => 201));
  });
});
