import { heldLotsAfter, holdingTypes, type HeldLot, type HoldingEvent } from '@boxtrail/contracts';
import { tableOf, type ViewDb } from '@boxtrail/projections';

/** The lots that a view knows to be held: one row per hold of a lot. */
export const heldLotsTable = tableOf<HeldLot>(
  'held_lots',
  {
    hold_id: ['text COLLATE "C"', ({ holdId }) => holdId],
    gtin: ['text COLLATE "C" NOT NULL', ({ gtin }) => gtin],
    lot: ['text COLLATE "C" NOT NULL', ({ lot }) => lot],
    since: ['text COLLATE "C" NOT NULL', ({ since }) => since],
    held: ['jsonb NOT NULL', (held) => held],
  },
  ['hold_id'],
);

const types: ReadonlySet<string> = new Set(holdingTypes);
const nothing: ReadonlyMap<string, HeldLot> = new Map();

/** The held lots of a batch of events, as they were before each of them. Few lots are held at a time. */
export class HeldLots {
  private readonly before: ReadonlyMap<string, HeldLot>;

  private constructor(
    private readonly db: ViewDb,
    private lots: ReadonlyMap<string, HeldLot>,
  ) {
    this.before = lots;
  }

  /** At most one statement. */
  static async of(events: readonly { readonly event: { readonly type: string } }[], db: ViewDb) {
    if (!events.some(({ event }) => types.has(event.type))) return new HeldLots(db, nothing);
    const rows = await db.query<{ held: HeldLot }>('SELECT held FROM held_lots');
    return new HeldLots(db, new Map(rows.map(({ held }) => [held.holdId, held])));
  }

  get now(): ReadonlyMap<string, HeldLot> {
    return this.lots;
  }

  /** Takes in an event; any type. */
  note(event: { readonly type: string }): void {
    if (types.has(event.type)) this.lots = heldLotsAfter(this.lots, event as HoldingEvent);
  }

  async write(): Promise<void> {
    if (this.lots === this.before) return;
    const ended = [...this.before.keys()].filter((holdId) => !this.lots.has(holdId));
    if (ended.length > 0) await this.db.query('DELETE FROM held_lots WHERE hold_id = ANY($1)', [ended]);
    await heldLotsTable.upsert([...this.lots.values()], this.db);
  }
}
