import { answerProblem, type RawProblem } from '@boxtrail/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fetch } from 'undici';
import type { Instances } from './instances';
import type { Paths } from './routes';

/** Timeout of a service's part of a list, in ms. */
const partMs = 3_000;
/** Header that names the services missing from a merged answer. */
const missingHeader = 'boxtrail-missing';

/** A list, or an object of lists. */
type Lists = readonly unknown[] | Readonly<Record<string, readonly unknown[]>>;

interface Part {
  readonly context: string;
  /** Undefined: no answer in time, or a failure of the service. */
  readonly lists?: Lists;
  /** The service's refusal: the caller is not allowed to ask, or the request is invalid. */
  readonly refused?: { readonly status: number; readonly type: string; readonly body: string };
}

/**
 * Asks one instance of each service for its list and merges the answers. Services that do not answer in time are named
 * in the answer and do not delay the others.
 */
export async function answerOfAll(
  services: ReadonlyMap<string, Instances>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const parts = await Promise.all([...services.values()].map((instances) => partOf(instances, request)));
  const refused = parts.find((part) => part.refused !== undefined)?.refused;
  if (refused !== undefined) return reply.status(refused.status).type(refused.type).send(refused.body);
  const given = parts.flatMap(({ lists }) => (lists === undefined ? [] : [lists]));
  const missing = parts.filter(({ lists }) => lists === undefined).map(({ context }) => context);
  if (given.length === 0) {
    const none: RawProblem = {
      code: 'SERVICE_UNAVAILABLE',
      detail: 'no service answered',
      retryAfter: 1,
    };
    void reply.hijack();
    answerProblem(request.raw, reply.raw, none);
    return reply;
  }
  if (missing.length > 0) void reply.header(missingHeader, missing.join(', '));
  return reply.send(together(given, missing));
}

async function partOf(instances: Instances, request: FastifyRequest): Promise<Part> {
  const { context } = instances;
  const instance = instances.pick();
  if (instance === undefined) return { context };
  const { authorization, 'accept-language': language } = request.headers;
  try {
    const answer = await fetch(`${instance}${request.raw.url ?? ''}`, {
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(language !== undefined && { 'accept-language': language }),
      },
      signal: AbortSignal.timeout(partMs),
    });
    const body = await answer.text();
    if (answer.ok) return { context, lists: JSON.parse(body) as Lists };
    const type = answer.headers.get('content-type') ?? 'application/json';
    return answer.status < 500 && answer.status !== 429
      ? { context, refused: { status: answer.status, type, body } }
      : { context };
  } catch {
    return { context };
  }
}

/**
 * Concatenates the lists without duplicates: services that share a problem all report it. Missing services are listed
 * under `problems` where there is such a list.
 */
function together(parts: readonly Lists[], missing: readonly string[]): Lists {
  if (parts.every(isList)) return parts.flat();
  const problems = missing.map((context) => `${context} does not answer`);
  const joined: Record<string, unknown[]> = {};
  for (const part of parts)
    for (const [name, own] of Object.entries(part as Record<string, readonly unknown[]>))
      joined[name] = [...new Set([...(joined[name] ?? []), ...own])];
  if (problems.length > 0) joined['problems'] = [...(joined['problems'] ?? []), ...problems];
  return joined;
}

const isList = (part: Lists): part is readonly unknown[] => Array.isArray(part);

/** One OpenAPI document of all discovered services; it names the others. */
export function mergedDocument(services: ReadonlyMap<string, Instances>): object {
  const paths: Record<string, object> = {};
  const components: Record<string, Record<string, object>> = {};
  const missing: string[] = [];
  const tags = new Map<unknown, object>();
  let document: object = {};
  for (const { context, description } of services.values()) {
    if (description === undefined) {
      missing.push(context);
      continue;
    }
    document = { ...description, ...document };
    Object.assign(paths, description.paths satisfies Paths);
    for (const tag of description.tags ?? []) tags.set(tag.name, tag);
    for (const [kind, entries] of Object.entries(description.components ?? {}))
      components[kind] = { ...components[kind], ...(entries as Record<string, object>) };
  }
  describeReadiness(paths, components);
  const all = { ...document, tags: [...tags.values()], paths, components };
  return { ...all, ...(missing.length > 0 && { 'x-missing-services': missing }) };
}

const readiness = {
  type: 'object',
  properties: {
    status: { const: 'ok' },
    instances: {
      type: 'object',
      description: 'ready instances of each service',
      additionalProperties: { type: 'integer', minimum: 0 },
    },
    degraded: { type: 'array', items: { type: 'string' } },
  },
  required: ['status', 'instances', 'degraded'],
};

/** The gateway's own /health/ready stands for that of the services, which have another answer. */
function describeReadiness(
  paths: Record<string, object>,
  components: Record<string, Record<string, object>>,
): void {
  const path = '/health/ready';
  const { get } = (paths[path] ?? {}) as { get?: { responses: Readonly<Record<string, object>> } };
  if (get === undefined) return;
  const ok = { 'application/json': { schema: { $ref: '#/components/schemas/GatewayReadiness' } } };
  const responses = {
    ...get.responses,
    200: { description: 'at least one instance of some service is ready', content: ok },
  };
  paths[path] = { get: { ...get, responses } };
  const { Readiness: _ofService, ...schemas } = components['schemas'] ?? {};
  components['schemas'] = { ...schemas, GatewayReadiness: readiness };
}
