import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Counter, type Registry } from 'prom-client';
import { type Authenticated, keyOf } from '../access/authentication';
import type { KeyRate } from '../access/key-rate';
import { onceClosed } from './connection-closed';
import type { DefaultHeaders } from '../server/default-headers';
import { InFlightLimit, type InFlightBounds } from './in-flight-limit';
import type { LargeWork } from './large-work';
import { LateRefusals, type Arrival } from './late-refusals';
import type { Limits } from './limits';
import { answerProblem, type RawProblem } from '../problems/raw-problem';
import { hasBody, receiveBody } from '../server/request-body';
import { SlowConnections } from './slow-connections';

/** Asked when a service is in trouble, so never refused for want of a place. */
const exempt = /^\/(health|metrics)(\/|\?|$)/;
/** Streams of events are limited where they are made. */
const streams = /^\/v1\/(replay|changes)(\?|$)/;
const api = /^\/v1(\/|\?|$)/;
/** A page of more than 50 items, which is what a list has when nothing is said. */
const largePage = /[?&]limit=0*(5[1-9]|[6-9]\d|\d{3})/;
/** A body that is handled while it arrives. */
export const isBulk = ({ headers }: IncomingMessage): boolean => bulkType.test(headers['content-type'] ?? '');

const bulkType = /^\s*(application\/x-ndjson|text\/csv)\b/i;

type Kind = 'commands' | 'reads' | 'largePages' | 'bulk';

const noRoom: RawProblem = {
  code: 'STORAGE_FULL',
  detail: 'the disk of the database is full; nothing was done, and reading goes on',
  retryAfter: 5,
};
const stopping: RawProblem = {
  code: 'STOPPING',
  detail: 'this process is about to end; nothing was done',
  retryAfter: 1,
};
const overloaded = (places: number): RawProblem & { readonly retryAfter: number } => ({
  code: 'OVERLOADED',
  detail: `${places} requests are being worked on already; nothing was done`,
  retryAfter: 1,
});
const tooManyRequests = (perMinute: number, retryAfter: number): RawProblem => ({
  code: 'TOO_MANY_REQUESTS',
  detail: `this key has sent ${perMinute} requests within a minute; nothing was done`,
  retryAfter,
});
const shareTaken = (share: number): RawProblem & { readonly retryAfter: number } => ({
  code: 'TOO_MANY_IN_FLIGHT',
  detail: `${share} requests of yours are being worked on already; nothing was done`,
  retryAfter: 1,
});

export interface AdmissionOptions {
  readonly limits: Limits;
  readonly registry: Registry;
  /** Finds out who calls, or why nobody is known to. Answers at once where it can. */
  readonly authenticate: (request: IncomingMessage) => Authenticated | Promise<Authenticated>;
  /** Counts the requests of each key; none when it is left out. */
  readonly keyRate?: KeyRate;
  /** Large pages are pieces of it; they begin at once when it is left out. */
  readonly largeWork?: LargeWork;
  /** Of every answer, refusals included. */
  readonly defaultHeaders?: DefaultHeaders;
  /** Whether there is room to store what commands lead to. */
  readonly hasRoom?: () => boolean;
}

export interface AdmissionControl {
  /**
   * Refuses every request from now on, health included. Resolves when all admitted requests have their answers, or
   * after `withinMs`. Streams of events are not waited for: they can be resumed.
   */
  close(withinMs: number): Promise<void>;
}

/** Bounds of one kind: one client has at most three quarters of the places and half of the queue. */
const boundsOf = (places: number, queue = 2 * places, queueTimeoutMs = 250): InFlightBounds => ({
  places,
  perClient: Math.max(1, Math.ceil(places * 0.75)),
  queue,
  queuePerClient: Math.ceil(queue / 2),
  queueTimeoutMs,
});
/** A limit, and the refusals of what is beyond it. */
const kindOf = (bounds: InFlightBounds) => ({
  inFlight: new InFlightLimit(bounds),
  refusals: { all: overloaded(bounds.places), share: shareTaken(bounds.perClient) },
});
/** Few large pages are built at once; clients that read page by page wait for their turn rather than be refused. */
const largePageQueue = { length: 64, timeoutMs: 5_000 };

/**
 * Decides which requests are worked on, before the framework sees them. In this order: the caller is known (else 401),
 * the body is complete (else 408 or 413), a place is free for this kind of request and this client (else 503 or 429).
 * So a client without a key, or one that sends slowly, takes no place; and a refusal costs next to nothing.
 */
export function controlAdmission(server: Server, options: AdmissionOptions): AdmissionControl {
  const { limits, registry, authenticate, keyRate, largeWork } = options;
  const { defaultHeaders = () => [], hasRoom = () => true } = options;
  const refused = new Counter({
    name: 'boxtrail_http_refused_total',
    help: 'Requests refused before any work was done for them',
    labelNames: ['kind', 'code'],
    registers: [registry],
  });
  const kinds = {
    commands: kindOf(boundsOf(limits.commands)),
    reads: kindOf(boundsOf(limits.reads)),
    largePages: kindOf(boundsOf(limits.largePages, largePageQueue.length, largePageQueue.timeoutMs)),
    bulk: kindOf(boundsOf(limits.bulk)),
  };
  const connections = new SlowConnections(server, limits);
  const late = new LateRefusals();
  const handlers = server.listeners('request') as RequestListener[];
  let closed = false;
  /** Admitted requests whose answers have not been taken. */
  let open = 0;

  const forward = (request: IncomingMessage, response: ServerResponse) => {
    // Its key may have been revoked while its body came, or while it waited.
    const ended = keyOf(request)?.ended;
    if (ended?.aborted === true)
      return refuse('unauthenticated', request, response, ended.reason as RawProblem);
    const headers = defaultHeaders(request);
    for (let i = 0; i < headers.length; i += 2) response.setHeader(headers[i] ?? '', headers[i + 1] ?? '');
    for (const handle of handlers) handle(request as Parameters<RequestListener>[0], response as never);
  };
  const refuse = (kind: string, request: IncomingMessage, response: ServerResponse, why: RawProblem) => {
    refused.inc({ kind, code: why.code });
    answerProblem(request, response, why, closed || connections.many, defaultHeaders(request));
  };
  const enter = (kind: Kind, client: string, arrival: Arrival, response: ServerResponse) => {
    const { request } = arrival;
    kinds[kind].inFlight.enter({
      client,
      admitted: (free) => {
        open += 1;
        let endPiece: (() => void) | undefined;
        const release = () => {
          free();
          endPiece?.();
        };
        // A client that takes its answer slowly holds no place; it is cut after a while.
        response.once('prefinish', release);
        let left = false;
        const leave = () => {
          if (left) return;
          left = true;
          forget();
          release();
          open -= 1;
        };
        const forget = onceClosed(request.socket, leave);
        response.once('close', leave);
        if (kind === 'bulk') connections.watchUpload(request);
        if (kind !== 'largePages' || largeWork === undefined) return forward(request, response);
        void largeWork.turn('pages').then((end) => {
          endPiece = end;
          if (left) end();
          else forward(request, response);
        });
      },
      refused: (taken) => {
        const why = kinds[kind].refusals[taken];
        late.refuse(arrival, why.retryAfter, () => refuse(kind, request, response, why));
      },
      gone: () => request.socket.destroyed,
    });
  };

  const admit = (client: string, arrival: Arrival, response: ServerResponse) => {
    const { request } = arrival;
    late.sentBy(arrival, client);
    const reads = isRead(request);
    const body = hasBody(request);
    const bulk = body && isBulk(request);
    const page = reads && largePage.test(request.url ?? '');
    const kind = page ? 'largePages' : reads ? 'reads' : bulk ? 'bulk' : 'commands';
    if (!body || bulk) return enter(kind, client, arrival, response);
    if (kinds[kind].inFlight.isFullFor(client)) return enter(kind, client, arrival, response);
    receiveBody(request, limits.bodySeconds, (problem) => {
      if (problem !== undefined) refuse(kind, request, response, problem);
      else if (closed) refuse(kind, request, response, stopping);
      else enter(kind, client, arrival, response);
    });
  };

  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = (request.url = originForm(request.url ?? ''));
    const arrival = late.arrived(request);
    if (closed) return refuse('all', request, response, stopping);
    if (!hasBody(request)) {
      if (exempt.test(url)) return forward(request, response);
      if (request.method === 'OPTIONS' || !api.test(decoded(url)))
        return enter('reads', addressOf(request), arrival, response);
    }
    // Before the key is looked up: a full disk may have ended the database, which knows the keys.
    if (!isRead(request) && !hasRoom()) return refuse('commands', request, response, noRoom);
    const proceed = (caller: Authenticated) => {
      if (caller.problem !== undefined) return refuse('unauthenticated', request, response, caller.problem);
      const seconds = keyRate?.take(caller.client) ?? 0;
      if (keyRate !== undefined && seconds > 0)
        return refuse('all', request, response, tooManyRequests(keyRate.perMinute, seconds));
      if (streams.test(url) && !hasBody(request)) return forward(request, response);
      admit(caller.client, arrival, response);
    };
    const caller = authenticate(request);
    if (caller instanceof Promise) void caller.then(proceed);
    else proceed(caller);
  });
  return {
    close: async (withinMs) => {
      closed = true;
      late.flush();
      const deadline = performance.now() + withinMs;
      while (performance.now() < deadline && open > 0) await pause(10);
    },
  };
}

/** A request target without scheme and host: a client may send them to any server (RFC 9112, section 3.2.2). */
const originForm = (target: string): string => target.replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '') || '/';

/** The router reads percent-encoded letters as letters. */
function decoded(url: string): string {
  if (!url.includes('%')) return url;
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

const addressOf = (request: IncomingMessage): string => `address ${request.socket.remoteAddress ?? ''}`;
