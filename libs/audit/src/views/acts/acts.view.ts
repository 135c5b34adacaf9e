import { catalogue } from '@boxtrail/contracts';
import { schemaOf, tableOf, type View } from '@boxtrail/projections';

/** Where an actor's event stands in the log. */
interface Act {
  readonly actor: string;
  readonly position: number;
}

const acts = tableOf<Act>(
  'acts',
  {
    actor: ['text COLLATE "C" NOT NULL', ({ actor }) => actor],
    position: ['bigint NOT NULL', ({ position }) => position],
  },
  ['actor', 'position'],
);

/** Who caused which event: an index of the whole log by actor. */
export const actsView: View = {
  name: 'audit.acts',
  version: 10,
  tables: acts.create,
  types: [...catalogue.keys()],
  project: (events, db) =>
    acts.insert(
      events.map(({ position, metadata: { actor } }) => ({ actor, position })),
      db,
    ),
};

export const actsSchema = schemaOf(actsView);
