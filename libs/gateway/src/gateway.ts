import type { IncomingMessage } from 'node:http';
import {
  Authentication,
  codeOfStatus,
  ConsoleFiles,
  controlAdmission,
  isSignIn,
  keySentIn,
  refuseExpectations,
  servePage,
  serveProblemPages,
  traceIdOf,
  useCompleteBodies,
  defaultHeaders,
  type RawProblem,
} from '@boxtrail/http';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Gauge, Histogram, Registry } from 'prom-client';
import { answerParserErrors, targetOf } from './below-router';
import { Forwarding, refuse } from './forwarding';
import { defaultGatewayLimits, type GatewayConfig } from './gateway-config';
import { Instances } from './instances';
import { keysOf } from './keys';
import { answerOfAll, mergedDocuments } from './merged';
import { answerInPages } from './pages';
import { pathOf, RouteTable } from './routes';

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** Below the limit of the services: a request that is let through here is let through there too, with the headers the gateway adds. */
const maxHeaderBytes = 12_288;
/** Forwarded methods. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Time limit for requests in flight when the gateway closes, in ms. */
const closeTimeoutMs = 10_000;

/**
 * One address for partners in front of separate services. The services check rules and roles. The gateway forwards a
 * request once, when its key is known and its body is complete (bulk bodies are streamed).
 */
export async function openGateway(config: GatewayConfig): Promise<Gateway> {
  const limits = config.limits ?? defaultGatewayLimits;
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
    forceCloseConnections: true,
    exposeHeadRoutes: true,
    requestTimeout: 120_000,
    rewriteUrl: targetOf,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_error, request, reply) =>
      void refuse(request as FastifyRequest, reply as FastifyReply, badPath),
    http: {
      headersTimeout: limits.headerSeconds * 1_000,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: maxHeaderBytes,
      requireHostHeader: false,
    },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  useCompleteBodies(server);
  const registry = new Registry();
  useHealth(server, services);
  useMetrics(server, registry, services);
  servePage(server, mergedDocuments(services));
  serveProblemPages(server);
  const forwarding = new Forwarding();

  // Only the service that accepts a fact knows its schema.
  server.get('/asyncapi.json', (request, reply) => {
    const instances = services.get(config.asyncApiOf ?? '');
    return instances === undefined
      ? refuse(request, reply, routeUnknown('no service here accepts facts'))
      : forwarding.forward(instances, undefined, request, reply);
  });

  const files = config.consoleDirectory ? new ConsoleFiles(config.consoleDirectory) : undefined;
  const dispatch = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1')
      return refuse(request, reply, noHost);
    const path = pathOf(request.raw.url ?? '');
    if (path === undefined) return refuse(request, reply, badPath);
    if (!methods.includes(request.method) || own.test(path))
      return refuse(request, reply, notAllowed(own.test(path) ? 'GET, HEAD' : methods.join(', ')));
    const destination = routes.find(path);
    if (destination === undefined) {
      const answer = await files?.answer(request, reply, path);
      if (answer === 'answered') return reply;
      if (typeof answer === 'object') return refuse(request, reply, answer);
      const missing = missingServices(services);
      return refuse(
        request,
        reply,
        missing.length > 0 && routes.incomplete
          ? unavailable(`not all services have been seen yet: ${missing.join(', ')}`)
          : routeUnknown(`there is no ${request.method} ${path}`),
      );
    }
    const { to, about } = destination;
    const isMerged = to === 'all' || to === 'pages';
    if (isMerged && ['GET', 'HEAD'].includes(request.method))
      return (to === 'all' ? answerOfAll : answerInPages)(services, request, reply);
    const instances = isMerged || to === 'any' ? anyReady(services) : services.get(to);
    if (instances === undefined) return refuse(request, reply, unavailable('no service is ready'));
    return forwarding.forward(instances, about, request, reply);
  };
  server.all('/*', dispatch);
  server.setNotFoundHandler(dispatch);
  server.setErrorHandler((error, request, reply) => {
    const { statusCode = 500, message } = error as { statusCode?: number; message: string };
    void refuse(
      request,
      reply,
      statusCode < 500
        ? { code: codeOfStatus(statusCode), detail: message }
        : unavailable('the answer of the service was interrupted; send the same request again'),
    );
  });

  answerParserErrors(server.server);
  const keys = keysOf(services);
  // A service knows first that a key was revoked: from then on, the gateway refuses it too.
  const authentication = new Authentication(keys, limits.badKeysPerMinute);
  server.addHook('onResponse', (request, { statusCode }, done) => {
    if (statusCode === 401 && isSignIn(request.raw)) authentication.countBadKey(request.raw);
    else if (statusCode === 401) keys.forget(keySentIn(request.headers.authorization) ?? '');
    done();
  });
  const authenticate = (request: IncomingMessage) => authentication.authenticate(request);
  const admission = controlAdmission(server.server, {
    limits,
    registry,
    authenticate,
    defaultHeaders: defaultHeaders(config.corsOrigins ?? []),
  });
  refuseExpectations(server.server);
  // Registered first: liveness must answer while the instances are being discovered.
  const url = await server.listen({ host: config.host, port: config.port, backlog: limits.connections });
  await Promise.all([...services.values()].map((instances) => instances.watch()));
  return {
    url,
    close: async () => {
      await admission.close(closeTimeoutMs);
      for (const instances of services.values()) instances.stop();
      await server.close();
      await forwarding.close();
    },
  };
}

/** Paths the gateway answers itself. */
const own = /^\/(health\/(live|ready)|metrics|openapi\.json|asyncapi\.json|docs(\/.*)?|problems(\/[^/]*)?)$/;

const badPath: RawProblem = {
  code: 'REQUEST_MALFORMED',
  detail: 'the path is not valid: percent-encode it as UTF-8',
};
const noHost: RawProblem = {
  code: 'REQUEST_MALFORMED',
  detail: 'the Host header is missing',
};
const routeUnknown = (detail: string): RawProblem => ({ code: 'ROUTE_UNKNOWN', detail });
const notAllowed = (allow: string): RawProblem => ({
  code: 'METHOD_NOT_ALLOWED',
  detail: `this path answers ${allow}`,
  allow,
});
const unavailable = (detail: string): RawProblem => ({
  code: 'SERVICE_UNAVAILABLE',
  detail,
  retryAfter: 1,
});

function useHealth(server: FastifyInstance, services: ReadonlyMap<string, Instances>): void {
  server.get('/health/live', () => ({ status: 'ok' }));
  server.get('/health/ready', (request, reply) => {
    const missing = missingServices(services);
    if (missing.length === services.size)
      return refuse(request, reply, unavailable(`no instance is ready of: ${missing.join(', ')}`));
    const ready = [...services].map(([context, { readyCount }]) => [context, readyCount]);
    return reply.send({
      status: 'ok',
      instances: Object.fromEntries(ready),
      degraded: missing.map((context) => `${context}: no instance is ready`),
    });
  });
}

function useMetrics(
  server: FastifyInstance,
  registry: Registry,
  services: ReadonlyMap<string, Instances>,
): void {
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
    const method = methods.includes(request.method) ? request.method : 'other';
    requests.observe({ method, status: reply.raw.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await registry.metrics()),
  );
}

const missingServices = (services: ReadonlyMap<string, Instances>): string[] =>
  [...services].filter(([, { readyCount }]) => readyCount === 0).map(([context]) => context);

/** Requests that every service can answer go to the one with the most ready instances. */
const anyReady = (services: ReadonlyMap<string, Instances>): Instances | undefined =>
  [...services.values()]
    .filter(({ readyCount }) => readyCount > 0)
    .sort((a, b) => b.readyCount - a.readyCount)[0];
