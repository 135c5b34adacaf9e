import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Refusals of one key on connections that were never refused before, in a second; further ones are late. */
const promptPerSecond = 100;
/** Width of a slot of the timer wheel, in ms: refusals that are due in one slot are sent together. */
const slotMs = 20;
/** What proxies add (RFC 7239, RFC 9110). Many callers may share such a connection. */
const proxyHeaders = ['x-forwarded-for', 'forwarded', 'via'];

/** A request as it arrived on its connection. */
export interface Arrival {
  readonly request: IncomingMessage;
  readonly connection: Connection;
  /** How many requests the connection had brought by then. */
  readonly number: number;
}

interface Connection {
  requests: number;
  /** The caller of its first request that had a key. */
  client: string | undefined;
  shared: boolean;
  /** When its caller may come back after its last refusal; 0 when it never was refused. */
  comeBackAt: number;
  held: (() => void) | undefined;
}

/**
 * Holds a refusal back until its `Retry-After` is over when the caller did not wait that long after the one before. Each
 * refusal takes time from requests that are worked on, and a caller that waits for an answer sends no further request. Nobody
 * else waits: a connection that several keys or a proxy use is answered at once, and so is a held refusal when another
 * request arrives behind it. One refusal is held for each connection at most.
 */
export class LateRefusals {
  private readonly connections = new WeakMap<Socket, Connection>();
  private readonly slots = new Map<number, Connection[]>();
  /** By caller: refusals, in the second that has begun, on connections that were never refused before. */
  private readonly prompt = new Map<string, number>();
  private second = 0;
  private timer: NodeJS.Timeout | undefined;
  private lastSlot = 0;

  /** To be called for each request, in the order in which they arrive. */
  arrived(request: IncomingMessage): Arrival {
    const { socket } = request;
    let connection = this.connections.get(socket);
    if (connection === undefined) {
      connection = { requests: 0, client: undefined, shared: false, comeBackAt: 0, held: undefined };
      this.connections.set(socket, connection);
    }
    connection.requests += 1;
    release(connection);
    return { request, connection, number: connection.requests };
  }

  /** To be called when it is known who sent a request. */
  sentBy({ connection }: Arrival, client: string): void {
    connection.client ??= client;
    if (connection.client !== client) connection.shared = true;
  }

  /** Calls `answer` at once or later: see above. `retryAfter` is what it tells the caller, in s. */
  refuse(arrival: Arrival, retryAfter: number, answer: () => void): void {
    // The parser has a body that came with its headers after this turn of the event loop.
    if (arrival.request.complete) this.decide(arrival, retryAfter, answer);
    else setImmediate(() => this.decide(arrival, retryAfter, answer));
  }

  /** Gives all refusals that are held. */
  flush(): void {
    for (const slot of this.slots.values()) slot.forEach(release);
    this.slots.clear();
  }

  private decide({ request, connection, number }: Arrival, retryAfter: number, answer: () => void): void {
    const now = performance.now();
    connection.shared ||= proxyHeaders.some((name) => request.headers[name] !== undefined);
    const { client, shared, comeBackAt, requests } = connection;
    // A body that is still on its way is answered at once: its connection is closed.
    if (client === undefined || shared || !request.complete || requests !== number) return answer();
    const first = comeBackAt === 0;
    if (first ? this.isPrompt(client, now) : comeBackAt <= now) {
      connection.comeBackAt = now + retryAfter * 1_000;
      return answer();
    }
    // Nobody reads the body: it would only be kept.
    request.resume();
    const due = first ? now + retryAfter * 1_000 : comeBackAt;
    connection.comeBackAt = due + retryAfter * 1_000;
    connection.held = answer;
    this.hold(connection, Math.ceil(due / slotMs), now);
  }

  private isPrompt(client: string, now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) this.prompt.clear();
    this.second = second;
    const count = (this.prompt.get(client) ?? 0) + 1;
    this.prompt.set(client, count);
    return count <= promptPerSecond;
  }

  private hold(connection: Connection, slot: number, now: number): void {
    const others = this.slots.get(slot);
    if (others === undefined) this.slots.set(slot, [connection]);
    else others.push(connection);
    if (this.timer !== undefined) return;
    this.lastSlot = Math.floor(now / slotMs);
    this.timer = setInterval(() => this.turn(), slotMs).unref();
  }

  private turn(): void {
    const slot = Math.floor(performance.now() / slotMs);
    for (; this.lastSlot <= slot; this.lastSlot += 1) {
      this.slots.get(this.lastSlot)?.forEach(release);
      this.slots.delete(this.lastSlot);
    }
    if (this.slots.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

function release(connection: Connection): void {
  const { held } = connection;
  connection.held = undefined;
  held?.();
}
