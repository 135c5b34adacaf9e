import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
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

/**
 * Requests that may wait for a place, for each place there is, and how long, in ms: a short rush is not worth a
 * refusal. More would be dear: what is held for long is moved about by the garbage collector.
 */
const waitingPerPlace = 2;
const patienceMs = 250;
/** Of connections that were refused, so many are told to come back in the same second. */
const backPerSecond = 1_000;
/** So many of them are kept; others are closed when they are refused. */
const mostDeaf = 10_000;
/** Between two looks at connections that were told to come back, in ms. */
const lookMs = 20;

/** Why somebody is turned away; nothing was done. */
interface Turned {
  readonly status: 503 | 507;
  readonly title: string;
  readonly code: string;
  readonly detail: string;
  /** When to come back, in s. */
  readonly retryAfter: number;
}

const noRoom: Turned = {
  status: 507,
  title: 'No room to store it',
  code: 'STORAGE_FULL',
  detail: 'the disk of the database is full; nothing was done, and reading goes on',
  retryAfter: 5,
};
const stopping: Turned = {
  status: 503,
  title: 'Not now',
  code: 'STOPPING',
  detail: 'this process is about to end; nothing was done',
  retryAfter: 1,
};
const full = (places: number, retryAfter: number): Turned => ({
  status: 503,
  title: 'Not now',
  code: 'OVERLOADED',
  detail: `${places} requests are being worked on already; nothing was done`,
  retryAfter,
});

export interface Doorkeeper {
  /**
   * Lets nobody in any more, and says so to all who ask, health included. Resolves when those inside have their
   * answers, or after `withinMs`. Replays are not waited for: they can be taken up again.
   */
  close(withinMs: number): Promise<void>;
}

/**
 * Turns requests away at the door while a process has its hands full, commands also when there is no room to store
 * what they lead to: before the framework sees them, a body is read or a key looked at. So what is accepted is done
 * as fast as ever, and who is refused knows at once when to come back.
 *
 * A caller that hangs up frees its place although its command may still be under way: the bound of the log's own
 * queue stands behind this one.
 */
export function boundInFlight(
  server: Server,
  bounds: InFlight,
  registry: Registry,
  hasRoom: () => boolean = () => true,
): Doorkeeper {
  const refused = new Counter({
    name: 'boxtrail_http_refused_total',
    help: 'Requests turned away at the door',
    labelNames: ['kind', 'code'],
    registers: [registry],
  });
  const handlers = server.listeners('request') as RequestListener[];
  const turn = (kind: string) => (request: IncomingMessage, response: ServerResponse, why: Turned) => {
    refused.inc({ kind, code: why.code });
    if (!request.destroyed) answer(request, response, why);
  };
  const doors = {
    commands: new Door(bounds.commands, turn('commands')),
    reads: new Door(bounds.reads, turn('reads')),
  };
  let closed = false;
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const enter = () => {
      for (const handle of handlers) handle(request as Parameters<RequestListener>[0], response as never);
    };
    const url = request.url ?? '';
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (closed) turn(reads ? 'reads' : 'commands')(request, response, stopping);
    else if (exempt.test(url) || streams.test(url)) enter();
    else if (reads) doors.reads.take(request, response, enter);
    else if (hasRoom()) doors.commands.take(request, response, enter);
    else turn('commands')(request, response, noRoom);
  });
  return {
    close: async (withinMs) => {
      closed = true;
      const deadline = performance.now() + withinMs;
      while (performance.now() < deadline && (doors.commands.busy || doors.reads.busy)) await pause(10);
    },
  };
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
  private readonly deaf = new Deaf(() => this.places - this.inside);
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly places: number,
    private readonly turn: (request: IncomingMessage, response: ServerResponse, why: Turned) => void,
  ) {}

  get busy(): boolean {
    return this.inside + this.waiting.length > 0;
  }

  take(request: IncomingMessage, response: ServerResponse, enter: () => void): void {
    if (this.inside < this.places) this.admit(response, enter);
    else if (this.waiting.length >= waitingPerPlace * this.places) this.refuse(request, response);
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

  private refuse(request: IncomingMessage, response: ServerResponse): void {
    this.turn(request, response, full(this.places, this.deaf.to(response)));
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
}

/**
 * Connections that were told to come back later. They are not listened to before, unless there are places again: who
 * does not heed `Retry-After` waits in the buffers of the network, where it costs nothing, and is held up by its own
 * connection. The more there are, the later they are to come back: refusing takes a few hundredths of a processor,
 * however many ask.
 */
class Deaf {
  /** Oldest first; until when, as `performance.now()` counts. */
  private readonly until = new Map<Socket, number>();
  private clock: NodeJS.Timeout | undefined;

  constructor(private readonly freePlaces: () => number) {}

  /** Listens no more when this answer has gone. Answers after how many seconds it does again. */
  to(response: ServerResponse): number {
    const seconds = 1 + Math.floor(this.until.size / backPerSecond);
    const { socket } = response;
    if (this.until.size >= mostDeaf) response.setHeader('connection', 'close');
    // Who leaves is to be seen leaving: a connection that is not read from does not tell.
    if (socket === null || !response.shouldKeepAlive || this.until.size >= mostDeaf) return seconds;
    this.until.set(socket, performance.now() + 1_000 * seconds);
    this.clock ??= setInterval(() => this.look(), lookMs).unref();
    // What is left of the request is still taken over it. (Not in the next turn of the event loop: in a rush that is
    // seconds away.)
    response.req.once('close', () => this.until.has(socket) && socket.pause());
    return seconds;
  }

  private look(): void {
    const now = performance.now();
    let early = this.freePlaces();
    for (const [socket, until] of this.until) {
      if (until > now && (early -= 1) < 0) return;
      this.until.delete(socket);
      socket.resume();
    }
    clearInterval(this.clock);
    this.clock = undefined;
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, title, code, detail, retryAfter }: Turned,
): void {
  const type = `https://boxtrail.example/problems/${code.toLowerCase().replaceAll('_', '-')}`;
  const traceId = traceIdOf(request.headers.traceparent);
  const body = JSON.stringify({ type, title, status, code, detail, traceId });
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'retry-after': String(retryAfter),
    ...(code === 'STOPPING' && { connection: 'close' }),
  });
  response.end(body);
}
