import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Interval of heartbeats, and timeout of a client that reads nothing, in ms. */
export const streamPace = { heartbeatMs: 15_000, stalledMs: 15_000 };

/** What a route returns that writes its answer itself: the type of its lines, for the OpenAPI document. Never a value. */
export interface StreamOf<Line> {
  readonly line: Line;
}

/** The reply of a route that may stream. */
export type StreamReply = FastifyReply;

/** Takes an answer over from the framework and sends its headers. `position`: the head of the log. */
export function beginStream(reply: StreamReply, contentType: string, position: number): ServerResponse {
  reply.hijack();
  return reply.raw.writeHead(200, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
    'boxtrail-position': String(position),
  });
}

/**
 * An answer that is written in pieces for as long as its client reads it. A piece is written when the client has taken
 * those before it, so a slow client costs one piece of memory. A client that takes nothing is disconnected.
 */
export class AnswerStream {
  private readonly leaving = new AbortController();
  private readonly stops: readonly AbortSignal[];
  private readonly leave = () => this.leaving.abort();

  /**
   * @param stalledMs timeout of a client that reads nothing.
   * @param stops aborted when the service stops, or the caller's key ends.
   */
  constructor(
    private readonly response: ServerResponse,
    private readonly stalledMs: number,
    ...stops: readonly (AbortSignal | undefined)[]
  ) {
    this.stops = stops.filter((stop) => stop !== undefined);
    response.once('close', this.leave);
    for (const stop of this.stops) stop.addEventListener('abort', this.leave);
    if (this.stops.some(({ aborted }) => aborted)) this.leave();
  }

  /** Aborted when the client has disconnected, its key has ended, or the service stops. */
  get gone(): AbortSignal {
    return this.leaving.signal;
  }

  /** Resolves when the next piece can be written. Writes nothing, and answers false, when `gone`. */
  async write(text: string): Promise<boolean> {
    if (this.gone.aborted) return false;
    if (text === '' || this.response.write(text)) return true;
    if (!(await this.taken('drain', this.stalledMs, this.gone))) this.response.destroy();
    return true;
  }

  /** Ends the answer as complete. A client that does not take the rest in time is disconnected. */
  async end(text = '', withinMs = this.stalledMs): Promise<void> {
    if (!this.response.destroyed) {
      this.response.end(text);
      if (!(await this.taken('finish', withinMs))) this.response.destroy();
    }
    this.release();
  }

  /** Ends the answer as incomplete: its client sees a broken connection, not an end. */
  abort(): void {
    this.response.destroy();
    this.release();
  }

  /** Waits; less long when `gone`. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.gone.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.gone.addEventListener('abort', done);
      if (this.gone.aborted) done();
    });
  }

  private release(): void {
    for (const stop of this.stops) stop.removeEventListener('abort', this.leave);
  }

  /** Waits until the client has taken what was written; false after the timeout. */
  private taken(when: 'drain' | 'finish', withinMs: number, until?: AbortSignal): Promise<boolean> {
    const { response } = this;
    if (until?.aborted === true || response.writableFinished) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (inTime: boolean) => {
        clearTimeout(timer);
        response.off(when, yes);
        response.off('close', yes);
        until?.removeEventListener('abort', yes);
        resolve(inTime);
      };
      const timer = setTimeout(() => done(false), withinMs);
      const yes = () => done(true);
      response.once(when, yes);
      response.once('close', yes);
      until?.addEventListener('abort', yes);
    });
  }
}
