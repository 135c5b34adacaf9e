import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Counter, type Registry } from 'prom-client';
import { traceIdOf } from './trace-id';

/** Requests a process works on at once, at most. */
export interface InFlight {
  readonly commands: number;
  readonly reads: number;
}

/** Enough to keep the log's writer busy; beyond it they would only wait longer, and be held in memory meanwhile. */
const usual: InFlight = { commands: 128, reads: 256 };

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

/** Requests that may wait for a place, of each kind, and how long, in ms. A short rush is not worth a refusal. */
const waitingRoom = 4_096;
const patienceMs = 250;

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
  const handlers = server.listeners('request') as RequestListener[];
  const doors = {
    commands: new Door(bounds.commands, () => refused.inc({ kind: 'commands' })),
    reads: new Door(bounds.reads, () => refused.inc({ kind: 'reads' })),
  };
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const enter = () => {
      for (const handle of handlers) handle(request as Parameters<RequestListener>[0], response as never);
    };
    const url = request.url ?? '';
    if (exempt.test(url) || streams.test(url)) enter();
    else if (request.method === 'GET' || request.method === 'HEAD')
      doors.reads.take(request, response, enter);
    else doors.commands.take(request, response, enter);
  });
}

interface Waiting {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly until: number;
  enter(): void;
}

/** Lets so many in at once, a few more wait, and refuses the others. First come, first served. */
class Door {
  private inside = 0;
  private readonly waiting: Waiting[] = [];
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly places: number,
    private readonly onRefused: () => void,
  ) {}

  take(request: IncomingMessage, response: ServerResponse, enter: () => void): void {
    if (this.inside < this.places) this.admit(response, enter);
    else if (this.waiting.length >= waitingRoom) this.refuse(request, response);
    else {
      this.waiting.push({ request, response, enter, until: performance.now() + patienceMs });
      this.clock ??= setTimeout(() => this.lookAtClock(), patienceMs);
    }
  }

  private admit(response: ServerResponse, enter: () => void): void {
    this.inside += 1;
    response.once('close', () => {
      this.inside -= 1;
      this.next();
    });
    enter();
  }

  private next(): void {
    while (this.inside < this.places) {
      const first = this.waiting.shift();
      if (first === undefined) return;
      // Who hung up while waiting is not missed.
      if (!first.request.destroyed) this.admit(first.response, () => first.enter());
    }
  }

  private lookAtClock(): void {
    const now = performance.now();
    for (let first = this.waiting[0]; first !== undefined && first.until <= now; first = this.waiting[0]) {
      this.waiting.shift();
      this.refuse(first.request, first.response);
    }
    const [first] = this.waiting;
    this.clock = first && setTimeout(() => this.lookAtClock(), first.until - now);
  }

  private refuse(request: IncomingMessage, response: ServerResponse): void {
    this.onRefused();
    if (!request.destroyed) refuse(request, response, `${this.places} requests are being worked on already`);
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, detail: string): void {
  const problem = {
    type: 'https://boxtrail.example/problems/overloaded',
    title: 'Not now',
    status: 503,
    code: 'OVERLOADED',
    detail: `${detail}; nothing was done`,
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
