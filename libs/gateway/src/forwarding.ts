import { PassThrough, pipeline, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  answerProblem,
  hasBody,
  InFlightLimit,
  isBulk,
  keyOf,
  onceClosed,
  type RawProblem,
} from '@boxtrail/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Agent, type Dispatcher } from 'undici';
import { endToEnd } from './headers';
import type { Instances } from './instances';

/** Maximum connections to one instance. */
const connections = 256;
/** Maximum requests in flight to one service, in total and per client: a slow service blocks no more than these. */
const places = 256;
const perClient = 192;
/** Timeout for the response headers, in seconds. A command may wait for a view that is being rebuilt. */
const answerSeconds = { read: 60, write: 130 };
/** Maximum pause within an answer, in seconds. Streams send a heartbeat every 15. */
const pauseSeconds = 60;

/** The connection was refused or there is no route: no request can cause this. */
const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** The HTTP client rejected the request: nothing was sent. */
const malformed = /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)$/;

/** Forwards each request to an instance, once. */
export class Forwarding {
  /** Verifies the certificates of https:// instances. It never retries: callers do, with their idempotency key. */
  private readonly agent = new Agent({
    connections,
    pipelining: 1,
    connect: { timeout: 2_000 },
    keepAliveTimeout: 4_000,
    bodyTimeout: pauseSeconds * 1_000,
  });
  private readonly inFlight = new Map<string, InFlightLimit>();

  close(): Promise<void> {
    return this.agent.destroy();
  }

  /** `body`: the request body, if any. */
  async forward(
    instances: Instances,
    about: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { context } = instances;
    const release = await this.place(instances.context, request);
    if (typeof release !== 'function') return refuse(request, reply, tooMany(context, release));
    const hangUp = new AbortController();
    const closed = () => {
      forget();
      release();
      hangUp.abort();
    };
    const forget = onceClosed(request.socket, closed);
    reply.raw.once('close', closed);
    const instance = instances.pick(about);
    if (instance === undefined)
      return refuse(request, reply, unavailable(`no instance of ${context} is ready; nothing was done`));
    try {
      const body = await bodyOf(request);
      const answer = await this.agent.request(this.whatIsSent(instance, request, body, hangUp.signal));
      for (const [name, value] of Object.entries(endToEnd(answer.headers))) {
        // Browsers see only the gateway: it sets the CORS headers of its answers.
        if (!name.toLowerCase().startsWith('access-control-')) void reply.header(name, value);
      }
      const length = answer.headers['content-length'];
      if (length !== undefined) void reply.header('content-length', length);
      // The next request on this connection must not read the unread rest of a body.
      if (!request.raw.complete) void reply.header('connection', 'close');
      answer.body.once('error', () => {
        if (!hangUp.signal.aborted) instances.suspect(instance);
      });
      return await reply.status(answer.statusCode).send(answer.body);
    } catch (error) {
      if (hangUp.signal.aborted || request.socket.destroyed) return reply.hijack();
      return refuse(request, reply, this.problemOf(error as Error, instances, instance));
    }
  }

  private whatIsSent(
    instance: string,
    request: FastifyRequest,
    body: Buffer | Readable | null,
    signal: AbortSignal,
  ): Dispatcher.RequestOptions {
    const { raw } = request;
    const method = raw.method as Dispatcher.HttpMethod;
    const reads = method === 'GET' || method === 'HEAD';
    const headers = endToEnd(raw.headers);
    headers['x-forwarded-for'] = raw.socket.remoteAddress ?? '';
    if (raw.headers.host !== undefined) headers['x-forwarded-host'] = raw.headers.host;
    const length = body instanceof Buffer ? String(body.length) : raw.headers['content-length'];
    if (!reads && length !== undefined) headers['content-length'] = length;
    return {
      origin: instance,
      path: raw.url ?? '/',
      method,
      headers,
      body,
      signal,
      headersTimeout: 1_000 * (reads ? answerSeconds.read : answerSeconds.write),
    };
  }

  private problemOf(error: Error, instances: Instances, instance: string): RawProblem {
    const { code = '' } = error as { code?: string };
    const { context } = instances;
    if (malformed.test(code))
      return {
        code: 'REQUEST_MALFORMED',
        detail: `the request cannot be forwarded: ${error.message}`,
      };
    if (unreachable.has(code)) instances.lost(instance);
    else instances.suspect(instance);
    return unavailable(
      `${context} did not answer; send the same request with the same Idempotency-Key again`,
    );
  }

  private place(context: string, request: FastifyRequest): Promise<(() => void) | 'share' | 'all'> {
    const limit =
      this.inFlight.get(context) ??
      new InFlightLimit({
        places,
        perClient,
        queue: 2 * places,
        queuePerClient: places,
        queueTimeoutMs: 250,
      });
    this.inFlight.set(context, limit);
    return new Promise((decided) =>
      limit.enter({
        client: keyOf(request.raw)?.id ?? request.headers.authorization ?? request.socket.remoteAddress ?? '',
        admitted: decided,
        refused: decided,
        gone: () => request.socket.destroyed,
      }),
    );
  }
}

/** A buffered body; a bulk body as a stream that ends independently of the client's connection. */
async function bodyOf({ raw, body }: FastifyRequest): Promise<Buffer | Readable | null> {
  if (raw.method === 'GET' || raw.method === 'HEAD' || !hasBody(raw)) return null;
  const stream = body as Readable;
  if (!isBulk(raw)) return buffer(stream);
  // An error of the client's stream ends this stream, and with it the request to the instance.
  return pipeline(stream, new PassThrough(), () => undefined);
}

const tooMany = (context: string, taken: 'share' | 'all'): RawProblem =>
  taken === 'share'
    ? {
        code: 'TOO_MANY_IN_FLIGHT',
        detail: `${perClient} requests of yours to ${context} are in flight already; nothing was done`,
        retryAfter: 1,
      }
    : {
        code: 'OVERLOADED',
        detail: `${places} requests to ${context} are in flight already; nothing was done`,
        retryAfter: 1,
      };

const unavailable = (detail: string): RawProblem => ({
  code: 'SERVICE_UNAVAILABLE',
  detail,
  retryAfter: 1,
});

/** Sends a problem, as the services do. */
export function refuse(request: FastifyRequest, reply: FastifyReply, problem: RawProblem): FastifyReply {
  void reply.hijack();
  answerProblem(request.raw, reply.raw, problem);
  return reply;
}
