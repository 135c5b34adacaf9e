import type { ServerResponse } from 'node:http';
import type { RecordedEvent } from '@boxtrail/kernel';
import { published } from '@boxtrail/event-store';
import { AnswerStream } from '@boxtrail/http';
import type { Replay, Replayed } from './replay';

/** The format of events. */
export interface ReplayFormat {
  readonly contentType: string;
  /** Before the first event. */
  readonly preamble: string;
  event(replayed: Replayed): string;
  /** Keeps the connection alive in pauses. */
  readonly heartbeat: string;
  /** After the last event: the number of events. */
  end(events: number, replay: Replay): string;
}

/**
 * NDJSON: one event per line, with its `cursor` when that is more than its log position. An empty line is a heartbeat.
 */
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
 * too: a browser reconnects after every end, and sends this id.
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
  /** Due time of an event, in ms after the beginning of the replay. */
  dueAt(recorded: RecordedEvent): number;
  readonly heartbeatMs: number;
  /** Timeout of a client that reads nothing. */
  readonly stalledMs: number;
}

/** The original intervals divided by `speed`; 0: as fast as the client reads. */
export function spacing(speed: number, momentOf: (recorded: RecordedEvent) => number): Pace['dueAt'] {
  let first: number | undefined;
  return (recorded) => {
    if (speed === 0) return 0;
    first ??= momentOf(recorded);
    return (momentOf(recorded) - first) / speed;
  };
}

/**
 * Writes events when they are due. Reads the next event only when the client has received the one before. Resolves when
 * all is written, or when the client has disconnected or one of `stops` is aborted.
 */
export async function stream(
  replay: Replay,
  response: ServerResponse,
  format: ReplayFormat,
  pace: Pace,
  ...stops: readonly (AbortSignal | undefined)[]
): Promise<void> {
  const answer = new AnswerStream(response, pace.stalledMs, ...stops);
  try {
    await answer.write(format.preamble);
    const begun = performance.now();
    let count = 0;
    for await (const replayed of replay.events) {
      for (let left = 1; left > 0 && !answer.gone.aborted;) {
        left = pace.dueAt(replayed.recorded) - (performance.now() - begun);
        if (left > 0) await answer.pause(Math.min(left, pace.heartbeatMs));
        if (left > pace.heartbeatMs) await answer.write(format.heartbeat);
      }
      await answer.write(format.event(replayed));
      if (answer.gone.aborted) return answer.abort();
      count += 1;
    }
    await answer.end(format.end(count, replay));
  } catch {
    // The status is sent already. An aborted body is not mistaken for a complete one.
    answer.abort();
  }
}
