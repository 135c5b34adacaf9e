import type { Change } from '../domain/change';

/** No change: the reader has everything up to this position that it may see. */
export interface PositionReached {
  readonly position: number;
  readonly kind: 'position';
}

/** One line of the feed. */
export type ChangeLine = Change | PositionReached;

export interface ChangeFormat {
  readonly contentType: string;
  readonly preamble: string;
  change(change: Change): string;
  /** Moves the reader's position on while it gets no change. */
  reached(position: number): string;
  readonly heartbeat: string;
  /** After a page. */
  end(position: number): string;
}

const reachedLine = (position: number): string =>
  `${JSON.stringify({ position, kind: 'position' } satisfies PositionReached)}\n`;

/** One change per line. An empty line is a heartbeat. */
export const ndjsonChanges: ChangeFormat = {
  contentType: 'application/x-ndjson',
  preamble: '\n',
  change: (change) => `${JSON.stringify(change)}\n`,
  reached: reachedLine,
  heartbeat: '\n',
  end: reachedLine,
};

/**
 * Server-Sent Events (HTML Living Standard, section 9.2). An event without data moves the last event id of a browser
 * and nothing else. A page ends with the event `end`.
 */
export const sseChanges: ChangeFormat = {
  contentType: 'text/event-stream',
  preamble: 'retry: 1000\n\n',
  change: (change) => `id: ${change.position}\ndata: ${JSON.stringify(change)}\n\n`,
  reached: (position) => `: reached\nid: ${position}\n\n`,
  heartbeat: ': still here\n\n',
  end: (position) =>
    `id: ${position}\nevent: end\ndata: ${JSON.stringify({ position, kind: 'position' })}\n\n`,
};
