import { boxStages, type BoxStage } from '../need-boxes/need-boxes.view';

/** How far a household's need is, from the order to the door. */
export type NeedStatus = 'placed' | 'cancelled' | 'consolidated' | BoxStage;

/** What the status of a need follows from. */
export interface NeedProgress {
  readonly cancelled: boolean;
  readonly round: 'open' | 'closed';
  /** Boxes ordered, and how many of them will never be packed. */
  readonly ordered: number;
  readonly missing: number;
  /** One for each box that was packed. */
  readonly stages: readonly BoxStage[];
}

/**
 * The status of a need is that of its least advanced box, and a box that is still to be packed is the least
 * advanced of all. What will never be packed does not hold the rest back; a need of which nothing came is undelivered.
 */
export function needStatus({ cancelled, round, ordered, missing, stages }: NeedProgress): NeedStatus {
  if (cancelled) return 'cancelled';
  if (round === 'open') return 'placed';
  if (ordered - missing > stages.length) return 'consolidated';
  return boxStages.find((stage) => stages.includes(stage)) ?? 'undelivered';
}
