import type { DoorRoundEvent } from '@boxtrail/contracts';
import type { BareEvent, View, ViewDb } from '@boxtrail/platform';
import type { DoorRoundDetails } from '../../domain/door-round';

/** Every round to the doors as its team left with it. What became of each box is told by the scans of the box. */
export const doorRoundsView: View = {
  name: 'delivery.door-rounds',
  version: 1,
  tables: `
    CREATE TABLE door_rounds (
      door_round_id text COLLATE "C" NOT NULL,
      door_round jsonb NOT NULL
    )`,
  indexes: 'ALTER TABLE door_rounds ADD PRIMARY KEY (door_round_id)',
  types: ['delivery.DoorRoundStarted'],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<DoorRoundEvent>[], db),
};

async function write(events: readonly BareEvent<DoorRoundEvent>[], db: ViewDb): Promise<void> {
  const rows = events.map(({ event, revision }): DoorRoundRow => ({
    ...event.data,
    startedAt: event.occurredAt,
    revision,
  }));
  await db.query('INSERT INTO door_rounds SELECT * FROM unnest($1::text[], $2::jsonb[])', [
    rows.map(({ doorRoundId }) => doorRoundId),
    rows.map((row) => JSON.stringify(row)),
  ]);
}

/** A door round as it is shown. */
export interface DoorRoundRow extends DoorRoundDetails {
  readonly startedAt: string;
  readonly revision: number;
}
