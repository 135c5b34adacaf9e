import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiKeys, defaultLimits, roles, type Role } from '@boxtrail/http';
import { readConfig, type Service } from '@boxtrail/service';
import { OrdersService } from '../../../../test/support/orders-service';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

const nobody = { subject: null, role: null, stationGln: null, expiresAt: null, demoRoles: [] };
const city = '2401000000003';

describe('sessions', () => {
  let orders: OrdersService;
  /** Another process with the same database. */
  let other: Service;
  let foreign: OrdersService;
  let number = 0;

  beforeAll(async () => {
    orders = await OrdersService.start({ limits: { ...defaultLimits, sessionsPerKey: 3 } });
    other = await orders.another();
    foreign = await OrdersService.start();
    // Events, for a replay to wait between.
    await orders.csv(
      'code,name,tier,parentCode,street,latitude,longitude\n2201,长春市,municipal,,,43.8,125.3\n220102,南关区,district,2201,,43.8,125.3\n',
    );
  }, 60_000);
  afterAll(async () => {
    await foreign.stop();
    await other.close();
    await orders.stop();
  });

  const make = async ({
    role = 'admin' as Role,
    stationGln = null as string | null,
    ms = 86_400_000,
  } = {}) => {
    const subject = `s-${(number += 1)}`;
    const keys = orders.service.app.get(ApiKeys);
    const expiresAt = new Date(Date.now() + ms);
    return { key: await keys.issue({ subject, role, stationGln }, expiresAt), subject };
  };
  /** With `http`, as fetch sets headers of browsers by itself. */
  function ask(
    method: string,
    path: string,
    headers: OutgoingHttpHeaders = {},
    json?: unknown,
    at: Service = orders.service,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const type = json === undefined ? {} : { 'content-type': 'application/json' };
      const request = httpRequest(
        `${at.url}${path}`,
        { method, headers: { ...type, ...headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (more: string) => (text += more));
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: text === '' ? undefined : (JSON.parse(text) as unknown),
            }),
          );
        },
      );
      request.once('error', reject).end(json === undefined ? undefined : JSON.stringify(json));
    });
  }
  const signIn = (key: string, headers: OutgoingHttpHeaders = {}, at?: Service) =>
    ask('POST', '/v1/session', headers, { key }, at);
  const cookieIn = ({ headers }: Answer): string => headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const signedIn = async (key: string, at?: Service) => {
    const answer = await signIn(key, {}, at);
    expect(answer.status).toBe(201);
    return cookieIn(answer);
  };
  const same = { 'sec-fetch-site': 'same-origin' };
  const who = (cookie: string, at?: Service) => ask('GET', '/v1/whoami', { cookie }, undefined, at);
  /** The code of the answer; 200 when it is allowed. */
  const said = async (answer: Promise<Answer>): Promise<unknown> => {
    const { status, body } = await answer;
    return (body as { code?: string } | undefined)?.code ?? status;
  };
  const sql = (text: string, values: unknown[]) => orders.database.pool(1).query(text, values);
  const idOf = async (cookie: string) => String((await who(cookie)).body.keyId);

  it('given a key, then it is exchanged for a session, of which nothing but a hash is stored', async () => {
    const { key, subject } = await make({ role: 'station', stationGln: city });
    const answer = await signIn(key);
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        subject,
        role: 'station',
        stationGln: city,
        expiresAt: expect.any(String) as unknown,
        demoRoles: [],
      },
    ]);
    const hours = (Date.parse(String(answer.body.expiresAt)) - Date.now()) / 3_600_000;
    expect(Math.abs(hours - 8)).toBeLessThan(0.1);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^boxtrail_session=bs_[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=28\d\d\d$/,
      ),
    ]);
    const cookie = cookieIn(answer);
    for (const at of [orders.service, other])
      expect((await ask('GET', '/v1/session', { cookie }, undefined, at)).body).toEqual(answer.body);
    const { rows } = await sql('SELECT t::text AS row FROM auth.sessions t', []);
    const stored = rows.map((row: { row: string }) => row.row).join('\n');
    for (const secret of [cookie.split('=')[1] ?? '', key])
      expect([stored.includes(secret), stored.includes(Buffer.from(secret).toString('hex'))]).toEqual([
        false,
        false,
      ]);
  });

  it.each([
    ['over http', {}, 'auto', false],
    ['from a page over https', { origin: 'https://h', host: 'h' }, 'auto', true],
    ['through a proxy that ended TLS', { 'x-forwarded-proto': 'https' }, 'auto', true],
    ['where it is set', {}, 'always', true],
  ] as const)(
    'given a sign-in %s, then whether its cookie is Secure',
    async (_, headers, secure, expected) => {
      const { key } = await make();
      const service = await orders.another({ secureCookies: secure });
      try {
        const [cookie = ''] = (await signIn(key, headers, service)).headers['set-cookie'] ?? [];
        expect(cookie.endsWith('; Secure')).toBe(expected);
      } finally {
        await service.close();
      }
    },
  );

  it.each([
    ['an unknown key', { key: `bt_${'x'.repeat(43)}` }, 401, 'API_KEY_INVALID'],
    ['no key at all', { key: 'x y' }, 401, 'API_KEY_INVALID'],
    ['neither key nor role', {}, 400, 'INPUT_INVALID'],
    ['both', { key: 'x', demoRole: 'admin' }, 400, 'INPUT_INVALID'],
    ['an unknown role', { demoRole: 'king' }, 400, 'INPUT_INVALID'],
    ['a demo role where there is no demo', { demoRole: 'auditor' }, 403, 'DEMO_OFF'],
  ])('given a sign-in with %s, then its code and no cookie', async (_, json, status, code) => {
    const answer = await ask('POST', '/v1/session', {}, json);
    expect([answer.status, answer.body.code, answer.headers['set-cookie']]).toEqual([
      status,
      code,
      undefined,
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('x'.repeat(43));
  });

  it('given a session, then it opens no other, and its key is named in its place', async () => {
    const { key } = await make();
    const token = (await signedIn(key)).split('=')[1] ?? '';
    expect(await said(signIn(token))).toBe('INPUT_INVALID');
  });

  describe('a request under a session', () => {
    /** What stands for a session, by what became of it. */
    const cookies: readonly [string, () => Promise<string>, unknown][] = [
      ['none', () => Promise.resolve('other=1'), 'API_KEY_MISSING'],
      ['valid', async () => signedIn((await make()).key), 200],
      ['valid among others', async () => `a=1; ${await signedIn((await make()).key)}; b=2`, 200],
      [
        'sent twice alike',
        async () => {
          const cookie = await signedIn((await make()).key);
          return `${cookie}; ${cookie}`;
        },
        200,
      ],
      [
        'two different',
        async () => `${await signedIn((await make()).key)}; ${await signedIn((await make()).key)}`,
        'SESSION_ENDED',
      ],
      ['forged', () => Promise.resolve(`boxtrail_session=bs_${'A'.repeat(43)}`), 'API_KEY_INVALID'],
      ['empty', () => Promise.resolve('boxtrail_session='), 'API_KEY_INVALID'],
      ['truncated', async () => (await signedIn((await make()).key)).slice(0, -1), 'API_KEY_INVALID'],
      [
        'with a letter changed',
        async () => (await signedIn((await make()).key)).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
        'API_KEY_INVALID',
      ],
      [
        'of another installation',
        async () => signedIn(await foreign.key('admin'), foreign.service),
        'API_KEY_INVALID',
      ],
      [
        'expired',
        async () => {
          const cookie = await signedIn((await make()).key, other);
          await sql(
            `UPDATE auth.sessions SET expires_at = now() WHERE id = (SELECT max(id) FROM auth.sessions)`,
            [],
          );
          return cookie;
        },
        'SESSION_ENDED',
      ],
      [
        'of a key that has expired',
        async () => {
          const cookie = await signedIn((await make({ ms: 1_000 })).key);
          await pause(1_001);
          return cookie;
        },
        'SESSION_ENDED',
      ],
      [
        'signed out',
        async () => {
          const cookie = await signedIn((await make()).key);
          expect((await ask('DELETE', '/v1/session', { cookie, ...same })).status).toBe(204);
          return cookie;
        },
        'SESSION_ENDED',
      ],
      [
        'of a key that was revoked',
        async () => {
          const cookie = await signedIn((await make()).key);
          await sql('SELECT auth.revoke_key($1, $2, $3)', [await idOf(cookie), 'test', 'lost']);
          await until(async () => (await who(cookie)).status === 401);
          return cookie;
        },
        'API_KEY_REVOKED',
      ],
    ];
    it.each(cookies)('given a session: %s, then a read answers, and its route too', async (_, make, code) => {
      const cookie = await make();
      expect(await said(who(cookie))).toBe(code);
      const shown = await ask('GET', '/v1/session', { cookie });
      expect([shown.status, shown.body.role]).toEqual([200, code === 200 ? 'admin' : null]);
      if (code !== 200) expect(shown.body).toEqual(nobody);
    });

    /** Headers of a request that changes something, and what it is answered. */
    const table: readonly [string, OutgoingHttpHeaders, 'same' | 'refused'][] = [
      ['Sec-Fetch-Site: same-origin', { 'sec-fetch-site': 'same-origin' }, 'same'],
      ['the same, through a proxy', { ...same, origin: 'https://b.example', host: 'inner:1' }, 'same'],
      [
        'Sec-Fetch-Site: same-site',
        { 'sec-fetch-site': 'same-site', origin: 'http://a', host: 'a' },
        'refused',
      ],
      ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }, 'refused'],
      ['Sec-Fetch-Site: none', { 'sec-fetch-site': 'none' }, 'refused'],
      ['an unknown Sec-Fetch-Site', { 'sec-fetch-site': 'x' }, 'refused'],
      ['the Origin of Host', { origin: 'http://b.example:81', host: 'b.example:81' }, 'same'],
      ['its port left out', { origin: 'https://b.example', host: 'b.example' }, 'same'],
      ['that of X-Forwarded-Host', { origin: 'http://b', host: 'c', 'x-forwarded-host': 'b' }, 'same'],
      ['another port', { origin: 'http://b.example:82', host: 'b.example:81' }, 'refused'],
      ['another host', { origin: 'http://c.example', host: 'b.example' }, 'refused'],
      ['a host that begins alike', { origin: 'http://b.example.c', host: 'b.example' }, 'refused'],
      ['a host as user', { origin: 'http://b.example@c', host: 'b.example' }, 'refused'],
      ['Origin: null', { origin: 'null', host: 'null' }, 'refused'],
      ['no Origin', {}, 'refused'],
      ['a Referer alone', { referer: 'http://b.example/', host: 'b.example' }, 'refused'],
    ];
    const change = { subject: 'x', role: 'king' };
    it.each(table)('given a change with %s, then it is decided by origin', async (_, headers, expected) => {
      const { key } = await make();
      const cookie = await signedIn(key);
      const sent = { ...headers, cookie, 'idempotency-key': 'k' };
      // A body that is refused shows that it was read.
      const code = expected === 'same' ? 'INPUT_INVALID' : 'ORIGIN_FOREIGN';
      expect(await said(ask('POST', '/v1/api-keys', sent, change))).toBe(code);
      expect((await ask('GET', '/v1/whoami', sent)).status).toBe(200);
      // A key is sent by no browser on its own: with both, it counts.
      const both = { ...sent, authorization: `Bearer ${key}` };
      expect(await said(ask('POST', '/v1/api-keys', both, change))).toBe('INPUT_INVALID');
      const out = await ask('DELETE', '/v1/session', { ...headers, cookie });
      expect(out.status).toBe(expected === 'same' ? 204 : 403);
      expect((await who(cookie)).status).toBe(expected === 'same' ? 401 : 200);
    });

    it('given a sign-in from a page of another origin, then it is refused', async () => {
      const { key } = await make();
      expect(await said(signIn(key, { origin: 'http://c.example' }))).toBe('ORIGIN_FOREIGN');
      expect(await said(signIn(key, { 'sec-fetch-site': 'cross-site' }))).toBe('ORIGIN_FOREIGN');
    });

    it('given the cookie with a key, then the key decides who asks', async () => {
      const [auditor, admin] = [await make({ role: 'auditor' }), await make()];
      const cookie = await signedIn(auditor.key);
      const both = { cookie, authorization: `Bearer ${admin.key}` };
      expect((await ask('GET', '/v1/whoami', both)).body.role).toBe('admin');
      expect((await ask('GET', '/v1/session', both)).body.subject).toBe(admin.subject);
      expect(await said(ask('GET', '/v1/whoami', { cookie, authorization: 'Bearer bt_x' }))).toBe(
        'API_KEY_INVALID',
      );
      expect(await said(ask('GET', '/v1/session', { cookie, authorization: 'Bearer bt_x' }))).toBe(
        'API_KEY_INVALID',
      );
      expect((await ask('DELETE', '/v1/session', both)).status).toBe(204);
      expect((await who(cookie)).status).toBe(200);
    });

    it('given the role and place of its key, then it may do the same and no more', async () => {
      const packer = await signedIn((await make({ role: 'packer' })).key);
      expect(await said(ask('GET', '/v1/api-keys', { cookie: packer }))).toBe('ROLE_NOT_ALLOWED');
      const bound = await signedIn((await make({ stationGln: city })).key);
      expect(await said(ask('GET', '/v1/api-keys', { cookie: bound }))).toBe('STATION_NOT_YOURS');
      const admin = await signedIn((await make()).key);
      expect((await ask('GET', '/v1/api-keys', { cookie: admin })).status).toBe(200);
    });
  });

  it('given a stream under a session, when it signs out elsewhere, then the stream ends', async () => {
    const cookie = await signedIn((await make()).key);
    const stream = await open('/v1/replay?speed=0.001', cookie);
    expect(stream.statusCode).toBe(200);
    const ended = new Promise((resolve) => stream.once('close', resolve).once('error', resolve));
    expect((await ask('DELETE', '/v1/session', { cookie, ...same }, undefined, other)).status).toBe(204);
    const signedOut = performance.now();
    await ended;
    while ((await who(cookie)).status !== 401) expect(performance.now() - signedOut).toBeLessThan(1_000);
    expect((await who(cookie, other)).body.code).toBe('SESSION_ENDED');
  });

  it('given a session signed out in another process, then a second later it is refused here', async () => {
    const cookie = await signedIn((await make()).key);
    expect((await who(cookie)).status).toBe(200);
    await ask('DELETE', '/v1/session', { cookie, ...same }, undefined, other);
    await refusedWithinASecond(cookie, 'SESSION_ENDED');
  });

  it('given a key that is revoked, then a second later all its sessions are refused', async () => {
    const { key } = await make();
    const cookies = [await signedIn(key), await signedIn(key)];
    const id = await idOf(cookies[0] ?? '');
    const { key: admin } = await make();
    const headers = { authorization: `Bearer ${admin}`, 'idempotency-key': 'revoke' };
    const revoked = await ask('POST', `/v1/api-keys/${id}/revoke`, headers, { reason: 'lost' }, other);
    expect(revoked.status).toBe(200);
    await Promise.all(cookies.map((cookie) => refusedWithinASecond(cookie, 'API_KEY_REVOKED')));
  });

  const refusedWithinASecond = async (cookie: string, code: string) => {
    for (const since = performance.now(); ;) {
      const sent = performance.now() - since;
      const { status, body } = await who(cookie);
      if (status === 401) return expect(body.code).toBe(code);
      expect(sent).toBeLessThan(1_000);
    }
  };

  it('given more sessions of a key than are allowed, then its oldest ends; old ones are removed', async () => {
    const { key } = await make();
    const cookies: string[] = [];
    for (let i = 0; i < 3; i += 1) cookies.push(await signedIn(key));
    const fourth = await signIn(key);
    expect([fourth.status, fourth.body.code, fourth.headers['retry-after']]).toEqual([
      429,
      'TOO_MANY_SESSIONS',
      '60',
    ]);
    const id = await idOf(cookies[0] ?? '');
    await sql(`UPDATE auth.sessions SET made_at = made_at - interval '1 minute' WHERE key_id = $1`, [id]);
    cookies.push(await signedIn(key));
    await until(async () => (await who(cookies[0] ?? '')).body.code === 'SESSION_ENDED');
    for (const cookie of cookies.slice(1)) expect((await who(cookie)).status).toBe(200);
    await sql(
      `UPDATE auth.sessions SET expires_at = now() - interval '61 minutes' WHERE key_id = $1 AND expires_at <= now()`,
      [id],
    );
    const rows = async () => {
      const found = await sql('SELECT count(*)::int AS n FROM auth.sessions WHERE key_id = $1', [id]);
      return (found.rows as { n: number }[])[0]?.n;
    };
    expect(await rows()).toBe(4);
    await signedIn((await make()).key);
    expect(await rows()).toBe(3);
  });

  it('given many sign-ins with unknown keys, then they are limited and recorded as on other routes', async () => {
    const limits = { ...defaultLimits, badKeysPerMinute: 3 };
    const { key } = await make();
    const limited = await orders.another({ limits });
    try {
      const codes: unknown[] = [];
      for (let i = 0; i < 5; i += 1) codes.push(await said(signIn(`bt_${'f'.repeat(42)}${i}`, {}, limited)));
      expect(codes).toEqual([
        ...Array<string>(3).fill('API_KEY_INVALID'),
        ...Array<string>(2).fill('TOO_MANY_BAD_KEYS'),
      ]);
      const forged = { cookie: `boxtrail_session=bs_${'f'.repeat(43)}` };
      expect(await said(ask('GET', '/v1/whoami', forged, undefined, limited))).toBe('TOO_MANY_BAD_KEYS');
      const { body } = await ask(
        'GET',
        '/v1/sign-in-failures?limit=200',
        { authorization: `Bearer ${key}` },
        undefined,
        orders.service,
      );
      expect((body.items as { reason: string }[]).map(({ reason }) => reason)).toContain('unknown');
    } finally {
      await limited.close();
    }
  });

  it('given a limit of requests for a key, then its sessions count with it', async () => {
    const { key } = await make();
    const cookies = [await signedIn(key), await signedIn(key)];
    const limited = await orders.another({ limits: { ...defaultLimits, requestsPerMinute: 4 } });
    try {
      const codes: unknown[] = [];
      for (let i = 0; i < 6; i += 1) codes.push(await said(who(cookies[i % 2] ?? '', limited)));
      codes.push(
        await said(ask('GET', '/v1/whoami', { authorization: `Bearer ${key}` }, undefined, limited)),
      );
      expect(codes).toEqual([200, 200, 200, 200, ...Array<string>(3).fill('TOO_MANY_REQUESTS')]);
    } finally {
      await limited.close();
    }
  });

  describe('a demo', () => {
    let folder: string;
    let demo: Service;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'boxtrail-demo-'));
      const file = join(folder, 'keys.json');
      const keys = await Promise.all(roles.map(async (role) => [role, (await make({ role })).key] as const));
      await writeFile(file, JSON.stringify(Object.fromEntries(keys)));
      demo = await orders.another({ demoKeysFile: file });
    });
    afterAll(async () => {
      await demo.close();
      await rm(folder, { recursive: true });
    });

    it('given its roles, then each is signed in with without a key', async () => {
      expect((await ask('GET', '/v1/session', {}, undefined, demo)).body).toEqual({
        ...nobody,
        demoRoles: roles,
      });
      for (const demoRole of roles) {
        const answer = await ask('POST', '/v1/session', same, { demoRole }, demo);
        expect([answer.status, answer.body.role]).toEqual([201, demoRole]);
        expect((await who(cookieIn(answer), demo)).body.role).toBe(demoRole);
      }
    });

    it.each([
      ['a name that somebody has pointed here', { host: 'evil.example:4600' }],
      ['the same with a header of its page', { host: 'evil.example', 'x-forwarded-host': 'localhost' }],
      ['another name behind the gateway', { host: '127.0.0.1', 'x-forwarded-host': 'evil.example' }],
      ['a name that begins like localhost', { host: 'localhost.evil.example' }],
    ])('given %s, then there are no demo roles', async (_, headers) => {
      expect((await ask('GET', '/v1/session', headers, undefined, demo)).body.demoRoles).toEqual([]);
      const answer = ask('POST', '/v1/session', headers, { demoRole: 'admin' }, demo);
      expect(await said(answer)).toBe('DEMO_OFF');
    });

    it.each(['0.0.0.0', '::', '192.168.1.1', 'localhost.example'])(
      'given a service that listens at %s, then it refuses to start with a demo',
      (host) => {
        const env = { DATABASE_URL: 'postgres://x', HOST: host, DEMO_KEYS_FILE: '/keys.json' };
        expect(() => readConfig('orders', env)).toThrow(
          /DEMO_KEYS_FILE must be a JSON file, with HOST on loopback/,
        );
      },
    );
  });

  function open(path: string, cookie: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get(
        `${orders.service.url}${path}`,
        { headers: { cookie, accept: 'text/event-stream' } },
        (response) => {
          response.resume();
          resolve(response);
        },
      ).once('error', reject);
    });
  }
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await holds()); await pause(20))
    if (Date.now() > end) throw new Error('it does not come');
}
