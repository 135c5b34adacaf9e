import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify';
import { openGateway, type Gateway } from './gateway';

const key = `bt_${'k'.repeat(43)}`;

/** A real server that describes itself like a service, and reports which instance answered. */
async function instance(
  name: string,
  path: string,
  port = 0,
  more: (server: FastifyInstance) => unknown = () => undefined,
): Promise<{ server: FastifyInstance; url: string }> {
  const server = fastify({ forceCloseConnections: true });
  const paths = { [path]: {}, '/v1/events': {}, '/v1/views': {}, '/v1/messaging': {} };
  server.get('/health/ready', () => ({ status: 'ok' }));
  server.get('/openapi.json', () => ({ openapi: '3.1.0', paths, components: { schemas: { [name]: {} } } }));
  server.get('/v1/views', (request, reply) =>
    'no' in (request.query as object) ? reply.status(403).send({ code: 'NO' }) : [{ view: name }],
  );
  server.get('/v1/whoami', (request, reply) =>
    request.headers.authorization === `Bearer ${key}`
      ? { subject: 's', role: 'admin', stationGln: null }
      : reply.status(401).send({ code: 'KEY_INVALID' }),
  );
  server.get('/v1/messaging', () => ({ problems: ['Kafka is away'], groups: [{ group: `${name}.group` }] }));
  server.get('/v1/boxes/slow', (_request, reply) => void reply.hijack());
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  more(server);
  server.all('/*', (request, reply) =>
    reply
      .header('etag', '"3"')
      .status(request.method === 'POST' ? 201 : 200)
      .send({
        by: name,
        asked: `${request.method} ${request.url}`,
        body: request.body ?? null,
        key: request.headers['idempotency-key'] ?? null,
      }),
  );
  return { server, url: await server.listen({ host: '127.0.0.1', port }) };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await condition());) {
    if (Date.now() > deadline) throw new Error('condition not met within 10 s');
    await new Promise((next) => setTimeout(next, 20));
  }
}

describe('the gateway', () => {
  const open: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  async function given(): Promise<{
    gateway: Gateway;
    packing: FastifyInstance[];
    urls: string[];
    audit: Awaited<ReturnType<typeof instance>>;
  }> {
    const [one, two, audit] = [
      await instance('packing-1', '/v1/boxes/{sscc}'),
      await instance('packing-2', '/v1/boxes/{sscc}'),
      await instance('audit-1', '/v1/trails/{sscc}'),
    ];
    const gateway = await openGateway({
      host: '127.0.0.1',
      port: 0,
      services: new Map([
        ['packing', [one.url, two.url]],
        ['audit', [audit.url]],
      ]),
    });
    open.push(one.server, two.server, audit.server, gateway);
    return { gateway, packing: [one.server, two.server], urls: [one.url, two.url], audit };
  }

  const ask = async (gateway: Gateway, path: string, init: RequestInit = {}) => {
    const response = await fetch(`${gateway.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...(init.headers as object) },
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };

  it('given no service at all, then it explains each problem code, without a key and in Chinese', async () => {
    const gateway = await openGateway({
      host: '127.0.0.1',
      port: 0,
      services: new Map([['orders', ['http://127.0.0.1:9']]]),
    });
    open.push(gateway);
    const headers = { accept: 'application/json', 'accept-language': 'zh' };
    const ready = await fetch(`${gateway.url}/health/ready`, { headers });
    const problem = (await ready.json()) as { type: string; detail: string };
    expect(problem.detail).toBe('以下服务没有就绪的实例：orders');
    expect(problem.type).toBe('/problems/SERVICE_UNAVAILABLE');
    const page = await fetch(`${gateway.url}${problem.type}`, { headers });
    expect(await page.json()).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      title: '该服务没有实例响应网关。',
    });
    expect((await fetch(`${gateway.url}/problems/LOAD_FULL`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/problems/NO_SUCH`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/problems`, { method: 'POST' })).status).toBe(405);
  });

  it('given a request, then its service gets it complete, and the answer comes back complete', async () => {
    const { gateway } = await given();
    const { status, headers, body } = await ask(gateway, '/v1/boxes/123?atLeast=7', {
      method: 'POST',
      body: '{"a":"长春"}',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
    });
    expect({ status, etag: headers.get('etag'), body }).toEqual({
      status: 201,
      etag: '"3"',
      body: {
        by: expect.stringMatching(/^packing-/) as unknown,
        asked: 'POST /v1/boxes/123?atLeast=7',
        body: '{"a":"长春"}',
        key: 'k1',
      },
    });
    expect((await ask(gateway, '/v1/trails/123')).body['by']).toBe('audit-1');
  });

  it('given two instances, then requests about one box always reach the same one, and both are used', async () => {
    const { gateway } = await given();
    const by = async (box: number) => (await ask(gateway, `/v1/boxes/${box}`)).body['by'];
    const boxes = Array.from({ length: 40 }, (_, i) => i);
    const first = await Promise.all(boxes.map(by));
    expect(await Promise.all(boxes.map(by))).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['packing-1', 'packing-2']));
  });

  it('given an instance that stops, then a caller gets Retry-After, and the other instance answers', async () => {
    const { gateway, packing, urls } = await given();
    const boxes = Array.from({ length: 20 }, (_, i) => `/v1/boxes/${i}`);
    await packing[0]?.close();
    const told = await Promise.all(boxes.map((box) => ask(gateway, box)));
    const refused = told.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, headers, body } of refused) {
      expect({
        status,
        again: headers.get('retry-after'),
        type: headers.get('content-type')?.split(';')[0],
        code: body['code'],
      }).toEqual({
        status: 503,
        again: '1',
        type: 'application/problem+json',
        code: 'SERVICE_UNAVAILABLE',
      });
    }
    await until(async () =>
      (await Promise.all(boxes.map((box) => ask(gateway, box)))).every(({ status }) => status === 200),
    );
    const back = await instance('packing-1 again', '/v1/boxes/{sscc}', Number(new URL(urls[0] ?? '').port));
    open.push(back.server);
    await until(async () =>
      (await Promise.all(boxes.map((box) => ask(gateway, box)))).some(
        ({ body }) => body['by'] === 'packing-1 again',
      ),
    );
  });

  it('given a service without ready instances, then it is named, and other services answer', async () => {
    const audit = await instance('audit-1', '/v1/trails/{sscc}');
    const gone = await instance('gone', '/v1/boxes/{sscc}');
    await gone.server.close();
    const gateway = await openGateway({
      host: '127.0.0.1',
      port: 0,
      services: new Map([
        ['packing', [gone.url]],
        ['audit', [audit.url]],
      ]),
    });
    open.push(audit.server, gateway);
    expect((await ask(gateway, '/health/live')).status).toBe(200);
    expect(await ask(gateway, '/health/ready')).toMatchObject({
      status: 200,
      body: {
        status: 'ok',
        instances: { packing: 0, audit: 1 },
        degraded: ['packing: no instance is ready'],
      },
    });
    expect(await ask(gateway, '/v1/boxes/1')).toMatchObject({
      status: 503,
      body: { detail: 'not all services have been seen yet: packing' },
    });
    expect((await ask(gateway, '/v1/trails/1')).status).toBe(200);
  });

  it('given an unknown path, then the answer is a 404 problem', async () => {
    const { gateway } = await given();
    expect(await ask(gateway, '/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 'ROUTE_UNKNOWN', detail: 'there is no GET /v1/nothing', status: 404 },
    });
  });

  it('given the views of all services, then they are merged, and a refusal is forwarded', async () => {
    const { gateway } = await given();
    const list = await ask(gateway, '/v1/views');
    expect(list.body).toEqual([{ view: expect.stringMatching(/^packing-/) as unknown }, { view: 'audit-1' }]);
    expect(await ask(gateway, '/v1/views?no=1')).toMatchObject({ status: 403, body: { code: 'NO' } });
  });

  it('given the messaging of all services, then it is merged, and a shared problem is listed once', async () => {
    const { gateway } = await given();
    const { body } = await ask(gateway, '/v1/messaging');
    expect(body).toEqual({
      problems: ['Kafka is away'],
      groups: [{ group: expect.stringMatching(/^packing-/) as unknown }, { group: 'audit-1.group' }],
    });
  });

  it.each([
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['is silent', () => undefined],
    ['answers with bytes that are not HTTP', (socket: Socket) => socket.end('what?\r\n\r\n')],
  ])(
    'given a service that %s, then a merged list has the others and names it',
    async (_what, behave) => {
      const { gateway, audit } = await given();
      await audit.server.close();
      const sockets = new Set<Socket>();
      const broken = createServer((socket) => {
        sockets.add(socket.on('error', () => undefined));
        behave(socket);
      });
      broken.listen(Number(new URL(audit.url).port), '127.0.0.1');
      await once(broken, 'listening');
      open.push({
        close: () => {
          for (const socket of sockets) socket.destroy();
          return new Promise((closed) => broken.close(closed));
        },
      });
      const signal = AbortSignal.timeout(15_000);
      const asked = Array.from({ length: 5 }, () => ask(gateway, '/v1/messaging', { signal }));
      for (const { status, headers, body } of await Promise.all(asked)) {
        expect({ status, missing: headers.get('boxtrail-missing'), problems: body['problems'] }).toEqual({
          status: 200,
          missing: 'audit',
          problems: ['Kafka is away', 'audit does not answer'],
        });
      }
    },
    40_000,
  );

  it('given preflights, then only the configured origins are allowed, even on a refusal', async () => {
    const origin = 'https://console.example.org';
    const { server, url } = await instance('audit-1', '/v1/trails/{sscc}', 0, (service) =>
      // A service with other allowed origins than the gateway.
      service.addHook('onRequest', (request, reply, done) => {
        void reply.header('access-control-allow-origin', request.headers.origin ?? '*');
        done();
      }),
    );
    const gateway = await openGateway({
      host: '127.0.0.1',
      port: 0,
      services: new Map([['audit', [url]]]),
      corsOrigins: [origin],
    });
    open.push(server, gateway);
    const preflight = (from: string, path: string) =>
      fetch(`${gateway.url}${path}`, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization, idempotency-key',
        },
      });
    const allowed = await preflight(origin, '/v1/trails/1');
    expect(allowed.ok).toBe(true);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('POST');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const refused = await preflight('https://elsewhere.example.org', '/v1/trails/1');
    expect([...refused.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(refused.headers.get('vary')).toBe('Accept-Language, Origin');
    const answer = await fetch(`${gateway.url}/v1/trails/1`, { headers: { origin } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it.each([
    ['answers 503', 'GET', (reply: FastifyReply) => reply.status(503).header('retry-after', '0').send({})],
    ['answers 500', 'GET', (reply: FastifyReply) => reply.status(500).send({})],
    ['hangs up', 'GET', (reply: FastifyReply) => void reply.hijack().raw.destroy()],
    ['hangs up', 'HEAD', (reply: FastifyReply) => void reply.hijack().raw.destroy()],
    ['hangs up', 'POST', (reply: FastifyReply) => void reply.hijack().raw.destroy()],
    ['hangs up', 'OPTIONS', (reply: FastifyReply) => void reply.hijack().raw.destroy()],
    [
      'breaks off its answer',
      'GET',
      (reply: FastifyReply) => {
        const { raw } = reply.hijack();
        raw.writeHead(200, { 'content-length': '10' });
        raw.write('half', () => raw.destroy());
      },
    ],
  ])(
    'given an instance that %s, when it is asked by %s, then it is asked once and stays in use',
    async (_what, method, behave) => {
      let attempts = 0;
      const { server, url } = await instance('audit-1', '/v1/trails/{sscc}', 0, (whole) =>
        whole.route({
          method: ['GET', 'HEAD', 'POST', 'OPTIONS'],
          url: '/v1/trails/once',
          exposeHeadRoute: false,
          handler: (_request, reply) => {
            attempts += 1;
            behave(reply);
            return reply;
          },
        }),
      );
      const gateway = await openGateway({
        host: '127.0.0.1',
        port: 0,
        services: new Map([['audit', [url]]]),
      });
      open.push(server, gateway);
      for (let asked = 1; asked <= 3; asked += 1) {
        await fetch(`${gateway.url}/v1/trails/once`, {
          method,
          headers: { authorization: `Bearer ${key}` },
          ...(method === 'POST' && { body: '{}' }),
        })
          .then((answer) => answer.text())
          .catch(() => undefined);
        expect(attempts).toBe(asked);
        expect((await ask(gateway, '/v1/trails/1')).status).toBe(200);
      }
    },
    20_000,
  );

  it('given a service that does not answer, then callers of other services are served', async () => {
    const { gateway } = await given();
    const stopWaiting = new AbortController();
    let refused = 0;
    const hanging = Array.from({ length: 300 }, () =>
      fetch(`${gateway.url}/v1/boxes/slow`, {
        headers: { authorization: `Bearer ${key}` },
        signal: stopWaiting.signal,
      }).then(
        ({ status }) => {
          refused += 1;
          return status;
        },
        () => 'waits',
      ),
    );
    const trails = await Promise.all(Array.from({ length: 50 }, (_, i) => ask(gateway, `/v1/trails/${i}`)));
    expect(trails.map(({ status }) => status)).toEqual(trails.map(() => 200));
    await until(() => Promise.resolve(refused >= 108));
    stopWaiting.abort();
    const ends = await Promise.all(hanging);
    expect(ends.filter((end) => end === 'waits')).toHaveLength(192);
    expect(ends.filter((end) => end === 429)).toHaveLength(108);
    expect((await ask(gateway, '/v1/boxes/1')).status).toBe(200);
  }, 30_000);

  it.each([
    ['no key', {}, 401, 'API_KEY_MISSING'],
    ['a key of another form', { authorization: 'Bearer x' }, 401, 'API_KEY_INVALID'],
    ['an unknown key', { authorization: `Bearer bt_${'u'.repeat(43)}` }, 401, 'API_KEY_INVALID'],
    ['another scheme', { authorization: 'Basic eDp5' }, 401, 'API_KEY_MISSING'],
  ])('given %s, then nothing of the request reaches a service', async (_what, headers, status, code) => {
    let reached = 0;
    const { server, url } = await instance('audit-1', '/v1/trails/{sscc}', 0, (whole) =>
      whole.addHook('onRequest', (request, _reply, done) => {
        if (request.url.startsWith('/v1/trails')) reached += 1;
        done();
      }),
    );
    const gateway = await openGateway({ host: '127.0.0.1', port: 0, services: new Map([['audit', [url]]]) });
    open.push(server, gateway);
    const answer = await fetch(`${gateway.url}/v1/trails/1`, {
      method: 'POST',
      body: '{}',
      headers: { ...headers },
    });
    expect({
      status: answer.status,
      code: ((await answer.json()) as { code: string }).code,
      reached,
    }).toEqual({
      status,
      code,
      reached: 0,
    });
  });

  it('given a valid key while no service can check it, then the request is forwarded', async () => {
    const asked: string[] = [];
    const { server, url } = await instance('audit-1', '/v1/trails/{sscc}', 0, (whole) =>
      whole.addHook('onRequest', (request, reply, done) => {
        asked.push(request.url);
        if (request.url === '/v1/whoami' && asked.filter((path) => path === '/v1/whoami').length > 1)
          void reply.status(503).send({});
        else done();
      }),
    );
    const gateway = await openGateway({ host: '127.0.0.1', port: 0, services: new Map([['audit', [url]]]) });
    open.push(server, gateway);
    expect((await ask(gateway, '/v1/trails/1')).status).toBe(200);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    try {
      expect((await ask(gateway, '/v1/trails/1')).status).toBe(200);
    } finally {
      later.mockRestore();
    }
    const other = { authorization: `Bearer bt_${'o'.repeat(43)}` };
    expect(await ask(gateway, '/v1/trails/1', { headers: other })).toMatchObject({
      status: 503,
      body: { code: 'SERVICE_UNAVAILABLE' },
    });
  });

  it('merges the OpenAPI documents of all services, and counts ready instances in metrics', async () => {
    const { gateway } = await given();
    const { body } = await ask(gateway, '/openapi.json');
    expect(Object.keys(body['paths'] as object).sort()).toEqual([
      '/v1/boxes/{sscc}',
      '/v1/events',
      '/v1/messaging',
      '/v1/trails/{sscc}',
      '/v1/views',
    ]);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('boxtrail_gateway_ready_instances{context="packing"} 2');
    expect(metrics).toContain('boxtrail_gateway_ready_instances{context="audit"} 1');
  });

  it('given a body of 1 MB in pieces, then it is streamed', async () => {
    const { gateway } = await given();
    const piece = new Uint8Array(65_536).fill(97);
    let left = 16;
    const stream = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(piece);
        else controller.close();
      },
    });
    const answer = await ask(gateway, '/v1/boxes/1', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'text/csv' },
    } as RequestInit);
    expect((answer.body['body'] as string).length).toBe(16 * 65_536);
  });

  it('given a console, then the gateway serves it, and answers its own paths and those of services itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'boxtrail-console-'));
    try {
      const { server, url } = await instance('audit-1', '/v1/trails/{sscc}');
      const services = new Map([['audit', [url]]]);
      const unbuilt = { host: '127.0.0.1', port: 0, services, consoleDirectory: join(folder, 'none') };
      const gateway = await openGateway({ ...unbuilt, consoleDirectory: folder });
      const without = await openGateway(unbuilt);
      const none = await openGateway({ host: '127.0.0.1', port: 0, services });
      open.push(server, gateway, without, none);
      await writeFile(join(folder, 'index.html'), '<!doctype html>');
      const get = async (path: string, accept: string, { url: at } = gateway) => {
        const response = await fetch(`${at}${path}`, { headers: { accept } });
        const text = await response.text();
        return text.startsWith('{') ? (JSON.parse(text) as { code: string }).code : text;
      };
      expect(await get('/', '*/*')).toBe('<!doctype html>');
      expect(await get('/boxes/1', 'text/html')).toBe('<!doctype html>');
      expect(await get('/boxes/1', '*/*')).toBe('ROUTE_UNKNOWN');
      expect(await get('/boxes/%2e%2e%2f..', 'application/json')).toBe('ROUTE_UNKNOWN');
      expect(await get('/v1/trails/1', 'text/html')).toBe('API_KEY_MISSING');
      expect(await get('/docs', 'text/html')).toContain('<title>Boxtrail API</title>');
      expect(await get('/', '*/*', without)).toBe('CONSOLE_MISSING');
      expect(await get('/boxes/1', 'text/html', without)).toBe('CONSOLE_MISSING');
      expect(await get('/', 'text/html', none)).toBe('ROUTE_UNKNOWN');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
