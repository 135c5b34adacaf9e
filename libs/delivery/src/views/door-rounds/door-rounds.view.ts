import type { DoorRoundStarted, EventOf } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import { schemaOf, slices, type View } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';
import type { DoorRoundDetails } from '../../domain/door-round';
import { doorFactTypes, type DoorFactEvent } from '../../domain/door-outcome';
import { doorFactsTable, writeDoorFacts } from './door-facts.rows';

/** Every door round at its start, and the facts of each box at the door. */
export const doorRoundsView: View = {
  name: 'delivery.door-rounds',
  version: 4,
  // The handover of a box may be recorded before the start of its round: facts do not need a round.
  tables: `
    CREATE TABLE door_rounds (
      door_round_id text COLLATE "C" NOT NULL,
      door_round jsonb NOT NULL,
      from_gln text COLLATE "C" NOT NULL,
      team_ref text COLLATE "C" NOT NULL,
      -- Boxes that the team still has; the round has ended when it is 0.
      with_team integer NOT NULL
    );${doorFactsTable}`,
  indexes: `
    ALTER TABLE door_rounds ADD PRIMARY KEY (door_round_id);
    CREATE INDEX ON door_rounds (from_gln, door_round_id);
    CREATE INDEX ON door_rounds (door_round_id) WHERE with_team > 0`,
  types: doorFactTypes,
  bare: true,
  project: async (events, db) => {
    const all = events as readonly BareEvent<DoorFactEvent>[];
    for (const slice of slices(all, boxesPerWrite, boxCountOf)) {
      await insertRounds(db, slice.filter(isStart).map(roundRow));
      await writeDoorFacts(
        slice.map(({ event }) => event),
        db,
      );
    }
  },
};

export const doorRoundsSchema = schemaOf(doorRoundsView);

/** Approximate number of boxes written together. */
const boxesPerWrite = 2_000;

const boxCountOf = ({ event: { data } }: BareEvent<DoorFactEvent>): number =>
  'doorRoundId' in data ? data.ssccs.length + 1 : 1;

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

/** A door round at its start. */
export interface StoredDoorRound extends DoorRoundDetails {
  readonly startedAt: string;
  readonly revision: number;
}
