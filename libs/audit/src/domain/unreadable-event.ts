import type { TrailStep } from './trail-step';

/**
 * An event on a stream of a box that cannot be read. What it said of the box, or whether it named it at all, nobody can
 * tell: the chain of custody breaks there until it is mended and the view is built anew.
 */
export interface UnreadableEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** Wire name it is stored under. */
  readonly type: string;
  readonly reason: string;
  /** Null where this, too, cannot be read. */
  readonly occurredAt: string | null;
  readonly recordedAt: string;
}

/** The streams whose events speak of a box: its own two, and those of the loads and door rounds it went with. */
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
