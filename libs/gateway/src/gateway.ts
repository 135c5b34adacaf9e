import replyFrom from '@fastify/reply-from';
import { servePage, traceIdOf } from '@boxtrail/platform';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Gauge, Histogram, Registry } from 'prom-client';
import { fetch } from 'undici';
import type { GatewayConfig } from './gateway-config';
import { Instances } from './instances';
import { RouteTable, type Paths } from './routes';

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** Connections to one instance, at most. */
const connections = 128;

/** Time an answer may take to begin, in ms: a little more than a service gives itself. */
const patienceMs = 130_000;

/**
 * One address for partners before services that are apart. It decides nothing: keys, rules and errors are the
 * services' own. It holds no body in memory: what comes is handed on as it comes.
 */
export async function openGateway(config: GatewayConfig): Promise<Gateway> {
  let routes = new RouteTable(new Map());
  const services = new Map<string, Instances>();
  const learn = () => {
    routes = new RouteTable(
      new Map([...services].map(([context, { description }]) => [context, description?.paths ?? {}])),
    );
  };
  for (const [context, urls] of config.services) services.set(context, new Instances(context, urls, learn));
  const server = fastify({
    genReqId: (request) => traceIdOf(request.headers['traceparent']),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: false,
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  await server.register(replyFrom, {
    disableCache: true,
    undici: { connections, headersTimeout: patienceMs, bodyTimeout: 0, connectTimeout: 2_000 } as object,
  });
  useHealth(server, services);
  useMetrics(server, services);
  servePage(server, () => JSON.stringify(merged(services)));

  const forward = (
    instances: Instances,
    about: string | undefined,
    request: Request,
    reply: FastifyReply,
  ) => {
    const instance = instances.pick(about);
    if (instance === undefined) return notNow(reply, `no instance of ${instances.context} is ready`);
    return reply.from(`${instance}${request.raw.url ?? ''}`, {
      retriesCount: 0,
      onError: (_reply, { error }) => {
        if (!/BODY_TIMEOUT/.test((error as { code?: string }).code ?? '')) instances.lost(instance);
        void notNow(
          reply,
          `${instances.context} did not answer; send the same request with the same Idempotency-Key again`,
        );
      },
    });
  };

  // Only the service that takes facts in can say what they look like.
  server.get('/asyncapi.json', (request, reply) => {
    const delivery = services.get('delivery');
    return delivery === undefined
      ? problem(reply, 404, 'ROUTE_UNKNOWN', 'no service takes facts in here')
      : forward(delivery, undefined, request, reply);
  });

  server.all('/*', async (request, reply) => {
    const path = request.raw.url?.split('?', 1)[0] ?? '';
    const destination = routes.find(path);
    if (destination === undefined) {
      const missing = missingServices(services);
      return missing.length > 0
        ? notNow(reply, `not all services have been seen yet: ${missing.join(', ')}`)
        : problem(reply, 404, 'ROUTE_UNKNOWN', `there is no ${request.method} ${path}`);
    }
    const { to, about } = destination;
    if (to === 'all') return everybodysAnswer(services, request, reply);
    const instances = to === 'any' ? anyReady(services) : services.get(to);
    if (instances === undefined) return notNow(reply, 'no service is ready');
    return forward(instances, about, request, reply);
  });

  // First of all: it says that it lives while it looks.
  const url = await server.listen({ host: config.host, port: config.port });
  await Promise.all([...services.values()].map((instances) => instances.watch()));
  return {
    url,
    close: async () => {
      for (const instances of services.values()) instances.stop();
      await server.close();
    },
  };
}

type Request = FastifyRequest;

function useHealth(server: FastifyInstance, services: ReadonlyMap<string, Instances>): void {
  server.get('/health/live', () => ({ status: 'ok' }));
  server.get('/health/ready', (_request, reply) => {
    const down = missingServices(services);
    if (down.length > 0) return notNow(reply, `no instance is ready of: ${down.join(', ')}`);
    const ready = [...services].map(([context, { readyCount }]) => [context, readyCount]);
    return reply.send({ status: 'ok', instances: Object.fromEntries(ready) });
  });
}

function useMetrics(server: FastifyInstance, services: ReadonlyMap<string, Instances>): void {
  const registry = new Registry();
  const requests = new Histogram({
    name: 'boxtrail_gateway_request_seconds',
    help: 'Duration of requests through the gateway by status',
    labelNames: ['method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'boxtrail_gateway_ready_instances',
    help: 'Instances of each service that are ready',
    labelNames: ['context'],
    registers: [registry],
    collect() {
      for (const [context, { readyCount }] of services) this.set({ context }, readyCount);
    },
  });
  server.addHook('onResponse', (request, reply, done) => {
    requests.observe({ method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await registry.metrics()),
  );
}

const missingServices = (services: ReadonlyMap<string, Instances>): string[] =>
  [...services].filter(([, { readyCount }]) => readyCount === 0).map(([context]) => context);

/** What every service answers goes to the one with most instances ready. */
const anyReady = (services: ReadonlyMap<string, Instances>): Instances | undefined =>
  [...services.values()].sort((a, b) => b.readyCount - a.readyCount)[0];

/** Asks one instance of each service for its list, and answers with all of them as one. */
async function everybodysAnswer(
  services: ReadonlyMap<string, Instances>,
  request: Request,
  reply: FastifyReply,
): Promise<unknown> {
  const { authorization } = request.headers;
  const answers = await Promise.all(
    [...services.values()].map(async (instances) => {
      const instance = instances.pick();
      if (instance === undefined) return undefined;
      return fetch(`${instance}${request.raw.url ?? ''}`, {
        headers: authorization === undefined ? {} : { authorization },
        signal: AbortSignal.timeout(patienceMs),
      }).catch(() => undefined);
    }),
  );
  const parts: Lists[] = [];
  for (const answer of answers) {
    if (answer === undefined) return notNow(reply, 'a service did not answer');
    const body = await answer.text();
    if (!answer.ok)
      return reply
        .status(answer.status)
        .type(answer.headers.get('content-type') ?? 'application/json')
        .send(body);
    parts.push(JSON.parse(body) as Lists);
  }
  return reply.send(together(parts));
}

/** A list, or an object of lists. */
type Lists = readonly unknown[] | Readonly<Record<string, readonly unknown[]>>;

/** The lists of everybody, one behind the other, each entry once: services that share a trouble all tell it. */
function together(parts: readonly Lists[]): Lists {
  const joined: Record<string, unknown[]> = {};
  const list: unknown[] = [];
  for (const part of parts)
    if (isList(part)) list.push(...part);
    else
      for (const [name, own] of Object.entries(part))
        joined[name] = [...new Set([...(joined[name] ?? []), ...own])];
  return parts.every(isList) ? list : joined;
}

const isList = (part: Lists): part is readonly unknown[] => Array.isArray(part);

/** One OpenAPI document of all services. */
function merged(services: ReadonlyMap<string, Instances>): object {
  const paths: Record<string, object> = {};
  const components: Record<string, Record<string, object>> = {};
  let document: object = {};
  for (const { description } of services.values()) {
    if (description === undefined) continue;
    document = { ...description, ...document };
    Object.assign(paths, description.paths satisfies Paths);
    for (const [kind, entries] of Object.entries(description.components ?? {}))
      components[kind] = { ...components[kind], ...(entries as Record<string, object>) };
  }
  return { ...document, paths, components };
}

const notNow = (reply: FastifyReply, detail: string): FastifyReply =>
  problem(reply.header('retry-after', '1'), 503, 'SERVICE_UNAVAILABLE', detail);

const problem = (reply: FastifyReply, status: number, code: string, detail: string): FastifyReply =>
  reply
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `https://boxtrail.example/problems/${code.toLowerCase().replaceAll('_', '-')}`,
        title: status === 404 ? 'Not found' : 'Not now',
        status,
        code,
        detail,
        traceId: reply.request.id,
      }),
    );
