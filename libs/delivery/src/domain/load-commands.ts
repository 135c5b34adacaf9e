import type { HeldBox, Verdict } from '@boxtrail/contracts';
import type { CorrectLoadFact } from './correct-load-fact';
import type { LoadPlan } from './load';
import type { FactCommand } from './load-facts';

/** A box on another load. Read before the decision, because every load is a separate aggregate. */
export interface Elsewhere {
  readonly sscc: string;
  readonly loadId: string;
}

/** Time of a decision: given by the caller, else now. */
export interface Timed {
  readonly occurredAt: string;
  /**
   * The caller gave no time. The clocks of two machines differ, so the decision is dated no earlier than the ones
   * before.
   */
  readonly isNow?: boolean;
}

/**
 * The time from which a box can be loaded here: its packing, or its arrival at this place. Read before the decision.
 */
export interface BoxSince {
  readonly sscc: string;
  readonly at: string;
  readonly what: 'packed' | 'received' | 'returned' | 'found' | 'taken-off';
}

/** The verdict on a pass at a time, and the reason when it is not valid. */
export interface PassJudged {
  readonly verdict: Verdict;
  readonly words: string;
}

/** The verdict on a pass at the departure, and at the record time of the dispatch. */
interface PassShown extends PassJudged {
  readonly now: PassJudged;
}

/** Another load with the same vehicle or driver. */
export interface OnTheRoad {
  readonly loadId: string;
  readonly who: 'vehicle' | 'driver';
  readonly leftAt: string;
  /** Null while no arrival is known. */
  readonly arrivedAt: string | null;
}

export interface PlanLoad extends Readonly<LoadPlan> {
  readonly type: 'PlanLoad';
  readonly occurredAt: string;
}

export interface LoadBoxes extends Timed {
  readonly type: 'LoadBoxes';
  readonly loadId: string;
  readonly ssccs: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
  /** Boxes that were packed, or came here, after `occurredAt`. */
  readonly notYet: readonly BoxSince[];
  /** Boxes that a hold forbids to move. */
  readonly held: readonly HeldBox[];
}

export interface TakeOffBoxes extends Timed {
  readonly type: 'TakeOffBoxes';
  readonly loadId: string;
  readonly ssccs: readonly string[];
  readonly reason: string;
}

export interface SealLoad extends Timed {
  readonly type: 'SealLoad';
  readonly loadId: string;
  readonly sealId: string;
}

/** Dispatches the load if both passes are valid for it. Their verdicts and holders are read before the decision. */
export interface DispatchLoad extends Timed {
  readonly type: 'DispatchLoad';
  /** A planner recorded it later and gave a reason. */
  readonly explained: boolean;
  readonly loadId: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
  /** `plate` is undefined when the pass is not for a vehicle. */
  readonly vehicle: { readonly plate: string | undefined } & PassShown;
  /** `personRef` is undefined when the pass is not for a person. */
  readonly driver: { readonly personRef: string | undefined } & PassShown;
  readonly elsewhere: readonly Elsewhere[];
  readonly notYet: readonly BoxSince[];
  readonly held: readonly HeldBox[];
  /** Loads that had the vehicle or the driver while this one was on the road. */
  readonly onTheRoad: readonly OnTheRoad[];
}

export type LoadCommand =
  PlanLoad | LoadBoxes | TakeOffBoxes | SealLoad | DispatchLoad | FactCommand | CorrectLoadFact;
