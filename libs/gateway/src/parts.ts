import { answerProblem, type RawProblem } from '@boxtrail/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fetch } from 'undici';
import type { Instances } from './instances';

/** Timeout of a service's part of a list, in ms. */
const partMs = 3_000;
/** Header that names the services missing from a merged answer. */
const missingHeader = 'boxtrail-missing';

interface Refused {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Part<Answer> {
  readonly context: string;
  /** Undefined: no answer in time, or a failure of the service. */
  readonly answer?: Answer;
  /** The service's refusal: the caller is not allowed to ask, or the request is invalid. */
  readonly refused?: Refused;
}

/** Asks one instance of a service for its part of a merged list. `path` has the query. */
export async function partOf<Answer>(
  instances: Instances,
  request: FastifyRequest,
  path: string,
): Promise<Part<Answer>> {
  const { context } = instances;
  const instance = instances.pick();
  if (instance === undefined) return { context };
  const { authorization, 'accept-language': language } = request.headers;
  try {
    const response = await fetch(`${instance}${path}`, {
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(language !== undefined && { 'accept-language': language }),
      },
      signal: AbortSignal.timeout(partMs),
    });
    const body = await response.text();
    if (response.ok) return { context, answer: JSON.parse(body) as Answer };
    const type = response.headers.get('content-type') ?? 'application/json';
    return response.status < 500 && response.status !== 429
      ? { context, refused: { status: response.status, type, body } }
      : { context };
  } catch {
    return { context };
  }
}

export const passOn = ({ status, type, body }: Refused, reply: FastifyReply): FastifyReply =>
  reply.status(status).type(type).send(body);

/** Sends what is merged, and names the services that gave nothing; a problem when none gave anything. */
export function sendMerged(
  merged: unknown,
  { asked, missing }: { readonly asked: number; readonly missing: readonly string[] },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (missing.length === asked) {
    const none: RawProblem = { code: 'SERVICE_UNAVAILABLE', detail: 'no service answered', retryAfter: 1 };
    void reply.hijack();
    answerProblem(request.raw, reply.raw, none);
    return reply;
  }
  if (missing.length > 0) void reply.header(missingHeader, missing.join(', '));
  return reply.send(merged);
}
