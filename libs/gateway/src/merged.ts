import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instances } from './instances';
import { partOf, passOn, sendMerged } from './parts';
import type { Paths } from './routes';

/** A list, or an object of lists. */
type Lists = readonly unknown[] | Readonly<Record<string, readonly unknown[]>>;

/**
 * Asks one instance of each service for its list and merges the answers. Services that do not answer in time are named
 * in the answer and do not delay the others.
 */
export async function answerOfAll(
  services: ReadonlyMap<string, Instances>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const path = request.raw.url ?? '';
  const parts = await Promise.all(
    [...services.values()].map((instances) => partOf<Lists>(instances, request, path)),
  );
  const refused = parts.find((part) => part.refused !== undefined)?.refused;
  if (refused !== undefined) return passOn(refused, reply);
  const given = parts.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  const missing = parts.filter(({ answer }) => answer === undefined).map(({ context }) => context);
  return sendMerged(together(given, missing), { asked: parts.length, missing }, request, reply);
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

/** One OpenAPI document of all discovered services; it names the others. The same object until one of them changes. */
export function mergedDocuments(services: ReadonlyMap<string, Instances>): () => object {
  let merged: object | undefined;
  let of: readonly unknown[] = [];
  return () => {
    const now = [...services.values()].map(({ description }) => description);
    if (merged === undefined || now.some((description, i) => description !== of[i])) {
      merged = mergedDocument(services);
      of = now;
    }
    return merged;
  };
}

function mergedDocument(services: ReadonlyMap<string, Instances>): object {
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
