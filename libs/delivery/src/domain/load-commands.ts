import type { Verdict } from '@boxtrail/contracts';
import type { CorrectLoadFact } from './correct-load-fact';
import type { LoadPlan } from './load';
import type { FactCommand } from './load-facts';

/** A box that stands on another load: given as data, every load is an aggregate of its own. */
export interface Elsewhere {
  readonly sscc: string;
  readonly loadId: string;
}

/** When a decision was taken: given by the caller, else now. */
export interface Timed {
  readonly occurredAt: string;
  /** The caller gave no time. Clocks of two machines differ: such a decision counts from what it follows at least. */
  readonly isNow?: boolean;
}

/** Since when a box can be loaded here: when it was packed, or came to this place. Given as data. */
export interface BoxSince {
  readonly sscc: string;
  readonly at: string;
  readonly what: 'packed' | 'received' | 'returned' | 'found' | 'taken-off';
}

/** What a pass is at a moment, and in words why it is not valid. */
export interface PassJudged {
  readonly verdict: Verdict;
  readonly words: string;
}

/** What a pass was when the load left, and what it is now that the dispatch is recorded. */
interface PassShown extends PassJudged {
  readonly now: PassJudged;
}

/** Another load that the vehicle or the driver was on. */
export interface OnTheRoad {
  readonly loadId: string;
  readonly who: 'vehicle' | 'driver';
  readonly leftAt: string;
  /** Null while it has not arrived, as far as we know. */
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
  /** Those of the boxes that came to be, or came here, after `occurredAt`. */
  readonly notYet: readonly BoxSince[];
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

/** Leaves, if both passes are valid for it: what they are and whom they are of is given as data. */
export interface DispatchLoad extends Timed {
  readonly type: 'DispatchLoad';
  /** A planner recorded it afterwards and said why. */
  readonly explained: boolean;
  readonly loadId: string;
  readonly vehiclePassId: string;
  readonly driverPassId: string;
  /** `plate` is undefined when the pass is of no vehicle. */
  readonly vehicle: { readonly plate: string | undefined } & PassShown;
  /** `personRef` is undefined when the pass is of no person. */
  readonly driver: { readonly personRef: string | undefined } & PassShown;
  readonly elsewhere: readonly Elsewhere[];
  readonly notYet: readonly BoxSince[];
  /** Loads that the vehicle or the driver was on while this one was on the road. */
  readonly onTheRoad: readonly OnTheRoad[];
}

export type LoadCommand =
  PlanLoad | LoadBoxes | TakeOffBoxes | SealLoad | DispatchLoad | FactCommand | CorrectLoadFact;
