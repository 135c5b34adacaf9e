import type { TrailStep } from './trail-step';

/**
 * An unreadable event on a stream of a box. Its content is unknown, and whether it names the box at all, so the chain
 * of custody breaks there until the event is corrected and the view is rebuilt.
 */
export interface UnreadableEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** Wire name it is stored under. */
  readonly type: string;
  readonly reason: string;
  /** Null when this is unreadable too. */
  readonly occurredAt: string | null;
  readonly recordedAt: string;
}

/** The streams with events of a box: its own two, and those of its loads and door rounds. */
export function streamsOf(sscc: string, steps: readonly TrailStep[]): string[] {
  const streams = new Set([`box-${sscc}`, `custody-${sscc}`]);
  for (const { loadId, details } of steps) {
    if (loadId !== null) streams.add(`load-${loadId}`);
    if ('doorRoundId' in details) streams.add(`door-round-${details.doorRoundId}`);
  }
  return [...streams];
}

export const unreadableText = ({ type, stream, revision, position, reason }: UnreadableEvent): string =>
  `${type} of ${stream}#${revision} at log position ${position} cannot be read: ${reason}`;
