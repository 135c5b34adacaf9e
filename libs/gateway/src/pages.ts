import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instances } from './instances';
import { partOf, passOn, sendMerged } from './parts';

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** Items of a page when the request does not say. */
const usualLimit = 50;

/**
 * One page of a list of which each service has its own rows: those of the first service, then those of the next. The
 * cursor is `<context>-<cursor of that service>`. A service that does not answer is left out and named in the answer.
 */
export async function answerInPages(
  services: ReadonlyMap<string, Instances>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const [path = '', query = ''] = (request.raw.url ?? '').split('?');
  const wanted = new URLSearchParams(query);
  const limit = Number(wanted.get('limit') ?? usualLimit);
  // An invalid query is the service's to refuse.
  const repeated = ['limit', 'cursor'].some((name) => wanted.getAll(name).length > 1);
  const order = [...services.values()];
  const start = startOf(wanted.get('cursor') ?? '', [...services.keys()]);
  const items: unknown[] = [];
  const missing: string[] = [];
  let { cursor } = start;
  for (const [i, instances] of order.entries()) {
    if (i < start.at) continue;
    const { context } = instances;
    if (!repeated && limit >= 1) wanted.set('limit', String(limit - items.length));
    if (!repeated) wanted.set('cursor', cursor);
    const { answer, refused } = await partOf<Page>(instances, request, `${path}?${wanted.toString()}`);
    if (refused !== undefined) return passOn(refused, reply);
    const asked = i + 1 - start.at;
    const send = (next: string | null) => sendMerged({ items, next }, { asked, missing }, request, reply);
    cursor = '';
    if (answer === undefined) missing.push(context);
    else {
      items.push(...answer.items);
      if (answer.next !== null) return send(`${context}-${answer.next}`);
    }
    const following = order[i + 1];
    if (following === undefined) return send(null);
    if (items.length >= limit) return send(`${following.context}-`);
  }
  return undefined;
}

/** The service where a page starts, and its own cursor. A cursor that is not of the gateway is the first one's to refuse. */
function startOf(
  cursor: string,
  contexts: readonly string[],
): { readonly at: number; readonly cursor: string } {
  const dash = cursor.indexOf('-');
  const at = contexts.indexOf(cursor.slice(0, Math.max(0, dash)));
  return at === -1 ? { at: 0, cursor } : { at, cursor: cursor.slice(dash + 1) };
}
