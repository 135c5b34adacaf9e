import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boxtrailApi, bulk, ConnectionBroken, dataOf, linesOf, ndjson } from './index';

describe('the API client', () => {
  type Handle = (request: IncomingMessage, response: ServerResponse, body: string) => void;
  let answers: Handle[] = [];
  const asked: { key: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      asked.push({ key: request.headers['idempotency-key'] as string | undefined, body });
      answers.shift()?.(request, response, body);
    });
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    answers = [];
    asked.length = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const json =
    (status: number, body: object, headers = {}): Handle =>
    (_request, response) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
  const lines =
    (...items: object[]): Handle =>
    (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/x-ndjson' })
        .end(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  const broken: Handle = (request) => request.socket.destroy();
  const cutOff: Handle = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write('{"line":1,"status":"acc', () => setTimeout(() => response.destroy(), 20));
  };
  const busy = json(503, { code: 'OVERLOADED' }, { 'retry-after': '0' });
  const inProgress = json(409, { code: 'IDEMPOTENCY_KEY_IN_PROGRESS' }, { 'retry-after': '0' });
  const api = () => boxtrailApi({ url, key: 'bt_x', attempts: 5 });
  const complete = () =>
    api().POST('/v1/packing-jobs/{jobId}/complete', {
      params: { path: { jobId: 'J' }, header: { 'Idempotency-Key': 'k' } },
      body: {},
    });
  const summary = (failed: number) => ({
    summary: { accepted: 1, duplicate: 0, quarantined: 0, failed },
    position: 1,
  });

  it('given broken connections and Retry-After, then the same request is sent until it is answered', async () => {
    answers = [busy, broken, inProgress, json(200, { jobId: 'J' })];
    expect(await dataOf(complete())).toEqual({ jobId: 'J' });
    expect(asked).toEqual(Array(4).fill({ key: 'k', body: '{}' }));
  });

  it('given Retry-After, then it is waited for', async () => {
    answers = [json(429, { code: 'TOO_MANY_IN_FLIGHT' }, { 'retry-after': '1' }), json(200, {})];
    const begun = performance.now();
    await dataOf(complete());
    expect(performance.now() - begun).toBeGreaterThan(990);
  });

  it('given a refusal, then its code is thrown and nothing is sent again', async () => {
    answers = [json(409, { code: 'JOB_CLOSED' })];
    await expect(dataOf(complete())).rejects.toThrow('JOB_CLOSED');
    expect(asked).toHaveLength(1);
  });

  it('given lines, then each is one line of the body; all are sent again until none has failed', async () => {
    answers = [lines({ line: 1, status: 'failed' }, summary(1)), cutOff, lines(summary(0))];
    const items = [{ scanId: 'a' }, { scanId: 'b' }] as never[];
    expect(await bulk(() => api().POST('/v1/scans', ndjson(items)))).toMatchObject(summary(0));
    expect(asked.map(({ body }) => body)).toEqual(Array(3).fill('{"scanId":"a"}\n{"scanId":"b"}'));
  });

  it('given an answer that is cut off, then the lines that came whole, and an error', async () => {
    answers = [
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write('{"position":1}\n\n{"pos', () =>
          setTimeout(() => response.write('ition":2}\n{"position":3', () => response.destroy()), 20),
        );
      },
    ];
    const { data } = await api().GET('/v1/changes', { parseAs: 'stream' });
    const found: unknown[] = [];
    const read = async () => {
      for await (const line of linesOf(data ?? null)) found.push(line);
    };
    await expect(read()).rejects.toThrow(ConnectionBroken);
    expect(found).toEqual([{ position: 1 }, { position: 2 }]);
  });
});
