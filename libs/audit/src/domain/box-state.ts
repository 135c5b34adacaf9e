import type { LimitsOfBox } from './custody-limit';
import type { Finding } from './finding';
import type { Place } from '@boxtrail/contracts';
import type { HoldOnBox } from './holds-on-box';
import type { Stays } from './stays';
import { holderText, type Holder, type StepRef, type TrailStep } from './trail-step';

export type BoxStatus =
  /** Something is known of it, but not yet who has it. */
  | 'unknown'
  | 'packed'
  | 'at-station'
  | 'in-transit'
  | 'out-for-delivery'
  | 'delivered'
  /** The team was at the door and still has it. */
  | 'undelivered'
  | 'lost'
  | 'destroyed';

/** The state by which the next step of a box is judged. Plain JSON: stored between batches of events. */
export interface CustodyState extends LimitsOfBox, Stays {
  readonly sscc: string;
  readonly status: BoxStatus;
  readonly holder: Holder | null;
  /** `occurredAt` of the last move of custody. */
  readonly since: string | null;
  /** The load it last left or came with. */
  readonly loadId: string | null;
  /** The seal with which that load left; null without one, or before the dispatch is known. */
  readonly loadSealId: string | null;
  /** Where it may be seen without contradiction: at its station, at either end of its journey, at the team's base. */
  readonly fromGln: string | null;
  readonly toGln: string | null;
  /** Where it belongs, where, for which round and for whom it was packed; null before it was packed. */
  readonly destinationGln: string | null;
  readonly packedAtGln: string | null;
  readonly roundId: string | null;
  readonly householdRef: string | null;
  readonly sealed: boolean;
  /** The holds that forbid to move it. */
  readonly holds: readonly HoldOnBox[];
  /** The tier of the last station that had it; null when that is unknown. */
  readonly tier: Place['tier'] | null;
  readonly last: StepRef | null;
  /** A fact of it was corrected: its state needs all its steps. */
  readonly corrected: boolean;
  readonly highestPosition: number;
  /** Open findings. */
  readonly open: readonly Finding[];
  /** Breaks that somebody explained, and that no later step has mended: the trail stays broken. */
  readonly explained: readonly Finding[];
  /** The chain of custody has a break, explained or not. */
  readonly broken: boolean;
  /** A stored state left findings out of both lists: a kind was open more than once. */
  readonly moreFindings: boolean;
}

/** A box before its first event. */
export const unheardOf = (sscc: string): CustodyState => ({
  sscc,
  status: 'unknown',
  holder: null,
  since: null,
  loadId: null,
  loadSealId: null,
  fromGln: null,
  toGln: null,
  destinationGln: null,
  packedAtGln: null,
  roundId: null,
  householdRef: null,
  sealed: false,
  holds: [],
  tier: null,
  ownLimitHours: null,
  limitHours: null,
  last: null,
  corrected: false,
  highestPosition: 0,
  open: [],
  explained: [],
  broken: false,
  stay: null,
  doubts: [],
  moreFindings: false,
});

export const isSame = (holder: Holder | null, other: TrailStep['custodyTo'] | null): boolean =>
  holder !== null &&
  other !== null &&
  typeof other !== 'string' &&
  holder.type === other.type &&
  holder.id === other.id;

/** `station 0200000000012 had the box since 2026-03-20T00:05:00.000Z`, `the box was reported lost on ...`. */
export function believedText({ holder, status, since }: CustodyState): string {
  if (holder !== null) return `${holderText(holder)} had the box since ${since}`;
  if (status === 'unknown') return 'nobody was known to have the box';
  return `the box was reported ${status}${since === null ? '' : ` on ${since}`}`;
}
