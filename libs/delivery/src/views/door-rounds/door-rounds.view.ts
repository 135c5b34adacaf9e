import type { DoorRoundStarted, EventOf } from '@boxtrail/contracts';
import { slices, type BareEvent, type View, type ViewDb } from '@boxtrail/platform';
import type { DoorRoundDetails } from '../../domain/door-round';
import {
  boxesOf,
  doorFactTypes,
  learn,
  nothingKnown,
  type DoorFactEvent,
  type DoorFacts,
} from '../../domain/door-outcome';

/** Every round to the doors as its team left with it, and what is known of each box at the door. */
export const doorRoundsView: View = {
  name: 'delivery.door-rounds',
  version: 2,
  // A box can be handed over before we hear that it left: its facts do not wait for a round.
  tables: `
    CREATE TABLE door_rounds (
      door_round_id text COLLATE "C" NOT NULL,
      door_round jsonb NOT NULL
    );
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      facts jsonb NOT NULL
    ) WITH (fillfactor = 80)`,
  indexes: 'ALTER TABLE door_rounds ADD PRIMARY KEY (door_round_id)',
  types: doorFactTypes,
  bare: true,
  project: async (events, db) => {
    const all = events as readonly BareEvent<DoorFactEvent>[];
    for (const slice of slices(all, boxesPerWrite, ({ event }) => boxesOf(event).length + 1)) {
      await writeRounds(slice.filter(isStart), db);
      await writeFacts(slice, db);
    }
  },
};

/** Boxes written together, about. */
const boxesPerWrite = 2_000;

type Start = BareEvent<EventOf<typeof DoorRoundStarted>>;

const isStart = (bare: BareEvent<DoorFactEvent>): bare is Start =>
  bare.event.type === 'delivery.DoorRoundStarted';

async function writeRounds(starts: readonly Start[], db: ViewDb): Promise<void> {
  if (starts.length === 0) return;
  const rows = starts.map(({ event, revision }): StoredDoorRound => ({
    ...event.data,
    startedAt: event.occurredAt,
    revision,
  }));
  await db.query('INSERT INTO door_rounds SELECT * FROM unnest($1::text[], $2::jsonb[])', [
    rows.map(({ doorRoundId }) => doorRoundId),
    rows.map((row) => JSON.stringify(row)),
  ]);
}

async function writeFacts(events: readonly BareEvent<DoorFactEvent>[], db: ViewDb): Promise<void> {
  const ssccs = [...new Set(events.flatMap(({ event }) => boxesOf(event)))];
  if (ssccs.length === 0) return;
  const stored = await db.query<{ sscc: string; facts: DoorFacts }>(
    'SELECT sscc, facts FROM boxes WHERE sscc = ANY($1)',
    [ssccs],
  );
  const known = new Map(stored.map(({ sscc, facts }) => [sscc, facts]));
  for (const { event } of events) {
    for (const sscc of boxesOf(event)) known.set(sscc, learn(known.get(sscc) ?? nothingKnown, event));
  }
  await db.query(
    `INSERT INTO boxes SELECT * FROM unnest($1::text[], $2::jsonb[])
      ON CONFLICT (sscc) DO UPDATE SET facts = excluded.facts`,
    [ssccs, ssccs.map((sscc) => JSON.stringify(known.get(sscc) ?? nothingKnown))],
  );
}

/** A door round as it started. */
export interface StoredDoorRound extends DoorRoundDetails {
  readonly startedAt: string;
  readonly revision: number;
}
