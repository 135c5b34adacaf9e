import {
  judgeAsOf,
  type JudgedStep,
  type JudgedTrail,
  type Moment,
  type QuarantinedMention,
} from './box-trail';
import { unheardOf } from './box-state';
import type { TrailStep } from './trail-step';
import { streamsOf, type UnreadableEvent } from './unreadable-event';

/**
 * The trail of one box at a moment, with the unreadable events that may have happened and were recorded by then, on
 * streams that this trail names. Null when the box had no event then.
 */
export function trailOf(
  box: {
    readonly sscc: string;
    readonly steps: readonly TrailStep[];
    readonly unreadable: readonly UnreadableEvent[];
    readonly quarantined?: readonly QuarantinedMention[];
  },
  moment: Moment,
): JudgedTrail | null {
  const { quarantined = [] } = box;
  const judged = judgeAsOf(box.steps, moment);
  if (box.unreadable.length === 0 && quarantined.length === 0) return judged;
  const trail = judged ?? withoutSteps(box.sscc);
  const streams = streamsOf(
    box.sscc,
    trail.steps.map(({ step }) => step),
  );
  const { at, knownAt } = moment;
  const unreadable = box.unreadable
    .filter(({ stream }) => streams.includes(stream))
    .filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt)
    .filter(({ occurredAt }) => at === undefined || occurredAt === null || occurredAt <= at)
    .sort((a, b) => a.position - b.position);
  const mentions =
    knownAt === undefined
      ? quarantined
      : quarantined
          .filter(({ receivedAt }) => receivedAt <= knownAt)
          .map((line) =>
            line.closed !== null && line.closed.at > knownAt ? { ...line, closed: null } : line,
          );
  if (judged === null && unreadable.length === 0 && mentions.length === 0) return null;
  return { ...trail, unreadable, quarantined: mentions };
}

/** The trail of a box with only unreadable events. */
function withoutSteps(sscc: string): JudgedTrail {
  const state = unheardOf(sscc);
  const { holder, status } = state;
  const nothing = { moves: [], postings: [], findings: [], unreadable: [], quarantined: [] };
  return { sscc, steps: [], holder, status, state, ...nothing };
}

/** Number of steps before it: by event time, or by log position when the time is unknown. */
export const stepsBefore = (
  { occurredAt, position }: UnreadableEvent,
  steps: readonly JudgedStep[],
): number =>
  steps.findLastIndex(({ step }) =>
    occurredAt === null ? step.position < position : step.occurredAt <= occurredAt,
  ) + 1;
