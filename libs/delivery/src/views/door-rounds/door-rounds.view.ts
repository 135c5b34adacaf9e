import type { DoorRoundStarted, EventOf } from '@boxtrail/contracts';
import { insertRows, updateRows } from '@boxtrail/database';
import { slices, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';
import type { DoorRoundDetails } from '../../domain/door-round';
import {
  boxesOf,
  doorFactTypes,
  learn,
  nothingKnown,
  roundsWith,
  type DoorFactEvent,
  type DoorFacts,
} from '../../domain/door-outcome';

/** Every round to the doors as its team left with it, and what is known of each box at the door. */
export const doorRoundsView: View = {
  name: 'delivery.door-rounds',
  version: 3,
  // A box can be handed over before we hear that it left: its facts do not wait for a round.
  tables: `
    CREATE TABLE door_rounds (
      door_round_id text COLLATE "C" NOT NULL,
      door_round jsonb NOT NULL,
      from_gln text COLLATE "C" NOT NULL,
      team_ref text COLLATE "C" NOT NULL,
      -- Boxes that the team still has; the round has ended when it is 0.
      with_team integer NOT NULL
    );
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      facts jsonb NOT NULL
    ) WITH (fillfactor = 80)`,
  indexes: `
    ALTER TABLE door_rounds ADD PRIMARY KEY (door_round_id);
    CREATE INDEX ON door_rounds (from_gln, door_round_id);
    CREATE INDEX ON door_rounds (door_round_id) WHERE with_team > 0`,
  types: doorFactTypes,
  bare: true,
  project: async (events, db) => {
    const all = events as readonly BareEvent<DoorFactEvent>[];
    for (const slice of slices(all, boxesPerWrite, ({ event }) => boxesOf(event).length + 1)) {
      await insertRounds(db, slice.filter(isStart).map(roundRow));
      await writeFacts(slice, db);
    }
  },
};

/** Boxes written together, about. */
const boxesPerWrite = 2_000;

type Start = BareEvent<EventOf<typeof DoorRoundStarted>>;

const isStart = (bare: BareEvent<DoorFactEvent>): bare is Start =>
  bare.event.type === 'delivery.DoorRoundStarted';

const insertRounds = insertRows('door_rounds', {
  door_round_id: 'text',
  door_round: 'jsonb',
  from_gln: 'text',
  team_ref: 'text',
  with_team: 'int',
});

function roundRow({ event: { data, occurredAt }, revision }: Start) {
  const round: StoredDoorRound = { ...data, startedAt: occurredAt, revision };
  return {
    door_round_id: round.doorRoundId,
    door_round: round,
    from_gln: round.fromGln,
    team_ref: round.teamRef,
    with_team: 0,
  };
}

const upsertFacts = insertRows(
  'boxes',
  { sscc: 'text', facts: 'jsonb' },
  { conflict: ['sscc'], update: ['facts'] },
);

const addWithTeam = updateRows(
  'door_rounds',
  { door_round_id: 'text', with_team: 'int' },
  { key: 'door_round_id', merge: { with_team: 'door_rounds.with_team + new.with_team' } },
);

async function writeFacts(events: readonly BareEvent<DoorFactEvent>[], db: ViewDb): Promise<void> {
  const ssccs = [...new Set(events.flatMap(({ event }) => boxesOf(event)))];
  if (ssccs.length === 0) return;
  const stored = await db.query<{ sscc: string; facts: DoorFacts }>(
    'SELECT sscc, facts FROM boxes WHERE sscc = ANY($1)',
    [ssccs],
  );
  const before = new Map(stored.map(({ sscc, facts }) => [sscc, facts]));
  const known = new Map(before);
  for (const { event } of events) {
    for (const sscc of boxesOf(event)) known.set(sscc, learn(known.get(sscc) ?? nothingKnown, event));
  }
  await upsertFacts(
    db,
    ssccs.map((sscc) => ({ sscc, facts: known.get(sscc) ?? nothingKnown })),
  );
  const more = new Map<string, number>();
  const add = (facts: DoorFacts | undefined, by: 1 | -1) => {
    for (const id of roundsWith(facts ?? nothingKnown)) more.set(id, (more.get(id) ?? 0) + by);
  };
  for (const sscc of ssccs) {
    add(before.get(sscc), -1);
    add(known.get(sscc), 1);
  }
  const changed = [...more].filter(([, by]) => by !== 0);
  await addWithTeam(
    db,
    changed.map(([door_round_id, with_team]) => ({ door_round_id, with_team })),
  );
}

/** A door round as it started. */
export interface StoredDoorRound extends DoorRoundDetails {
  readonly startedAt: string;
  readonly revision: number;
}
