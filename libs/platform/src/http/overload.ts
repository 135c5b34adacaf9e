import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Counter, type Registry } from 'prom-client';
import { traceIdOf } from './trace-id';

/** Requests a process works on at once, at most. */
export interface InFlight {
  readonly commands: number;
  readonly reads: number;
}

/** Enough to keep the log's writer busy; beyond it they would only wait longer, and be held in memory meanwhile. */
const usual: InFlight = { commands: 256, reads: 256 };

/** Asked when a service is in trouble, so never turned away. */
const exempt = /^\/(health|metrics)(\/|\?|$)/;
/** Streams count their own readers. */
const streams = /^\/v1\/replay(\?|$)/;

/** Reads the environment: `MAX_COMMANDS_IN_FLIGHT`, `MAX_READS_IN_FLIGHT`. Throws on what is no number above 0. */
export function readInFlight(env: NodeJS.ProcessEnv): InFlight {
  const number = (name: string, fallback: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    if (!/^[1-9]\d{0,5}$/.test(text))
      throw new Error(`Configuration: ${name} must be a whole number from 1 to 999999`);
    return Number(text);
  };
  return {
    commands: number('MAX_COMMANDS_IN_FLIGHT', usual.commands),
    reads: number('MAX_READS_IN_FLIGHT', usual.reads),
  };
}

/**
 * Turns requests away at the door while a process has its hands full: before the framework sees them, a body is read
 * or a key looked at. So what is accepted is done as fast as ever, and who is refused knows at once to come back.
 *
 * A caller that hangs up frees its place although its command may still be under way: the bound of the log's own
 * queue stands behind this one.
 */
export function boundInFlight(server: Server, bounds: InFlight, registry: Registry): void {
  const refused = new Counter({
    name: 'boxtrail_http_refused_total',
    help: 'Requests turned away because too many were being worked on',
    labelNames: ['kind'],
    registers: [registry],
  });
  const inFlight = { commands: 0, reads: 0 };
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '';
    const kind = request.method === 'GET' || request.method === 'HEAD' ? 'reads' : 'commands';
    if (!exempt.test(url) && !streams.test(url)) {
      if (inFlight[kind] >= bounds[kind]) {
        refused.inc({ kind });
        refuse(request, response, `${bounds[kind]} ${kind} are being worked on already; nothing was done`);
        return;
      }
      inFlight[kind] += 1;
      response.once('close', () => (inFlight[kind] -= 1));
    }
    for (const handle of handlers) handle(request as Parameters<RequestListener>[0], response as never);
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, detail: string): void {
  const problem = {
    type: 'https://boxtrail.example/problems/overloaded',
    title: 'Not now',
    status: 503,
    code: 'OVERLOADED',
    detail,
    traceId: traceIdOf(request.headers.traceparent),
  };
  const body = JSON.stringify(problem);
  response.writeHead(503, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'retry-after': '1',
  });
  response.end(body);
}
