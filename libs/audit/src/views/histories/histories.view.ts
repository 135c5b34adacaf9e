import type { View } from '@boxtrail/projections';
import { entriesOf, historyEventTypes } from '../../domain/history';

/** What happened to every load and every round, entry by entry; how it stood at a moment is told when it is asked. */
export const historiesView: View = {
  name: 'audit.histories',
  version: 1,
  tables: `
    CREATE TABLE entries (
      subject text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      ordinal integer NOT NULL,
      entry jsonb NOT NULL
    )`,
  indexes: 'ALTER TABLE entries ADD PRIMARY KEY (subject, id, position, ordinal)',
  types: historyEventTypes,
  async project(events, db) {
    const entries = events.flatMap(entriesOf);
    if (entries.length === 0) return;
    await db.query(
      'INSERT INTO entries SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::int[], $5::jsonb[])',
      [
        entries.map(({ subject }) => subject),
        entries.map(({ id }) => id),
        entries.map(({ position }) => position),
        entries.map(({ ordinal }) => ordinal),
        entries.map((entry) => JSON.stringify(entry)),
      ],
    );
  },
};
