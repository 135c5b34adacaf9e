import { randomInt } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { keysOf, RealProcess, temporaryData } from '../support/boxtrail';

/** Time for the rest of the shutdown: the last flush of the log, connections to PostgreSQL, PostgreSQL itself. */
const settlingMs = 6_000;

describe('a service that is told to stop', () => {
  const data = temporaryData();
  const port = 20_000 + randomInt(10_000);
  let service: RealProcess;
  let sockets: Socket[];
  beforeEach(async () => {
    sockets = [];
    service = RealProcess.start(['--boxes', '10', '--data', data.dir, '--port', String(port)]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    service.kill('SIGKILL');
    await service.ended;
  });
  afterAll(() => data.remove());

  /** Sends this text on a connection and no more; returns what was received, and whether it was closed. */
  const open = async (sent: string) => {
    const socket = connect(port, '127.0.0.1');
    const seen = { text: '', closed: false };
    socket.setEncoding('utf8').on('data', (text: string) => (seen.text += text));
    socket.on('error', () => undefined).on('close', () => (seen.closed = true));
    sockets.push(socket);
    await new Promise((resolve) => socket.once('connect', resolve));
    if (sent !== '') socket.write(sent);
    return seen;
  };
  const head = (method: string, path: string, role: string, more = '') =>
    `${method} ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${keysOf(data.dir)[role]}\r\n${more}\r\n`;
  const ask = (method: string, path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, ...(method === 'POST' && { body: '{}' }) });
  const endsWithin = async (ms: number) => {
    const end = await Promise.race([service.ended, pause(ms, undefined, { ref: false })]);
    expect(end ?? `still running after ${ms} ms`).toMatchObject({ code: 0 });
  };

  it('given silent and idle connections and a replay, then it exits at once with status 0', async () => {
    const silent = await Promise.all(Array.from({ length: 50 }, () => open('')));
    const begun = await open('GET /health/ready HTTP/1.1\r\nhos');
    const idle = await open(head('GET', '/v1/trails', 'auditor'));
    const accept = 'accept: text/event-stream\r\n';
    const replay = await open(head('GET', '/v1/replay?speed=0.001', 'auditor', accept));
    while (!idle.text.includes('HTTP/1.1 200') || !replay.text.includes('id: 1\n')) await pause(10);

    service.kill('SIGTERM');

    await endsWithin(settlingMs);
    // A socket closed by the exit of the process is reported a moment later.
    const stillOpen = () => [...silent, begun, idle, replay].filter(({ closed }) => !closed);
    for (const deadline = Date.now() + 1_000; stillOpen().length > 0 && Date.now() < deadline;)
      await pause(10);
    expect(stillOpen()).toEqual([]);
  }, 120_000);

  it('given a body in transit, then new requests are refused, it is answered, and the service exits', async () => {
    const key = keysOf(data.dir)['station'] ?? '';
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const upload = request({ port, host: '127.0.0.1', method: 'POST', path: '/v1/scans', headers });
    const answer = new Promise<string>((resolve, reject) => {
      upload.on('error', reject).on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (more: string) => (text += more));
        response.on('end', () => resolve(text));
      });
    });
    upload.write('{"scanId":"first"}\n');
    await pause(300);

    service.kill('SIGTERM');
    await pause(200);

    for (const [method, path] of [
      ['GET', '/health/ready'],
      ['GET', '/v1/trails'],
      ['POST', '/v1/passes'],
    ] as const) {
      const refused = await ask(method, path);
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(refused.headers.get('connection')).toBe('close');
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
      expect(await refused.json()).toEqual({
        type: '/problems/STOPPING',
        title: 'The process is about to end. Nothing was done.',
        status: 503,
        code: 'STOPPING',
        detail: 'this process is about to end; nothing was done',
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      });
    }
    await pause(1_000);
    upload.end('{"scanId":"second"}\n');
    const lines = (await answer).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { status?: string }).status)).toEqual([
      'quarantined',
      'quarantined',
      undefined,
    ]);
    await endsWithin(settlingMs);
  }, 120_000);

  it('given a body that never comes, then it is not awaited, because the request was not admitted', async () => {
    const length = 'content-type: application/json\r\ncontent-length: 100\r\nidempotency-key: k\r\n';
    const slow = await open(head('POST', '/v1/passes', 'coordinator', length) + '{"passId":');
    await pause(300);
    service.kill('SIGTERM');
    await endsWithin(settlingMs);
    expect(slow).toEqual({ text: '', closed: true });
  }, 120_000);
});
