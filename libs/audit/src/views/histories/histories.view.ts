import { schemaOf, tableOf, type View } from '@boxtrail/projections';
import { entriesOf, historyEventTypes, type HistoryEntry } from '../../domain/history';

const entries = tableOf<HistoryEntry>('entries', {
  subject: ['text COLLATE "C" NOT NULL', ({ subject }) => subject],
  id: ['text COLLATE "C" NOT NULL', ({ id }) => id],
  position: ['bigint NOT NULL', ({ position }) => position],
  ordinal: ['int NOT NULL', ({ ordinal }) => ordinal],
  entry: ['jsonb NOT NULL', (entry) => entry],
});

/** The entries of every load and every round; their status at a moment is computed on read. */
export const historiesView: View = {
  name: 'audit.histories',
  version: 2,
  tables: entries.create,
  indexes: 'ALTER TABLE entries ADD PRIMARY KEY (subject, id, position, ordinal)',
  types: historyEventTypes,
  project: (events, db) => entries.insert(events.flatMap(entriesOf), db),
};

export const historiesSchema = schemaOf(historiesView);
