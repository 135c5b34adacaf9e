import type { BoxStage, EventOf, NeedRecorded } from '@boxtrail/contracts';

/** What happened to a box, as far as its money is concerned. */
export interface BoxOutcome {
  readonly sscc: string;
  readonly gtin: string;
  /** `released`: the household does not pay for it. `open`: not decided yet. */
  readonly outcome: 'open' | 'delivered' | 'released';
  /** When, and for `released` why. Null while it is open. */
  readonly at: string | null;
  readonly reason: string | null;
}

/** What decides about the money of a need. */
export interface NeedMoney {
  readonly lines: EventOf<typeof NeedRecorded>['data']['lines'];
  readonly amountFen: number;
  readonly recordedAt: string;
  readonly cancelled: { readonly at: string; readonly reason: string } | null;
  /** Boxes that will never be packed. */
  readonly unpacked: readonly { readonly gtin: string; readonly missing: number; readonly reason: string }[];
  readonly shortAt: string | null;
  readonly boxes: readonly BoxOutcome[];
}

/** What should hold for a part of a need: one box, or the boxes of one type that were never packed. */
export interface PartTarget {
  readonly key: string;
  readonly sscc: string | null;
  readonly gtin: string | null;
  readonly outcome: 'posted' | 'released';
  readonly amountFen: number;
  readonly at: string;
  readonly reason: string | null;
}

/** What should hold now for a need. */
export interface NeedTarget {
  /** The amount of the need; 0 when it was withdrawn. */
  readonly reservedFen: number;
  readonly reservedAt: string;
  /** Why it was withdrawn. */
  readonly withdrawn: string | null;
  /** In the order of their keys. What none names is still open. */
  readonly parts: readonly PartTarget[];
}

/** Key of the boxes of a type that were never packed. A key of a box is its SSCC. */
export const shortKey = (gtin: string): string => `short ${gtin}`;

/**
 * What should hold for a need: a delivered box is posted; a box that was lost, destroyed, damaged, returned or never packed
 * is released. Never more than was ordered of a type.
 */
export function needTarget(money: NeedMoney): NeedTarget {
  const { cancelled, recordedAt, amountFen } = money;
  if (cancelled !== null)
    return { reservedFen: 0, reservedAt: cancelled.at, withdrawn: cancelled.reason, parts: [] };
  const parts = money.lines.flatMap((line) => partsOfLine(line, money));
  return {
    reservedFen: amountFen,
    reservedAt: recordedAt,
    withdrawn: null,
    parts: parts.filter((part) => part.amountFen > 0).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function partsOfLine({ gtin, quantity, priceFen }: NeedMoney['lines'][number], money: NeedMoney) {
  const boxes = money.boxes.filter((box) => box.gtin === gtin).sort((a, b) => (a.sscc < b.sscc ? -1 : 1));
  let left = quantity;
  const parts: PartTarget[] = [];
  // Delivered boxes first: of more boxes than were ordered, the household pays for those that it has.
  for (const wanted of ['delivered', 'released'] as const) {
    for (const { sscc, outcome, at, reason } of boxes) {
      if (outcome !== wanted || at === null || left === 0) continue;
      left -= 1;
      const kind = wanted === 'delivered' ? 'posted' : 'released';
      parts.push({ key: sscc, sscc, gtin, outcome: kind, amountFen: priceFen, at, reason });
    }
  }
  const short = money.unpacked.find((one) => one.gtin === gtin);
  const never = Math.min(short?.missing ?? 0, Math.max(0, quantity - boxes.length), left);
  if (short !== undefined && never > 0) {
    const at = money.shortAt ?? money.recordedAt;
    const { reason } = short;
    const amountFen = never * priceFen;
    parts.push({ key: shortKey(gtin), sscc: null, gtin, outcome: 'released', amountFen, at, reason });
  }
  return parts;
}

/** Facts about a box beside its stage: the last of each kind that counts. */
export interface OutcomeFacts {
  readonly stage: BoxStage;
  readonly facts: readonly { readonly kind: string; readonly at: string }[];
}

/** The outcome of a box by its facts. The household does not pay for a damaged box, also when it was delivered. */
export function outcomeOf({ stage, facts }: OutcomeFacts): Pick<BoxOutcome, 'outcome' | 'at' | 'reason'> {
  const last = (kind: string) =>
    facts.reduce<string | null>(
      (at, fact) => (fact.kind === kind && (at === null || fact.at > at) ? fact.at : at),
      null,
    );
  const gone = stage === 'lost' || stage === 'destroyed' || stage === 'returned' ? stage : null;
  if (gone !== null) return { outcome: 'released', at: last(gone), reason: gone };
  const damaged = last('damaged');
  if (damaged !== null) return { outcome: 'released', at: damaged, reason: 'damaged' };
  if (stage === 'delivered') return { outcome: 'delivered', at: last('handed-over'), reason: null };
  return { outcome: 'open', at: null, reason: null };
}
