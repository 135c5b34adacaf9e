import { fastify } from 'fastify';
import { openGateway } from './gateway';

const key = `bt_${'k'.repeat(43)}`;

interface PageQuery {
  readonly limit?: string;
  readonly cursor?: string;
}

/** A real server with a list of its own: `rows` items, each named after it. Its cursor is the number of the last item. */
async function listing(name: string, rows: number) {
  const server = fastify({ forceCloseConnections: true });
  const paths = { '/v1/parked': {}, '/v1/parked/{id}/drop': {} };
  server.get('/health/ready', () => ({ status: 'ok' }));
  server.get('/openapi.json', () => ({ openapi: '3.1.0', paths }));
  server.get('/v1/whoami', () => ({ subject: 's', role: 'admin', stationGln: null }));
  server.get<{ Querystring: PageQuery }>('/v1/parked', (request, reply) => {
    const limit = Number(request.query.limit ?? 50);
    if (!(limit >= 1 && limit <= 200)) return reply.status(400).send({ code: 'INPUT_INVALID' });
    const after = Number(request.query.cursor || 0);
    if (Number.isNaN(after)) return reply.status(400).send({ code: 'CURSOR_INVALID' });
    const items = Array.from({ length: rows }, (_, i) => ({ id: `${name}.${i + 1}` })).slice(
      after,
      after + limit,
    );
    return { items, next: after + limit < rows ? String(after + limit) : null };
  });
  server.post('/v1/parked/:id/drop', (request) => ({ by: name, id: (request.params as { id: string }).id }));
  return { server, url: await server.listen({ host: '127.0.0.1', port: 0 }) };
}

describe('a list of which each service has its own rows, through the gateway', () => {
  const open: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  async function given(rows: Readonly<Record<string, number>>) {
    const services = new Map<string, string[]>();
    const servers = new Map<string, { close(): Promise<unknown> }>();
    for (const [name, count] of Object.entries(rows)) {
      const { server, url } = await listing(name, count);
      open.push(server);
      services.set(name, [url]);
      servers.set(name, server);
    }
    const gateway = await openGateway({ host: '127.0.0.1', port: 0, services });
    open.push(gateway);
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${gateway.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}` },
      });
      const body = (await response.json()) as {
        code?: string;
        items: { id: string }[];
        next: string | null;
      };
      return { status: response.status, missing: response.headers.get('boxtrail-missing'), body };
    };
    const everything = async (limit: number) => {
      const ids: string[] = [];
      const sizes: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await ask(`/v1/parked?limit=${limit}&cursor=${cursor}`);
        ids.push(...body.items.map(({ id }) => id));
        sizes.push(body.items.length);
        cursor = body.next;
      }
      return { ids, sizes };
    };
    return { ask, everything, servers };
  }

  it.each([1, 2, 3, 50, 200])(
    'given pages of %i, then every row of every service comes once, service by service',
    async (limit) => {
      const { everything } = await given({ orders: 3, packing: 0, passes: 1, audit: 4 });
      const { ids, sizes } = await everything(limit);
      const of = (name: string, rows: number) => Array.from({ length: rows }, (_, i) => `${name}.${i + 1}`);
      expect(ids).toEqual([...of('orders', 3), ...of('passes', 1), ...of('audit', 4)]);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(limit);
      expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
    },
  );

  it('given a service that is gone, then the others are listed, and the answer names it', async () => {
    const { ask, servers } = await given({ orders: 1, packing: 2, audit: 1 });
    await servers.get('packing')?.close();
    const { body, missing, status } = await ask('/v1/parked');
    expect({ status, missing, body }).toEqual({
      status: 200,
      missing: 'packing',
      body: { items: [{ id: 'orders.1' }, { id: 'audit.1' }], next: null },
    });
  });

  it('given no service, then nothing is listed as if it was all', async () => {
    const { ask, servers } = await given({ orders: 1, audit: 1 });
    await ask('/v1/parked');
    for (const server of servers.values()) await server.close();
    expect(await ask('/v1/parked')).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
  });

  it.each([
    ['limit=0', 'INPUT_INVALID'],
    ['limit=201', 'INPUT_INVALID'],
    ['limit=many', 'INPUT_INVALID'],
    ['limit=1&limit=2', 'INPUT_INVALID'],
    ['cursor=nothing', 'CURSOR_INVALID'],
    ['cursor=orders-nothing', 'CURSOR_INVALID'],
    ['cursor=unheard-1', 'CURSOR_INVALID'],
  ])('given %s, then the refusal of the service is passed on', async (query, code) => {
    const { ask } = await given({ orders: 1, audit: 1 });
    expect(await ask(`/v1/parked?${query}`)).toMatchObject({ status: 400, body: { code } });
  });

  it('given the id of a row, then its own service is asked about it', async () => {
    const { ask } = await given({ orders: 1, audit: 1 });
    for (const by of ['orders', 'audit'])
      expect((await ask(`/v1/parked/${by}.1/drop`, 'POST')).body).toEqual({ by, id: `${by}.1` });
  });
});
