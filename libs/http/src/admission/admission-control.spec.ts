import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import type { Authenticated } from '../access/authentication';
import { controlAdmission, type AdmissionControl } from './admission-control';
import { defaultLimits, readLimits } from './limits';

const deadlineMs = 20_000;

/** The key is the name of its holder. */
const authenticated = (authorization = ''): Authenticated => {
  const subject = authorization.replace('Bearer ', '');
  return subject === ''
    ? { problem: { code: 'API_KEY_MISSING', detail: 'send an API key' } }
    : { client: subject };
};

describe('requests before the framework sees them', () => {
  /** Requests that were admitted and have no answer yet, in order. */
  let admitted: { readonly url: string; readonly response: ServerResponse }[];
  let url: string;
  let room = true;
  let admission: AdmissionControl;
  const registry = new Registry();
  const server = createServer((request, response) => admitted.push({ url: request.url ?? '', response }));
  beforeAll(async () => {
    const limits = { ...defaultLimits, commands: 2, reads: 1, bulk: 1, bodySeconds: 1 };
    admission = controlAdmission(server, {
      limits,
      registry,
      authenticate: ({ headers }) => authenticated(headers.authorization),
      hasRoom: () => room,
    });
    server.keepAliveTimeout = 500; // `exchange` waits for the close of its connection
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (admitted = []));
  afterEach(() => admitted.forEach(({ response }) => response.end()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (path: string, method = 'POST', key = 'a') =>
    fetch(`${url}${path}`, {
      method,
      headers: { ...(key !== '' && { authorization: `Bearer ${key}` }) },
      ...(method === 'POST' && { body: '{}' }),
    });
  const arrived = async (...paths: string[]) => {
    for (const deadline = Date.now() + deadlineMs; admitted.length < paths.length && Date.now() < deadline;)
      await pause(2);
    expect(admitted.map((one) => one.url)).toEqual(paths);
  };

  it('given all places taken, when one waits too long, then 503 with Retry-After, and nothing saw it', async () => {
    const taken = [send('/v1/a'), send('/v1/b', 'POST', 'b')];
    await arrived('/v1/a', '/v1/b');
    const answer = await send('/v1/c', 'POST', 'c');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: '/problems/OVERLOADED',
      title: 'The service works at its limit. Nothing was done.',
      status: 503,
      code: 'OVERLOADED',
      detail: '2 requests are being worked on already; nothing was done',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(admitted).toHaveLength(2);
    expect(await registry.metrics()).toContain(
      'boxtrail_http_refused_total{kind="commands",code="OVERLOADED"} 1',
    );
    admitted.forEach(({ response }) => response.end());
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('given pipelined requests in all places, when their connection closes, then all places are free', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const request = (path: string) =>
      `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer a\r\ncontent-length: 2\r\n\r\n{}`;
    socket.write(request('/v1/a') + request('/v1/b'));
    await arrived('/v1/a', '/v1/b');
    socket.destroy();
    await pause(100);
    const later = [send('/v1/c', 'POST', 'c'), send('/v1/d', 'POST', 'c')];
    for (const deadline = Date.now() + deadlineMs; admitted.length < 4 && Date.now() < deadline;)
      await pause(2);
    expect(admitted.map((one) => one.url).sort()).toEqual(['/v1/a', '/v1/b', '/v1/c', '/v1/d']);
    admitted.forEach(({ response }) => response.end());
    expect((await Promise.all(later)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('given all places taken, then health, metrics and replay are admitted, and reads have their own', async () => {
    void send('/v1/a');
    void send('/v1/b');
    await arrived('/v1/a', '/v1/b');
    void send('/health/ready', 'GET', '');
    await arrived('/v1/a', '/v1/b', '/health/ready');
    void send('/metrics', 'GET', '');
    await arrived('/v1/a', '/v1/b', '/health/ready', '/metrics');
    void send('/v1/replay?speed=1', 'GET');
    await arrived('/v1/a', '/v1/b', '/health/ready', '/metrics', '/v1/replay?speed=1');
    void send('/v1/trails', 'GET');
    await arrived('/v1/a', '/v1/b', '/health/ready', '/metrics', '/v1/replay?speed=1', '/v1/trails');
    expect((await send('/v1/replays', 'GET', 'b')).status).toBe(503);
  });

  it.each(['POST /v1/passes', 'GET /v1/trails', 'POST /health/live', 'POST /', 'GET /v1', 'GET /v1/unknown'])(
    'given no key, when %s is sent, then 401, and nothing saw it',
    async (line) => {
      const [method, path] = line.split(' ') as [string, string];
      const answer = await send(path, method, '');
      const { headers } = answer;
      expect([answer.status, headers.get('www-authenticate'), headers.get('connection')]).toEqual([
        401,
        'Bearer',
        'keep-alive',
      ]);
      expect(await answer.json()).toMatchObject({ code: 'API_KEY_MISSING', title: 'No API key was sent.' });
      expect(admitted).toEqual([]);
    },
  );

  /** Sends what no HTTP client would; what came back when the connection was closed. */
  const exchange = (bytes: string) =>
    new Promise<string>((resolve) => {
      let received = '';
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
      socket.setEncoding('utf8').on('data', (text: string) => (received += text));
      socket.on('error', () => undefined).on('close', () => resolve(received));
    });
  const half = (headers: string) =>
    `POST /v1/half HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n${headers}\r\n{`;

  it('given half a body without a key, then 401 and the connection is closed', async () => {
    expect(await exchange(half(''))).toMatch(/^HTTP\/1.1 401 [^]*connection: close[^]*API_KEY_MISSING/i);
  });

  it('given half a body with a key, then no place is taken, and it is refused when its time is over', async () => {
    const many = Array.from({ length: 20 }, () => exchange(half('authorization: Bearer a\r\n')));
    void send('/v1/a');
    await arrived('/v1/a');
    for (const answer of await Promise.all(many))
      expect(answer).toMatch(/^HTTP\/1.1 408 [^]*connection: close[^]*REQUEST_TIMEOUT/i);
    await arrived('/v1/a');
  });

  it('given a caller that does not wait, then its second refusal is late, and later ones are answered', async () => {
    void send('/v1/a', 'POST', 'b');
    void send('/v1/b', 'POST', 'c');
    await arrived('/v1/a', '/v1/b');
    const hidden = 'GET /v1/hidden HTTP/1.1\r\nhost: a\r\nauthorization: Bearer a\r\n\r\n';
    const command = `POST /v1/c HTTP/1.1\r\nhost: a\r\nauthorization: Bearer a\r\ncontent-length: ${hidden.length}\r\n\r\n`;
    let received = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    const answers = async (count: number) => {
      while (received.split('HTTP/1.1 ').length - 1 < count) await pause(2);
      return received.split('HTTP/1.1 ').slice(1);
    };
    socket.write(command + hidden);
    await answers(1);
    const told = performance.now();
    socket.write(command + hidden);
    await answers(2);
    expect(performance.now() - told).toBeGreaterThan(900);
    socket.write(`${command}${hidden}GET /health/live HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    await arrived('/v1/a', '/v1/b', '/health/live');
    admitted[2]?.response.end();
    const statuses = (await answers(4)).map((answer) => answer.slice(0, 3));
    expect(statuses).toEqual(['503', '503', '503', '200']);
    socket.destroy();
  });

  it('given a body that is too large, then 413 before it is received', async () => {
    const head =
      'POST /v1/a HTTP/1.1\r\nhost: a\r\nauthorization: Bearer a\r\ncontent-length: 1048577\r\n\r\n';
    expect(await exchange(head)).toMatch(/^HTTP\/1.1 413 [^]*BODY_TOO_LARGE/);
    const chunked =
      'POST /v1/a HTTP/1.1\r\nhost: a\r\nauthorization: Bearer a\r\ntransfer-encoding: chunked\r\n\r\n';
    expect(await exchange(`${chunked}100001\r\n${'x'.repeat(0x100001)}\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 413 /,
    );
    expect(admitted).toEqual([]);
  });

  it('given no room to store anything, then commands are refused with 507, and reads admitted', async () => {
    room = false;
    const answer = await send('/v1/a');
    room = true;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([507, '5']);
    expect(await answer.json()).toMatchObject({
      title: 'The disk of the database is full. Reads still work.',
      code: 'STORAGE_FULL',
    });
    void send('/v1/trails', 'GET');
    await arrived('/v1/trails');
  });

  it('given it is closed, then admitted requests are waited for, for so long, and all others are refused', async () => {
    const last = send('/v1/a');
    await arrived('/v1/a');
    const [soon, late] = [admission.close(50), admission.close(deadlineMs)];
    let gone = false;
    void late.then(() => (gone = true));
    for (const [path, method] of [
      ['/health/ready', 'GET'],
      ['/v1/trails', 'GET'],
      ['/v1/b', 'POST'],
    ] as const) {
      const answer = await send(path, method);
      const { status, headers } = answer;
      expect([status, headers.get('retry-after'), headers.get('connection')]).toEqual([503, '1', 'close']);
      expect(await answer.json()).toMatchObject({ code: 'STOPPING' });
    }
    await soon;
    expect(gone).toBe(false);
    admitted[0]?.response.end();
    expect((await last).status).toBe(200);
    await late;
    expect(admitted.map((one) => one.url)).toEqual(['/v1/a']);
  });

  it('reads its limits from the environment', () => {
    const problems: string[] = [];
    const limits = readLimits({ MAX_COMMANDS_IN_FLIGHT: '12', MAX_READS_IN_FLIGHT: '' }, problems);
    expect({ limits, problems }).toEqual({ limits: { ...defaultLimits, commands: 12 }, problems: [] });
    readLimits({ MAX_READS_IN_FLIGHT: '0', MAX_CONNECTIONS: '1000000' }, problems);
    expect(problems).toEqual([
      'MAX_READS_IN_FLIGHT must be a whole number from 1 to 999999',
      'MAX_CONNECTIONS must be a whole number from 1 to 999999',
    ]);
  });
});
