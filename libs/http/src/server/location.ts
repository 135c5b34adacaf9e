import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

/** Where what was made can be read: the answer with status 201 says it (RFC 9110, 15.3.2), if there is a route for it. */
export function useLocations(fastify: FastifyInstance): void {
  const idOf = new Map<string, string>();
  fastify.addHook('onRoute', ({ method, url }) => {
    const [, collection, id] = /^(.+)\/:(\w+)$/.exec(url) ?? [];
    if (collection !== undefined && id !== undefined && [method].flat().includes('GET'))
      idOf.set(collection, id);
  });
  fastify.addHook('preSerialization', (request, reply, body: unknown, done) => {
    const { url = '' } = request.routeOptions;
    const id = (body as Record<string, unknown> | null)?.[idOf.get(url) ?? ''];
    if (reply.statusCode === 201 && typeof id === 'string')
      void reply.header('location', `${url}/${encodeURIComponent(id)}`);
    done(null, body);
  });
}

/** Documents what `useLocations` sends. */
export function describeLocations({ paths }: OpenAPIObject): void {
  const readable = Object.entries(paths).flatMap(([path, { get }]) =>
    get === undefined ? [] : [/^(.+)\/\{\w+\}$/.exec(path)?.[1]],
  );
  for (const [path, { post }] of Object.entries(paths)) {
    const created = post?.responses['201'] as { headers?: object } | undefined;
    if (created === undefined || !readable.includes(path)) continue;
    created.headers = {
      ...created.headers,
      Location: {
        description: 'where it can be read',
        required: true,
        schema: { type: 'string', format: 'uri-reference' },
      },
    };
  }
}
