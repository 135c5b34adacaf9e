import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boxtrailApi, dataOf, Refused } from './index';

interface Received {
  readonly key: string | undefined;
  readonly body: string;
}

describe('a client that tries again', () => {
  let server: Server;
  let url: string;
  let received: Received[];
  let answers: (number | 'none')[];
  let retryAfter: string | undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        received.push({ key: request.headers['idempotency-key'] as string | undefined, body });
        const status = answers.shift() ?? 200;
        if (status === 'none') return request.socket.destroy();
        const problem = { status, code: `CODE_${status}`, detail: 'why', title: '', type: '', traceId: '' };
        response.writeHead(status, {
          'content-type': status < 400 ? 'application/json' : 'application/problem+json',
          ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
        });
        response.end(JSON.stringify(status < 400 ? { changed: true } : problem));
      });
    });
    await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    received = [];
    retryAfter = undefined;
  });

  const body = { gln: '4006381333931', name: 'a' };
  const supplier = (attempts?: number) =>
    dataOf(boxtrailApi({ url, key: 'k', attempts }).POST('/v1/suppliers', { body }));

  it('given 503, 429 and no answer, then the same request with the same key is sent until it is answered', async () => {
    answers = [503, 429, 'none'];
    expect(await supplier(4)).toEqual({ changed: true });
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ key }) => key)).size).toBe(1);
    expect(received.map((each) => JSON.parse(each.body) as object)).toEqual([body, body, body, body]);
  });

  it('given Retry-After, then it waits as long', async () => {
    answers = [503];
    retryAfter = '1';
    const asked = performance.now();
    await supplier(2);
    expect(performance.now() - asked).toBeGreaterThanOrEqual(990);
  });

  it.each([409, 404, 500])('given %d, then it is refused and not sent again', async (status) => {
    answers = [status];
    const error: unknown = await supplier(3).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).problem).toMatchObject({ status, code: `CODE_${status}` });
    expect(received).toHaveLength(1);
  });

  it('given no end of 503, then the last answer is the problem', async () => {
    answers = [503, 503, 503];
    await expect(supplier(3)).rejects.toMatchObject({ status: 503, code: 'CODE_503' });
    expect(received).toHaveLength(3);
  });

  it('given no attempts, then nothing is sent again', async () => {
    answers = [503];
    await expect(supplier()).rejects.toMatchObject({ code: 'CODE_503' });
    expect(received).toHaveLength(1);
  });
});
