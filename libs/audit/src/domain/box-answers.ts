import type { BoxAnswerEvent, FindingKind, FindingOutcome } from '@boxtrail/contracts';
import { GrowingMap } from '@boxtrail/kernel';

/** Names one finding: its box, its step and its kind. */
export interface FindingName {
  readonly sscc: string;
  readonly kind: FindingKind;
  /** Log position of its step. */
  readonly position: number;
  /** 0, 1 and so on among the box's steps of that event. */
  readonly ordinal: number;
}

/** The answers to the findings of one box. Stream `answers-<sscc>`. */
export interface BoxAnswersState {
  readonly status: 'answering';
  /** By `stepAndKind`: a finding has one answer. */
  readonly outcomes: GrowingMap<string, FindingOutcome>;
}

export const initial: BoxAnswersState = { status: 'answering', outcomes: GrowingMap.empty() };

export const stepAndKind = ({
  kind,
  position,
  ordinal,
}: Pick<FindingName, 'position' | 'ordinal'> & { kind: string }): string => `${position} ${ordinal} ${kind}`;

export const evolve = (state: BoxAnswersState, { data }: BoxAnswerEvent): BoxAnswersState => ({
  ...state,
  outcomes: state.outcomes.with(stepAndKind(data), data.outcome),
});
