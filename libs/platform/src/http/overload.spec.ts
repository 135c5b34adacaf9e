import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { boundInFlight, readInFlight, type Doorkeeper } from './overload';

describe('requests beyond what a process can work on', () => {
  /** Those that were let in and have no answer yet, in order. */
  let inside: { readonly url: string; readonly response: ServerResponse }[];
  let url: string;
  let port: number;
  let room = true;
  let door: Doorkeeper;
  const registry = new Registry();
  const server = createServer((request, response) => inside.push({ url: request.url ?? '', response }));
  beforeAll(async () => {
    door = boundInFlight(server, { commands: 2, reads: 1 }, registry, () => room);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    url = `http://127.0.0.1:${port}`;
  });
  beforeEach(() => (inside = []));
  afterEach(async () => {
    inside.forEach(({ response }) => response.end());
    // With places again, connections that were refused are listened to again.
    await pause(50);
  });
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
    expect(await registry.metrics()).toContain(
      'boxtrail_http_refused_total{kind="commands",code="OVERLOADED"} 1',
    );
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

  it('given four who wait for two places, then the next is refused at once', async () => {
    for (const path of ['/v1/a', '/v1/b', '/v1/c', '/v1/d', '/v1/e', '/v1/f']) {
      void send(path).catch(() => undefined);
      await pause(5);
    }
    await arrived('/v1/a', '/v1/b');
    const begun = performance.now();
    expect((await send('/v1/g')).status).toBe(503);
    expect(performance.now() - begun).toBeLessThan(200);
    await pause(300);
  });

  /** A connection that asks again the moment it is answered, whatever it was told; how often it was refused. */
  const impatient = () => {
    const socket = connect(port, '127.0.0.1');
    const seen = { refused: 0, close: () => socket.destroy() };
    const sent = 'POST /v1/again HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}';
    socket.setEncoding('utf8').on('data', (text: string) => {
      seen.refused += text.split('HTTP/1.1 503').length - 1;
      socket.write(sent);
    });
    socket.write(sent);
    return seen;
  };

  it('given one who does not heed Retry-After, then it is not listened to before', async () => {
    void send('/v1/a');
    void send('/v1/b');
    await arrived('/v1/a', '/v1/b');
    const seen = impatient();
    await pause(1_100);
    expect(seen.refused).toBe(1);
    await pause(600);
    expect(seen.refused).toBe(2);
    seen.close();
  });

  it('given one who is not listened to, when there is a place, then it is let in before its time', async () => {
    void send('/v1/a');
    void send('/v1/b');
    await arrived('/v1/a', '/v1/b');
    const seen = impatient();
    while (seen.refused === 0) await pause(5);
    await pause(50);
    inside[0]?.response.end();
    const begun = performance.now();
    await arrived('/v1/a', '/v1/b', '/v1/again');
    expect(performance.now() - begun).toBeLessThan(400);
    seen.close();
  });

  it('given no room to store anything, then commands are refused with 507, and reads let in', async () => {
    room = false;
    const answer = await send('/v1/a');
    room = true;
    expect(answer.status).toBe(507);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toEqual({
      type: 'https://boxtrail.example/problems/storage-full',
      title: 'No room to store it',
      status: 507,
      code: 'STORAGE_FULL',
      detail: 'the disk of the database is full; nothing was done, and reading goes on',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    void send('/v1/trails', 'GET');
    await arrived('/v1/trails');
  });

  it('given it is closed, then those inside are waited for, so long and no longer, and all others are told', async () => {
    const last = send('/v1/a');
    await arrived('/v1/a');
    const [soon, late] = [door.close(50), door.close(5_000)];
    let gone = false;
    void late.then(() => (gone = true));
    for (const [path, method] of [
      ['/health/ready', 'GET'],
      ['/v1/trails', 'GET'],
      ['/v1/b', 'POST'],
    ] as const) {
      const answer = await send(path, method);
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('connection')]).toEqual([
        503,
        '1',
        'close',
      ]);
      expect(await answer.json()).toMatchObject({ code: 'STOPPING' });
    }
    await soon;
    expect(gone).toBe(false);
    inside[0]?.response.end();
    expect((await last).status).toBe(200);
    await late;
    expect(inside.map((one) => one.url)).toEqual(['/v1/a']);
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
