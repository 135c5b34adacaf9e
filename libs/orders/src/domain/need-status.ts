import type { BoxStage } from './box-stage';
import type { Need } from './round';

/**
 * How far a household's need is, from the order to the door. `partly-delivered`: it got some boxes, and the others
 * will not come.
 */
export type NeedStatus =
  | 'placed'
  | 'cancelled'
  | 'consolidated'
  | 'packed'
  | 'on-the-way'
  | 'undelivered'
  | 'partly-delivered'
  | 'delivered';

/** Boxes of one type that a need will not get, and why. */
export interface Shortage {
  readonly gtin: string;
  readonly missing: number;
  readonly reason: string;
}

/** A box that was packed for a need. */
export interface NeedBox {
  readonly sscc: string;
  readonly gtin: string;
  readonly stage: BoxStage;
}

/** All that the answer for a need follows from. */
export interface NeedFacts {
  readonly need: Pick<Need, 'lines' | 'amountFen'>;
  readonly cancelled: boolean;
  readonly round: 'open' | 'closed';
  /** As the packing job says that it fell short. */
  readonly unpacked: readonly Shortage[];
  readonly boxes: readonly NeedBox[];
}

/** What became of a need. */
export interface NeedProgress {
  readonly status: NeedStatus;
  /** What was never packed, and what was lost or destroyed. */
  readonly shortages: readonly Shortage[];
  /**
   * What the household owes, in fen: the boxes ordered without those of `shortages`, and nothing for a need that was
   * withdrawn. A box that is missing, refused or back at a station counts: it can still come.
   */
  readonly adjustedAmountFen: number;
}

/** What has become of a need: a pure function of what is known, however it became known. */
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
  // A box may have been packed while the job was closed without it: then it is not missing.
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

/** From the least advanced. Missing and returned boxes wait for somebody as those do that nobody opened for. */
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
 * The status of a need is that of its least advanced box, and a box that is still to be packed is the least advanced of
 * all. What will not come does not hold the others back, but without it the need is delivered in part; one of which
 * nothing came is undelivered.
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
