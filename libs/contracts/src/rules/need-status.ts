import type { NeedRecorded } from '../events/orders';
import type { EventOf } from '../schema/define-event';
import type { BoxStage } from './box-stage';

type Need = EventOf<typeof NeedRecorded>['data'];

/** The status of a household's need. `partly-delivered`: some boxes were delivered, and the others will not come. */
export type NeedStatus =
  | 'placed'
  | 'cancelled'
  | 'consolidated'
  | 'packed'
  | 'on-the-way'
  | 'undelivered'
  | 'partly-delivered'
  | 'delivered';

/** Boxes of one type that a need will not get, with the reason. */
export interface Shortage {
  readonly gtin: string;
  readonly missing: number;
  readonly reason: string;
}

/** A box packed for a need. */
export interface NeedBox {
  readonly sscc: string;
  readonly gtin: string;
  readonly stage: BoxStage;
}

/** The input of `needProgress`. */
export interface NeedFacts {
  readonly need: Pick<Need, 'lines' | 'amountFen'>;
  readonly cancelled: boolean;
  readonly round: 'open' | 'closed';
  /** Shortages of the packing job. */
  readonly unpacked: readonly Shortage[];
  readonly boxes: readonly NeedBox[];
}

/** The status of a need, its shortages and its amount. */
export interface NeedProgress {
  readonly status: NeedStatus;
  /** Boxes that were never packed, lost or destroyed. */
  readonly shortages: readonly Shortage[];
  /**
   * Amount the household owes, in fen: the ordered boxes without `shortages`; 0 for a withdrawn need. A missing,
   * refused or returned box counts: it can still come.
   */
  readonly adjustedAmountFen: number;
}

/** The status of a need: a pure function of its facts. */
export function needProgress(facts: NeedFacts): NeedProgress {
  const { need, cancelled } = facts;
  if (cancelled) return { status: 'cancelled', shortages: [], adjustedAmountFen: 0 };
  const shortages = shortagesOf(facts);
  const prices = new Map(need.lines.map(({ gtin, priceFen }) => [gtin, priceFen]));
  const lost = shortages.reduce((fen, { gtin, missing }) => fen + missing * (prices.get(gtin) ?? 0), 0);
  return {
    status: statusOf(facts, shortages),
    shortages,
    adjustedAmountFen: Math.max(0, need.amountFen - lost),
  };
}

function shortagesOf({ need, unpacked, boxes }: NeedFacts): Shortage[] {
  const packed = (gtin: string) => boxes.filter((box) => box.gtin === gtin).length;
  const ordered = (gtin: string) => need.lines.find((line) => line.gtin === gtin)?.quantity ?? 0;
  // A box may be packed although the job was closed without it: then it is not missing.
  const never = unpacked.map((shortage) => ({
    ...shortage,
    missing: Math.min(shortage.missing, Math.max(0, ordered(shortage.gtin) - packed(shortage.gtin))),
  }));
  const gone = boxes.filter(({ stage }) => stage === 'lost' || stage === 'destroyed');
  return [
    ...never.filter(({ missing }) => missing > 0),
    ...gone.map(({ sscc, gtin, stage }) => ({ gtin, missing: 1, reason: `box ${sscc} was ${stage}` })),
  ];
}

/** From the least advanced. Missing and returned boxes rank like those of a failed attempt. */
const advance = ['packed', 'on-the-way', 'undelivered', 'delivered'] as const;
const advanceOf: Record<BoxStage, (typeof advance)[number] | null> = {
  packed: 'packed',
  'on-the-way': 'on-the-way',
  missing: 'undelivered',
  undelivered: 'undelivered',
  returned: 'undelivered',
  delivered: 'delivered',
  lost: null,
  destroyed: null,
};

/**
 * The status of a need is that of its least advanced box; a box still to be packed is the least advanced of all. Boxes
 * that will not come do not count, but make the need `partly-delivered`, or `undelivered` when no box came.
 */
function statusOf({ need, round, boxes }: NeedFacts, shortages: readonly Shortage[]): NeedStatus {
  if (round === 'open') return 'placed';
  const ordered = need.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const gone = boxes.filter(({ stage }) => advanceOf[stage] === null).length;
  const short = shortages.reduce((sum, { missing }) => sum + missing, 0);
  if (ordered - (short - gone) > boxes.length) return 'consolidated';
  const least = advance.find((step) => boxes.some(({ stage }) => advanceOf[stage] === step)) ?? 'undelivered';
  return least === 'delivered' && short > 0 ? 'partly-delivered' : least;
}
