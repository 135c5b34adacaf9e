import type { EventOf } from '../schema/define-event';
import type { BoxPacked } from '../events/packing';
import type { HoldEvent } from '../events/quality';
import { inWords, ruleViolation, unreachable } from '@boxtrail/kernel';

/** A box that a hold forbids to move. */
export interface HeldBox {
  readonly sscc: string;
  readonly holdId: string;
}

/** Throws `BOX_HELD`, naming the holds. */
export function refuseHeld(held: readonly HeldBox[]): void {
  if (held.length === 0) return;
  const boxes = held.map(({ sscc, holdId }) => `box ${sscc} by hold ${holdId}`);
  throw ruleViolation('BOX_HELD', `held: ${inWords(boxes)}`);
}

/** An item of one lot. */
export interface LotOfItem {
  readonly gtin: string;
  readonly lot: string;
}

/** A hold of a lot that is in force: it reaches the boxes that are packed from the lot. */
export interface HeldLot extends LotOfItem {
  readonly holdId: string;
  readonly reason: string;
  /** RFC 3339, UTC. */
  readonly since: string;
  /** Null until the lot is condemned. */
  readonly condemned: { readonly at: string; readonly reason: string } | null;
}

/** The events that change which boxes are held. */
export type HoldingEvent =
  | Extract<
      HoldEvent,
      { type: 'audit.HoldPlaced' | 'audit.HoldApplied' | 'audit.HoldReleased' | 'audit.HoldCondemned' }
    >
  | EventOf<typeof BoxPacked>;
export const holdingTypes = [
  'audit.HoldPlaced',
  'audit.HoldApplied',
  'audit.HoldReleased',
  'audit.HoldCondemned',
  'packing.BoxPacked',
] as const satisfies readonly HoldingEvent['type'][];

/** The lots that are held after an event, by the id of the hold. */
export function heldLotsAfter(
  lots: ReadonlyMap<string, HeldLot>,
  { type, occurredAt, data }: HoldingEvent,
): ReadonlyMap<string, HeldLot> {
  if (type === 'audit.HoldPlaced') {
    const { holdId, reason, target } = data;
    if (target.kind !== 'lot') return lots;
    const { gtin, lot } = target;
    return new Map(lots).set(holdId, { holdId, gtin, lot, reason, since: occurredAt, condemned: null });
  }
  if (type === 'audit.HoldReleased') {
    const left = new Map(lots);
    return left.delete(data.holdId) ? left : lots;
  }
  const held = type === 'audit.HoldCondemned' ? lots.get(data.holdId) : undefined;
  if (held === undefined || type !== 'audit.HoldCondemned') return lots;
  return new Map(lots).set(held.holdId, { ...held, condemned: { at: occurredAt, reason: data.reason } });
}

/** What an event changes of held boxes. */
export interface HoldingChange {
  /** Boxes that are held from a time on (RFC 3339, UTC). */
  readonly held: readonly (HeldBox & { readonly since: string })[];
  /** The hold that holds nothing any more; null for none. */
  readonly ended: string | null;
}

/** `lots`: those that were held before the event. */
export function holdingChange(
  { type, occurredAt, data }: HoldingEvent,
  lots: ReadonlyMap<string, HeldLot>,
): HoldingChange {
  switch (type) {
    case 'packing.BoxPacked': {
      const holds = holdsOfContents(data.contents, lots);
      return { held: holds.map(({ holdId, since }) => ({ sscc: data.sscc, holdId, since })), ended: null };
    }
    case 'audit.HoldApplied': {
      const { holdId, ssccs, mark } = data;
      const held = mark === 'held' ? ssccs.map((sscc) => ({ sscc, holdId, since: occurredAt })) : [];
      return { held, ended: null };
    }
    case 'audit.HoldReleased':
      return { held: [], ended: data.holdId };
    case 'audit.HoldPlaced':
    case 'audit.HoldCondemned':
      return { held: [], ended: null };
    default:
      return unreachable(type);
  }
}

/** The holds that reach a box because of what is in it. */
export function holdsOfContents(
  contents: readonly LotOfItem[],
  lots: ReadonlyMap<string, HeldLot>,
): readonly HeldLot[] {
  if (lots.size === 0) return [];
  return [...lots.values()].filter((held) =>
    contents.some(({ gtin, lot }) => gtin === held.gtin && lot === held.lot),
  );
}
