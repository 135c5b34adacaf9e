import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { boundInFlight, readInFlight } from './overload';

describe('requests beyond what a process can work on', () => {
  /** Those that were let in and have no answer yet, in order. */
  let inside: { readonly url: string; readonly response: ServerResponse }[];
  let url: string;
  const registry = new Registry();
  const server = createServer((request, response) => inside.push({ url: request.url ?? '', response }));
  beforeAll(async () => {
    boundInFlight(server, { commands: 2, reads: 1 }, registry);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (inside = []));
  afterEach(() => inside.forEach(({ response }) => response.end()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (path: string, method = 'POST', signal?: AbortSignal) =>
    fetch(`${url}${path}`, { method, signal, ...(method === 'POST' && { body: '{}' }) });
  const arrived = async (...paths: string[]) => {
    for (const deadline = Date.now() + 2_000; inside.length < paths.length && Date.now() < deadline;)
      await pause(2);
    expect(inside.map((one) => one.url)).toEqual(paths);
  };

  it('given all places taken, when one waits too long, then 503 with code and Retry-After, and nothing saw it', async () => {
    const taken = [send('/v1/a'), send('/v1/b')];
    await arrived('/v1/a', '/v1/b');
    const answer = await send('/v1/c');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'https://boxtrail.example/problems/overloaded',
      title: 'Not now',
      status: 503,
      code: 'OVERLOADED',
      detail: '2 requests are being worked on already; nothing was done',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(inside).toHaveLength(2);
    expect(await registry.metrics()).toContain('boxtrail_http_refused_total{kind="commands"} 1');
    inside.forEach(({ response }) => response.end());
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('given some who wait, when a place is free, then the first of them is let in, and not one who hung up', async () => {
    const hangUp = new AbortController();
    void send('/v1/a');
    void send('/v1/b');
    await arrived('/v1/a', '/v1/b');
    const gone = send('/v1/gone', 'POST', hangUp.signal).catch(() => 'gone');
    await pause(20);
    void send('/v1/c');
    await pause(20);
    void send('/v1/d');
    await pause(20);
    hangUp.abort();
    expect(await gone).toBe('gone');
    await pause(20);
    inside[0]?.response.end();
    await arrived('/v1/a', '/v1/b', '/v1/c');
    inside[1]?.response.end();
    await arrived('/v1/a', '/v1/b', '/v1/c', '/v1/d');
  });

  it('given all places taken, then health, metrics and the replay are let in, and reads have places of their own', async () => {
    void send('/v1/a');
    void send('/v1/b');
    await arrived('/v1/a', '/v1/b');
    void send('/health/ready', 'GET');
    await arrived('/v1/a', '/v1/b', '/health/ready');
    void send('/metrics', 'GET');
    await arrived('/v1/a', '/v1/b', '/health/ready', '/metrics');
    void send('/v1/replay?speed=1', 'GET');
    await arrived('/v1/a', '/v1/b', '/health/ready', '/metrics', '/v1/replay?speed=1');
    void send('/v1/trails', 'GET');
    await arrived('/v1/a', '/v1/b', '/health/ready', '/metrics', '/v1/replay?speed=1', '/v1/trails');
    expect((await send('/v1/trails', 'GET')).status).toBe(503);
    expect((await send('/v1/replays', 'GET')).status).toBe(503);
  });

  it('reads its bounds from the environment', () => {
    expect(readInFlight({})).toEqual({ commands: 128, reads: 256 });
    expect(readInFlight({ MAX_COMMANDS_IN_FLIGHT: '12', MAX_READS_IN_FLIGHT: '' })).toEqual({
      commands: 12,
      reads: 256,
    });
    expect(() => readInFlight({ MAX_READS_IN_FLIGHT: '0' })).toThrow('MAX_READS_IN_FLIGHT must be');
  });
});
