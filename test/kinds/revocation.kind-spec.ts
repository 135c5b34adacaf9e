import { request, type OutgoingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { RunningApart } from './running-apart';

/** A second, within which a revocation takes effect. */
const limitMs = 1_000;

describe('a revoked API key, in six services behind a gateway', () => {
  let apart: RunningApart;
  let number = 0;
  beforeAll(async () => {
    apart = await RunningApart.start();
  }, 240_000);
  afterAll(() => apart.stop());

  async function ask(path: string, key: string, json?: unknown, at = apart.url) {
    const response = await fetch(`${at}${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        ...(json !== undefined && {
          'content-type': 'application/json',
          'idempotency-key': `revocation-${(number += 1)}`,
        }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
    return { status: response.status, body: (await response.json()) as any };
  }
  const issue = async () => {
    const json = {
      subject: `gate-${(number += 1)}`,
      role: 'coordinator',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const { status, body } = await ask('/v1/api-keys', apart.key, json);
    expect(status).toBe(201);
    return body as { key: string; id: string };
  };
  const revoke = (id: string) => ask(`/v1/api-keys/${id}/revoke`, apart.key, { reason: 'it was lost' });

  /** A route of each service, and one that the gateway merges. */
  const routes = ['/v1/stations', '/v1/packing-jobs', '/v1/passes', '/v1/loads', '/v1/trails', '/v1/views'];

  it('given a key that every process remembers, then a second later each route refuses it', async () => {
    const { key, id } = await issue();
    for (const route of routes) expect([route, (await ask(route, key)).status]).toEqual([route, 200]);
    expect((await revoke(id)).status).toBe(200);
    const revoked = performance.now();
    const refusedBy = async (route: string, at?: string) => {
      for (;;) {
        const sent = performance.now() - revoked;
        const { status, body } = await ask(route, key, undefined, at);
        if (status === 401) return { code: body.code as string, sent };
        expect(sent).toBeLessThan(limitMs);
      }
    };
    // Each service refuses it itself, too: the gateway does so as soon as one of them has.
    const late = await Promise.all([
      ...routes.map((route) => refusedBy(route)),
      ...apart.services.map((url) => refusedBy('/v1/whoami', url)),
    ]);
    expect(new Set(late.map(({ code }) => code))).toEqual(new Set(['API_KEY_REVOKED']));
    process.stdout.write(`refused from ${Math.round(Math.max(...late.map(({ sent }) => sent)))} ms on\n`);
  }, 60_000);

  it('given a stream of changes through the gateway, when its key is revoked, then it ends', async () => {
    const { key, id } = await issue();
    const response = await fetch(`${apart.url}/v1/changes`, {
      headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
    });
    expect(response.status).toBe(200);
    let isOpen = true;
    const ended = response.text().then(() => (isOpen = false));
    await pause(500);
    expect(isOpen).toBe(true);
    await revoke(id);
    await ended;
    // The stream ended in one process; every other one refuses the key within a second of the revocation.
    const codeNow = async (): Promise<unknown> => (await ask('/v1/whoami', key)).body.code;
    for (const deadline = Date.now() + 1_000; (await codeNow()) === undefined && Date.now() < deadline;)
      await new Promise((later) => setTimeout(later, 50));
    expect(await codeNow()).toBe('API_KEY_REVOKED');
  }, 60_000);

  it('given a station that no service has seen, then a key for it is refused through the gateway', async () => {
    const json = {
      subject: 'gate',
      role: 'station',
      stationGln: '2401000000003',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    // Services take turns: each refuses it.
    for (const url of [apart.url, ...apart.services]) {
      const { status, body } = await ask('/v1/api-keys', apart.key, json, url);
      expect([status, body.code]).toEqual([404, 'STATION_UNKNOWN']);
    }
    const csv = 'code,name,tier,parentCode,street,latitude,longitude\n2201,长春市,municipal,,,43.8,125.3\n';
    const imported = await fetch(`${apart.url}/v1/stations/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apart.key}`, 'content-type': 'text/csv' },
      body: csv,
    });
    await imported.text();
    for (const url of [apart.url, ...apart.services])
      expect((await ask('/v1/api-keys', apart.key, json, url)).status).toBe(201);
  });

  describe('a session', () => {
    const fromPage = { 'sec-fetch-site': 'same-origin' };
    /** With `http`, as fetch sets headers of browsers by itself. */
    function send(
      method: string,
      path: string,
      headers: OutgoingHttpHeaders,
      json?: unknown,
      at = apart.url,
    ) {
      return new Promise<{ status: number; code: string; cookie: string; body: unknown }>((done, failed) => {
        const type = json === undefined ? {} : { 'content-type': 'application/json' };
        const sent = request(`${at}${path}`, { method, headers: { ...type, ...headers } }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (more: string) => (text += more));
          response.once('end', () => {
            const body = (text === '' ? {} : JSON.parse(text)) as { code?: string };
            const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
            done({ status: response.statusCode ?? 0, code: body.code ?? '', cookie, body });
          });
        });
        sent.once('error', failed).end(json === undefined ? undefined : JSON.stringify(json));
      });
    }
    const signedIn = async (key: string) => {
      const { status, cookie } = await send('POST', '/v1/session', fromPage, { key });
      expect([status, cookie]).toEqual([201, expect.stringMatching(/^boxtrail_session=bs_/)]);
      return cookie;
    };

    it('given one of the gateway, then each route takes it, and changes need a page of the gateway', async () => {
      const { key } = await issue();
      const cookie = await signedIn(key);
      for (const route of routes)
        expect([route, (await send('GET', route, { cookie })).status]).toEqual([route, 200]);
      expect((await send('GET', '/v1/session', { cookie })).body).toMatchObject({ role: 'coordinator' });
      const host = new URL(apart.url).host;
      const codes = [
        [fromPage, 'INPUT_INVALID'],
        [{ origin: `http://${host}` }, 'INPUT_INVALID'],
        [{ 'sec-fetch-site': 'cross-site' }, 'ORIGIN_FOREIGN'],
        [{ origin: 'http://c.example' }, 'ORIGIN_FOREIGN'],
        [{ origin: apart.services[0] }, 'ORIGIN_FOREIGN'],
        [{ origin: 'http://c.example', 'x-forwarded-for': host }, 'ORIGIN_FOREIGN'],
        [{}, 'ORIGIN_FOREIGN'],
      ] as const;
      for (const path of ['/v1/rounds', '/v1/packing-jobs/j/complete', '/v1/passes', '/v1/loads'])
        for (const [headers, expected] of codes) {
          const sent = { ...headers, cookie, 'idempotency-key': 'k' };
          const { status, code } = await send('POST', path, sent, { unknown: 1 });
          expect([path, headers, status === 403 ? code : 'INPUT_INVALID']).toEqual([path, headers, expected]);
        }
    });

    it.each([
      ['signs out', 'SESSION_ENDED'],
      ['loses its key', 'API_KEY_REVOKED'],
    ])('given one that %s, then a second later each process refuses it', async (what, expected) => {
      const { key, id } = await issue();
      const cookie = await signedIn(key);
      const everywhere = [
        ...routes.map((route) => [route, apart.url]),
        ...apart.services.map((at) => ['/v1/whoami', at]),
      ];
      for (const [path = '', at] of everywhere)
        expect((await send('GET', path, { cookie }, undefined, at)).status).toBe(200);
      if (what === 'signs out')
        expect((await send('DELETE', '/v1/session', { cookie, ...fromPage })).status).toBe(204);
      else expect((await revoke(id)).status).toBe(200);
      const ended = performance.now();
      await Promise.all(
        everywhere.map(async ([path = '', at]) => {
          for (;;) {
            const sent = performance.now() - ended;
            const { status, code } = await send('GET', path, { cookie }, undefined, at);
            if (status === 401) return expect(code).toBe(expected);
            expect(sent).toBeLessThan(limitMs);
          }
        }),
      );
      expect((await send('GET', '/v1/session', { cookie })).body).toMatchObject({ role: null });
    });

    it('given many sign-ins with unknown keys, then the gateway refuses more of that address', async () => {
      const codes = new Set<string>();
      for (let i = 0; i < 61; i += 1) {
        const { code } = await send('POST', '/v1/session', fromPage, {
          key: `bt_${String(i).padStart(43, 'f')}`,
        });
        codes.add(code);
      }
      expect([...codes]).toEqual(['API_KEY_INVALID', 'TOO_MANY_BAD_KEYS']);
      // A known key of that address goes on.
      expect((await ask('/v1/whoami', apart.key)).status).toBe(200);
    });
  });
});
