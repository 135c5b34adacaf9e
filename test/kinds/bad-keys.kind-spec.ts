import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { databaseUrl } from '../support/boxtrail';
import { RunningBoxtrail } from './running-boxtrail';

const random = () => `bt_${randomBytes(32).toString('base64url')}`;

describe('API keys that were never issued', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start([], { MAX_BAD_KEYS_PER_MINUTE: '40' });
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const withKey = (authorization: string) =>
    boxtrail.ask('GET', '/v1/stations?limit=1', { as: null, headers: { authorization } });

  it.each([
    ['', 'API_KEY_MISSING'],
    ['Bearer', 'API_KEY_MISSING'],
    ['Bearer ', 'API_KEY_MISSING'],
    ['Basic YTpi', 'API_KEY_MISSING'],
    ['bt_abc', 'API_KEY_MISSING'],
    ['Bearer bt_', 'API_KEY_INVALID'],
    ['Bearer bt_abc', 'API_KEY_INVALID'],
    [`Bearer ${'x'.repeat(46)}`, 'API_KEY_INVALID'],
    [`Bearer bt_${'%'.repeat(43)}`, 'API_KEY_INVALID'],
    [`Bearer bt_${'a'.repeat(4_000)}`, 'API_KEY_INVALID'],
    ["Bearer ' OR 1=1 --", 'API_KEY_INVALID'],
    [`bearer ${random()}`, 'API_KEY_INVALID'],
  ])('given %j, then 401 %s', async (authorization, code) => {
    const { status, headers, body } = await withKey(authorization);
    expect({ status, challenge: headers.get('www-authenticate'), code: body.code as string }).toEqual({
      status: 401,
      challenge: 'Bearer',
      code,
    });
  });

  it('given many unknown keys, then 429 with Retry-After, few queries, and known keys are served', async () => {
    const database = new Client({ connectionString: databaseUrl(boxtrail.dir) });
    await database.connect();
    const lookUps = async () => {
      const { rows } = await database.query<{ n: string }>(
        `SELECT idx_scan AS n FROM pg_stat_user_indexes WHERE schemaname = 'auth' AND indexrelname = 'api_keys_pkey'`,
      );
      return Number(rows[0]?.n);
    };
    const before = await lookUps();
    const statuses: number[] = [];
    for (let i = 0; i < 300; i += 1) {
      const { status, headers } = await withKey(`Bearer ${random()}`);
      statuses.push(status);
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      if (i % 20 === 0) expect((await boxtrail.ask('GET', '/v1/stations?limit=1')).status).toBe(200);
    }
    expect([...new Set(statuses)].sort()).toEqual([401, 429]);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(200);
    // Statistics arrive late: if refused keys cost queries, they would be counted here.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await lookUps()) - before).toBeLessThan(150);
    await database.end();
  });

  it('given one unknown key many times, then it is looked up once', async () => {
    const same = `Bearer ${random()}`;
    const statuses = new Set<number>();
    for (let i = 0; i < 100; i += 1) statuses.add((await withKey(same)).status);
    expect([...statuses].every((status) => status === 401 || status === 429)).toBe(true);
  });
});
