import { holdingTypes, holdingChange, type HoldingEvent } from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import { slices, tableOf, type View, type ViewDb } from '@boxtrail/projections';
import { HeldLots, heldLotsTable } from './held-lots';

interface HeldBoxRow {
  readonly sscc: string;
  readonly holdId: string;
  /** RFC 3339, UTC. */
  readonly since: string;
}

const heldBoxes = tableOf<HeldBoxRow>(
  'held_boxes',
  {
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    hold_id: ['text COLLATE "C" NOT NULL', ({ holdId }) => holdId],
    since: ['text COLLATE "C" NOT NULL', ({ since }) => since],
  },
  ['sscc', 'hold_id'],
  { merge: { since: 'least(held_boxes.since, excluded.since)' } },
);

/** Rows in one statement. */
const rowsPerWrite = 5_000;

/** The boxes and lots that a hold forbids to move: a view for each context that decides about boxes. */
export const heldView = (context: string): View => ({
  name: `${context}.held`,
  version: 1,
  tables: `${heldLotsTable.create};${heldBoxes.create};CREATE INDEX ON held_boxes (hold_id)`,
  types: holdingTypes,
  bare: true,
  project: (events, db) => project(events as readonly BareEvent<HoldingEvent>[], db),
});

async function project(events: readonly BareEvent<HoldingEvent>[], db: ViewDb): Promise<void> {
  const lots = await HeldLots.of(events, db);
  const held = new Map<string, HeldBoxRow>();
  // A hold that reaches a box twice counts from the earlier time, in whatever batches.
  const hold = (row: HeldBoxRow) => {
    const key = `${row.sscc} ${row.holdId}`;
    const before = held.get(key);
    if (before === undefined || row.since < before.since) held.set(key, row);
  };
  const ended: string[] = [];
  for (const { event } of events) {
    const change = holdingChange(event, lots.now);
    for (const row of change.held) hold(row);
    if (change.ended !== null) {
      ended.push(change.ended);
      for (const [key, { holdId }] of held) if (holdId === change.ended) held.delete(key);
    }
    lots.note(event);
  }
  if (ended.length > 0) await db.query('DELETE FROM held_boxes WHERE hold_id = ANY($1)', [ended]);
  for (const rows of slices([...held.values()], rowsPerWrite)) await heldBoxes.upsert(rows, db);
  await lots.write();
}
