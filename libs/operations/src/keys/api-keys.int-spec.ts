import { get, request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiKeys, defaultLimits, type Role } from '@boxtrail/http';
import type { Service } from '@boxtrail/service';
import { OrdersService } from '../../../../test/support/orders-service';

const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
const city = '2401000000003';

interface Asked {
  readonly key: string;
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
  /** The service asked: the first when omitted. */
  readonly at?: Service;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

describe('API keys', () => {
  let orders: OrdersService;
  /** Another process with the same database. */
  let other: Service;
  let admin: string;
  /** GLNs: a district of the city, a community of it, and a community of another district. */
  let places: { district: string; community: string; elsewhere: string };
  let number = 0;

  beforeAll(async () => {
    orders = await OrdersService.start();
    other = await orders.another();
    admin = (await make({ subject: 'root' })).key;
    const csv = [
      'code,name,tier,parentCode,street,latitude,longitude',
      '2201,长春市,municipal,,,43.8,125.3',
      '220102,南关区,district,2201,,43.8,125.3',
      '220103,宽城区,district,2201,,43.8,125.3',
      '220102001001,一社区,community,220102,,43.8,125.3',
      '220103001001,二社区,community,220103,,43.8,125.3',
    ].join('\n');
    const imported = await orders.csv(`${csv}\n`);
    expect(imported.body.at(-1).summary.accepted).toBe(5);
    const stations = (
      await ask(`/v1/stations?limit=200&atLeast=${imported.body.at(-1).position}`, { key: admin })
    ).body.items as {
      code: string;
      gln: string;
    }[];
    const glnOf = (code: string) => stations.find((station) => station.code === code)?.gln ?? '';
    places = {
      district: glnOf('220102'),
      community: glnOf('220102001001'),
      elsewhere: glnOf('220103001001'),
    };
  }, 60_000);
  afterAll(async () => {
    await other.close();
    await orders.stop();
  });

  /** A key made on the server. */
  async function make({
    subject = `s-${(number += 1)}`,
    role = 'admin' as Role,
    stationGln = null as string | null,
  }) {
    const key = await orders.service.app
      .get(ApiKeys)
      .issue({ subject, role, stationGln }, new Date(Date.now() + day));
    return { key, subject };
  }
  async function ask(path: string, { key, method, json, headers = {}, at }: Asked): Promise<Answer> {
    const verb = method ?? (json === undefined ? 'GET' : 'POST');
    const response = await fetch(`${(at ?? orders.service).url}${path}`, {
      method: verb,
      ...(json !== undefined && { body: JSON.stringify(json) }),
      headers: {
        authorization: `Bearer ${key}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(verb === 'POST' && { 'idempotency-key': `k-${(number += 1)}` }),
        ...headers,
      },
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: JSON.parse(await response.text()) as unknown,
    };
  }
  /** A key issued through the API. */
  async function issue(given: object = {}, key = admin) {
    const json = { subject: `gate-${(number += 1)}`, role: 'auditor', expiresAt: inDays(30), ...given };
    return ask('/v1/api-keys', { key, json });
  }
  const count = async (): Promise<number> => {
    const { rows } = await orders.database
      .pool(1)
      .query<{ n: string }>('SELECT count(*) AS n FROM auth.api_keys');
    return Number(rows[0]?.n);
  };
  const revoke = (id: string, key = admin) =>
    ask(`/v1/api-keys/${id}/revoke`, { key, json: { reason: 'it was lost' } });

  describe('what is known of a key', () => {
    it('given a key that is issued, then its record has no key or hash, and names who issued it', async () => {
      const { status, body } = await issue({ subject: 'gate-of-records', stationGln: places.community });
      expect(status).toBe(201);
      const found = await ask(`/v1/api-keys/${body.id}`, { key: admin });
      expect(found.body).toEqual({
        id: body.id,
        subject: 'gate-of-records',
        role: 'auditor',
        stationGln: places.community,
        recordsAfterwards: null,
        state: 'valid',
        createdBy: 'root',
        createdAt: expect.any(String) as unknown,
        expiresAt: body.expiresAt,
        lastUsedAt: null,
        revoked: null,
        replaces: null,
        replacedBy: null,
      });
      expect(Math.abs(Date.parse(found.body.createdAt as string) - Date.now())).toBeLessThan(60_000);
    });

    it('given more keys than a page has, then the pages together list each once', async () => {
      const subject = `many-${(number += 1)}`;
      const ids: string[] = [];
      for (let i = 0; i < 5; i += 1) ids.push((await issue({ subject })).body.id as string);
      const listed: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await ask(`/v1/api-keys?subject=${subject}&limit=2${cursor}`, { key: admin });
        listed.push(...(body.items as { id: string }[]).map(({ id }) => id));
        if (body.next === null) break;
        cursor = `&cursor=${body.next as string}`;
      }
      expect(listed).toEqual(ids);
    });

    it('given a key that is used, then the time of its last use is written, for many uses at once', async () => {
      const { body } = await issue();
      const before = Date.now();
      for (let i = 0; i < 20; i += 1) await ask('/v1/whoami', { key: body.key as string });
      const end = Date.now() + 60_000;
      let used: string | null = null;
      while (used === null && Date.now() < end) {
        used = (await ask(`/v1/api-keys/${body.id}`, { key: admin })).body.lastUsedAt as string | null;
        if (used === null) await pause(250);
      }
      expect(Date.parse(used ?? '')).toBeGreaterThanOrEqual(before);
      expect(Date.parse(used ?? '')).toBeLessThan(before + 30_000);
    }, 90_000);
  });

  describe('what is refused', () => {
    const unknownGln = '2401000000997';
    const cases: [
      what: string,
      given: () => object,
      status: number,
      code: string,
      issuer?: () => Promise<string>,
    ][] = [
      ['an unknown station', () => ({ stationGln: unknownGln }), 404, 'STATION_UNKNOWN'],
      ['a lifetime of 100 years', () => ({ expiresAt: inDays(36_525) }), 400, 'KEY_LIFETIME_TOO_LONG'],
      ['a lifetime of 367 days', () => ({ expiresAt: inDays(367) }), 400, 'KEY_LIFETIME_TOO_LONG'],
      ['the year 9999', () => ({ expiresAt: '9999-12-31T23:59:59Z' }), 400, 'KEY_LIFETIME_TOO_LONG'],
      ['an expiry that is past', () => ({ expiresAt: inDays(-1) }), 400, 'TIME_IN_PAST'],
      ['a role that is none', () => ({ role: 'root' }), 400, 'INPUT_INVALID'],
      ...(
        [
          ['an unbound key of a bound admin', (subject: string) => ({ subject })],
          ['a station beside', (subject: string) => ({ subject, stationGln: places.elsewhere })],
          ['a station above', (subject: string) => ({ subject, stationGln: city })],
          ['the subject of another', () => ({ subject: 'root', stationGln: places.community })],
          [
            'dates in the past',
            (subject: string) => ({
              subject,
              stationGln: places.community,
              recordsAfterwards: 'old records',
            }),
          ],
        ] as const
      ).map(([what, given]): [string, () => object, number, string, () => Promise<string>] => [
        what,
        () => given('district-admin'),
        403,
        'STATION_NOT_YOURS',
        async () => (await make({ subject: 'district-admin', stationGln: places.district })).key,
      ]),
    ];
    it.each(cases)(
      'given %s, then its code, and no key is made',
      async (...[, given, status, code, issuer]) => {
        const key = issuer === undefined ? admin : await issuer();
        const before = await count();
        const answer = await issue(given(), key);
        expect([answer.status, answer.body.code]).toEqual([status, code]);
        expect(await count()).toBe(before);
      },
    );

    it('given a bound admin, then it lists, reads, revokes and rotates no keys', async () => {
      const bound = await make({ subject: 'district-admin', stationGln: places.district });
      const { body } = await issue();
      for (const answer of [
        await ask('/v1/api-keys', { key: bound.key }),
        await ask(`/v1/api-keys/${body.id}`, { key: bound.key }),
        await revoke(body.id as string, bound.key),
        await ask(`/v1/api-keys/${body.id}/rotate`, { key: bound.key, json: { expiresAt: inDays(9) } }),
      ])
        expect([answer.status, answer.body.code]).toEqual([403, 'STATION_NOT_YOURS']);
      expect((await ask(`/v1/api-keys/${body.id}`, { key: admin })).body.state).toBe('valid');
    });
  });

  describe('revocation', () => {
    it('given a key that two processes remember, when it is revoked, then both refuse it within a second', async () => {
      const { body } = await issue();
      const key = body.key as string;
      for (const at of [orders.service, other])
        expect((await ask('/v1/whoami', { key, at })).status).toBe(200);
      const asked = performance.now();
      const revoked = await revoke(body.id as string);
      const answered = performance.now();
      expect(revoked.body).toMatchObject({
        state: 'revoked',
        revoked: { by: 'root', reason: 'it was lost' },
      });
      const after = await Promise.all(
        [orders.service, other].map(async (at) => {
          for (;;) {
            const sent = performance.now();
            const { status, body: problem } = await ask('/v1/whoami', { key, at });
            if (status === 401) return { code: problem.code as string, sent };
            // What was sent more than a second after the answer must be refused.
            expect(sent - answered).toBeLessThan(1_000);
          }
        }),
      );
      expect(after.map(({ code }) => code)).toEqual(['API_KEY_REVOKED', 'API_KEY_REVOKED']);
      process.stdout.write(
        `revoked after ${after.map(({ sent }) => Math.round(sent - asked)).join(', ')} ms\n`,
      );
    });

    it('given a second revocation, then the first one stands', async () => {
      const { body } = await issue();
      const first = await revoke(body.id as string);
      const again = await ask(`/v1/api-keys/${body.id}/revoke`, { key: admin, json: { reason: 'another' } });
      expect(again).toEqual(first);
    });

    it('given an id that no key has, then KEY_UNKNOWN', async () => {
      for (const answer of [
        await revoke('999999'),
        await ask('/v1/api-keys/999999', { key: admin }),
        await ask('/v1/api-keys/999999/rotate', { key: admin, json: { expiresAt: inDays(1) } }),
      ])
        expect([answer.status, answer.body.code]).toEqual([404, 'KEY_UNKNOWN']);
    });

    it('given a replay that waits for its next event, when its key is revoked, then it ends', async () => {
      const { body } = await issue({ role: 'auditor' });
      const stream = await open(`/v1/replay?speed=0.001`, body.key as string);
      await revoke(body.id as string);
      const revoked = performance.now();
      await ended(stream);
      expect(performance.now() - revoked).toBeLessThan(5_000);
    });

    it('given an upload, when its key is revoked, then the rest is not handled, and the answer says why', async () => {
      const { body } = await issue({ role: 'coordinator', subject: 'uploader' });
      const upload = request(`${orders.service.url}/v1/stations/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${body.key as string}`, 'content-type': 'text/csv' },
      });
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        upload.once('response', resolve).once('error', reject);
      });
      const line = (i: number) =>
        `220102${String(500_000 + i)},社区 ${i},community,220102,${'路'.repeat(50)},43.8,125.3\n`;
      upload.write('code,name,tier,parentCode,street,latitude,longitude\n');
      for (let i = 0; i < 700; i += 1) upload.write(line(i));
      const response = await answered;
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (chunk: string) => (text += chunk));
      await until(() => text.split('\n').length >= 500);
      await revoke(body.id as string);
      await pause(1_100);
      for (let i = 700; i < 800; i += 1) upload.write(line(i));
      upload.end();
      await ended(response);
      const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as {
        summary: { accepted: number };
        error: { code: string };
      };
      expect(last.error.code).toBe('API_KEY_REVOKED');
      // The header and 499 stations are one batch.
      expect(last.summary.accepted).toBe(499);
      const stored = await orders.database
        .pool(1)
        .query(
          `SELECT FROM log.events WHERE data::text LIKE '%"220102500%' AND type = 'orders.StationRegistered'`,
        );
      expect(stored.rowCount).toBe(499);
    }, 60_000);

    it('given a body that is not complete, when the key is revoked meanwhile, then the request is refused', async () => {
      const { body } = await issue({ role: 'coordinator' });
      const sent = request(`${orders.service.url}/v1/suppliers`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${body.key as string}`,
          'content-type': 'application/json',
          'idempotency-key': 'slow-body',
        },
      });
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        sent.once('response', resolve).once('error', reject);
      });
      sent.write('{"gln":');
      await pause(200);
      await revoke(body.id as string);
      await pause(1_000);
      sent.end('"2401000000997"}');
      expect((await answered).statusCode).toBe(401);
    });
  });

  describe('rotation', () => {
    const rotate = (id: string, json: object, headers: Record<string, string> = {}) =>
      ask(`/v1/api-keys/${id}/rotate`, { key: admin, json: { expiresAt: inDays(30), ...json }, headers });

    it('given an overlap, then both keys are valid, with the same rights, until it is over', async () => {
      const { body: old } = await issue({ stationGln: places.community });
      const { status, body } = await rotate(old.id as string, { overlapSeconds: 3 });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        subject: old.subject,
        role: 'auditor',
        stationGln: places.community,
        replaces: { id: old.id },
      });
      for (const { key, id } of [old, body] as { key: string; id: string }[])
        expect((await ask('/v1/whoami', { key, at: other })).body).toEqual({
          subject: old.subject,
          role: 'auditor',
          stationGln: places.community,
          keyId: id,
        });
      const ends = Date.parse(body.replaces.expiresAt as string);
      await pause(ends + 1_000 - Date.now());
      const [late, valid] = [
        await ask('/v1/whoami', { key: old.key as string, at: other }),
        await ask('/v1/whoami', { key: body.key as string, at: other }),
      ];
      expect([late.status, late.body.code, valid.status]).toEqual([401, 'API_KEY_INVALID', 200]);
      expect((await ask(`/v1/api-keys/${old.id}`, { key: admin })).body).toMatchObject({
        state: 'expired',
        replacedBy: body.id,
      });
    }, 30_000);

    it('given a retry, then the same successor; given another request, then none', async () => {
      const { body: old } = await issue();
      const headers = { 'idempotency-key': `rotate-${(number += 1)}` };
      const json = { expiresAt: inDays(30) };
      const first = await rotate(old.id as string, json, headers);
      expect((await rotate(old.id as string, json, headers)).body).toEqual(first.body);
      const before = await count();
      const second = await rotate(old.id as string, json);
      expect([second.status, second.body.code]).toEqual([409, 'KEY_NOT_ROTATABLE']);
      expect(await count()).toBe(before);
    });

    it('given a revoked key, or an overlap of more than a week, then its code and no successor', async () => {
      const { body: old } = await issue();
      const tooLong = await rotate(old.id as string, { overlapSeconds: 604_801 });
      expect([tooLong.status, tooLong.body.code]).toEqual([400, 'INPUT_INVALID']);
      await revoke(old.id as string);
      const before = await count();
      const revoked = await rotate(old.id as string, {});
      expect([revoked.status, revoked.body.code]).toEqual([409, 'KEY_NOT_ROTATABLE']);
      expect(await count()).toBe(before);
    });

    it('given a rotation and a revocation at once, then a revoked key gets no successor', async () => {
      const { body: old } = await issue();
      const [rotated] = await Promise.all([rotate(old.id as string, {}), revoke(old.id as string)]);
      const { replacedBy, revoked } = (await ask(`/v1/api-keys/${old.id}`, { key: admin })).body as {
        replacedBy: string | null;
        revoked: { at: string };
      };
      expect(rotated.status).toBe(replacedBy === null ? 409 : 201);
      if (replacedBy === null) return;
      const successor = (await ask(`/v1/api-keys/${replacedBy}`, { key: admin })).body as {
        createdAt: string;
      };
      expect(successor.createdAt <= revoked.at).toBe(true);
    });
  });

  it('given refused keys, then they are counted by minute, address and reason', async () => {
    const { body } = await issue();
    await revoke(body.id as string);
    const before = await failures();
    for (let i = 0; i < 3; i += 1) await ask('/v1/whoami', { key: `bt_${'f'.repeat(43)}` });
    await until(async () => (await ask('/v1/whoami', { key: body.key as string })).status === 401);
    await ask('/v1/whoami', { key: 'bt_wrong', headers: { 'x-forwarded-for': '203.0.113.7' } });
    const after = await failures();
    const more = (reason: string, forwardedFor: string | null) =>
      sum(after, reason, forwardedFor) - sum(before, reason, forwardedFor);
    expect(more('unknown', null)).toBe(3);
    expect(more('unknown', '203.0.113.7')).toBe(1);
    expect(more('revoked', null)).toBeGreaterThanOrEqual(1);
    const metrics = await (await fetch(`${orders.service.url}/metrics`)).text();
    expect(metrics).toMatch(/boxtrail_failed_sign_ins_total\{reason="unknown"\} [4-9]/);
    const packer = await make({ role: 'packer' });
    expect((await ask('/v1/sign-in-failures', { key: packer.key })).body.code).toBe('ROLE_NOT_ALLOWED');
  });

  interface Failure {
    readonly reason: string;
    readonly forwardedFor: string | null;
    readonly count: number;
    readonly address: string;
  }
  const failures = async () =>
    (await ask('/v1/sign-in-failures?limit=200', { key: admin })).body.items as Failure[];
  const sum = (all: readonly Failure[], reason: string, forwardedFor: string | null) =>
    all
      .filter((each) => each.reason === reason && each.forwardedFor === forwardedFor)
      .reduce((total, { count: n }) => total + n, 0);

  it('given a limit of 7 requests a minute, then exactly 7 of many at once pass, for each key', async () => {
    const limits = { ...defaultLimits, requestsPerMinute: 7 };
    const limited = await orders.another({ limits });
    try {
      for (const { key } of [await make({}), await make({})]) {
        const answers = await Promise.all(
          Array.from({ length: 30 }, () => ask('/v1/whoami', { key, at: limited })),
        );
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
        for (const { status, retryAfter, body } of answers.filter((answer) => answer.status !== 200)) {
          expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
          expect(Number(retryAfter)).toBeGreaterThan(0);
          expect(Number(retryAfter)).toBeLessThanOrEqual(60);
        }
      }
    } finally {
      await limited.close();
    }
  });

  function open(path: string, key: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get(`${orders.service.url}${path}`, { headers: { authorization: `Bearer ${key}` } }, (response) => {
        response.resume();
        resolve(response);
      }).once('error', reject);
    });
  }
});

const ended = (response: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve).once('error', () => resolve());
    if (response.destroyed) resolve();
  });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await holds()); await pause(20))
    if (Date.now() > end) throw new Error('it does not come');
}
