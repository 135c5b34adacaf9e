import type { FastifyInstance } from 'fastify';

/** An answer that carries the revision of its stream gets it as its ETag. */
export function useEtags(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, body: unknown, done) => {
    const revision = (body as { revision?: unknown } | null)?.revision;
    if (typeof revision === 'number') void reply.header('etag', `"${revision}"`);
    done(null, body);
  });
}
