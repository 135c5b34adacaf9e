import type { ServerResponse } from 'node:http';
import type { RecordedEvent } from '@boxtrail/kernel';
import { published } from '@boxtrail/event-store';
import type { Replay, Replayed } from './replay';

/** How events are written. */
export interface ReplayFormat {
  readonly contentType: string;
  /** Before the first event. */
  readonly preamble: string;
  event(replayed: Replayed): string;
  /** Keeps the connection alive while nothing happens. */
  readonly heartbeat: string;
  /** After the last one: how many were written. */
  end(events: number, replay: Replay): string;
}

/** One event a line, with its `cursor` where that is more than its log position. An empty line is a heartbeat. */
export const ndjson: ReplayFormat = {
  contentType: 'application/x-ndjson',
  preamble: '',
  event: ({ id, recorded }) =>
    `${JSON.stringify(id === String(recorded.position) ? published(recorded) : { ...published(recorded), cursor: id })}\n`,
  heartbeat: '\n',
  end: () => '',
};

/**
 * Server-Sent Events (HTML Living Standard, section 9.2), named by their wire names. The last one, `end`, has an id
 * too: a browser connects again whenever an answer ends, and sends this id.
 */
export const serverSentEvents: ReplayFormat = {
  contentType: 'text/event-stream',
  preamble: 'retry: 1000\n\n',
  event: ({ id, recorded }) =>
    `id: ${id}\nevent: ${recorded.event.type}\ndata: ${JSON.stringify(published(recorded))}\n\n`,
  heartbeat: ': still here\n\n',
  end: (events, { endId, position }) =>
    `id: ${endId}\nevent: end\ndata: ${JSON.stringify({ events, position })}\n\n`,
};

export interface Pace {
  /** When an event is due, in ms after the beginning of the replay. */
  dueAt(recorded: RecordedEvent): number;
  readonly heartbeatMs: number;
  /** A client that takes nothing for this long is let go. */
  readonly stalledMs: number;
}

/** How often a silent stream shows that it lives, and how long a client may take nothing, in ms. */
export const usualPace = { heartbeatMs: 15_000, stalledMs: 15_000 };

/** The original spacing divided by `speed`; 0 is as fast as the client takes it. */
export function spacing(speed: number, momentOf: (recorded: RecordedEvent) => number): Pace['dueAt'] {
  let first: number | undefined;
  return (recorded) => {
    if (speed === 0) return 0;
    first ??= momentOf(recorded);
    return (momentOf(recorded) - first) / speed;
  };
}

/**
 * Writes events as they become due. The next is read only when the client has taken the one before, so that a slow
 * one costs a page of memory and no more. Resolves when all is written, or the client or `signal` is gone.
 */
export async function stream(
  replay: Replay,
  response: ServerResponse,
  format: ReplayFormat,
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once('close', leave);
  signal.addEventListener('abort', leave);
  const write = async (text: string) => {
    if (gone.signal.aborted || text === '' || response.write(text)) return;
    if (!(await taken(response, 'drain', pace.stalledMs, gone.signal))) response.destroy();
  };
  try {
    await write(format.preamble);
    const begun = performance.now();
    let count = 0;
    for await (const replayed of replay.events) {
      for (let left = 1; left > 0 && !gone.signal.aborted;) {
        left = pace.dueAt(replayed.recorded) - (performance.now() - begun);
        if (left > 0) await sleep(Math.min(left, pace.heartbeatMs), gone.signal);
        if (left > pace.heartbeatMs) await write(format.heartbeat);
      }
      await write(format.event(replayed));
      if (gone.signal.aborted) return;
      count += 1;
    }
    await write(format.end(count, replay));
    response.end();
    if (!(await taken(response, 'finish', pace.stalledMs, gone.signal))) response.destroy();
  } catch {
    // It has begun: there is no status left to say it with. A body that breaks off is not taken for a whole one.
    response.destroy();
  } finally {
    signal.removeEventListener('abort', leave);
    if (signal.aborted) response.destroy();
  }
}

/** Waits for the client to take what was written; false when that takes too long. */
function taken(
  response: ServerResponse,
  when: 'drain' | 'finish',
  withinMs: number,
  gone: AbortSignal,
): Promise<boolean> {
  if (gone.aborted || response.writableFinished) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(false), withinMs);
    const yes = () => done(true);
    const done = (inTime: boolean) => {
      clearTimeout(timer);
      response.off(when, yes);
      gone.removeEventListener('abort', yes);
      resolve(inTime);
    };
    response.once(when, yes);
    gone.addEventListener('abort', yes);
  });
}

function sleep(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(), ms);
    const done = () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', done);
      resolve();
    };
    gone.addEventListener('abort', done);
  });
}
