import { setTimeout as pause } from 'node:timers/promises';
import { RunningApart } from './running-apart';

/** A second, within which a revocation takes effect. */
const limitMs = 1_000;

describe('a revoked API key, in five services behind a gateway', () => {
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
    expect((await ask('/v1/whoami', key)).body.code).toBe('API_KEY_REVOKED');
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
});
