import { checkpointMigrations, prepare, rebuild, schemaOf, type View } from '@boxtrail/projections';
import { historiesView } from '../../libs/audit/src/views/histories/histories.view';
import { trailsView } from '../../libs/audit/src/views/trails/trails.view';
import { boxesView } from '../../libs/delivery/src/views/boxes/boxes.view';
import { doorRoundsView } from '../../libs/delivery/src/views/door-rounds/door-rounds.view';
import { loadsView } from '../../libs/delivery/src/views/loads/loads.view';
import { boxTypesView } from '../../libs/orders/src/views/box-types/box-types.view';
import { needBoxesView } from '../../libs/orders/src/views/need-boxes/need-boxes.view';
import { roundsView } from '../../libs/orders/src/views/rounds/rounds.view';
import { stationsView } from '../../libs/orders/src/views/stations/stations.view';
import { suppliersView } from '../../libs/orders/src/views/suppliers/suppliers.view';
import { boxesView as packedBoxesView } from '../../libs/packing/src/views/boxes/boxes.view';
import { jobsView } from '../../libs/packing/src/views/jobs/jobs.view';
import { passesView } from '../../libs/passes/src/views/passes/passes.view';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { placesView } from '@boxtrail/network';
import { migrate } from '@boxtrail/database';
import { madeOf } from '../support/made-of';
import { createTestDatabase } from '../support/test-database';

/** All indexes, in one list, of each view: what its queries count on. */
const indexesOf: readonly [View, number][] = [
  [trailsView, 12],
  [historiesView, 1],
  [boxesView, 1],
  [doorRoundsView, 2],
  [loadsView, 5],
  [boxTypesView, 1],
  [needBoxesView, 5],
  [roundsView, 4],
  [stationsView, 3],
  [suppliersView, 1],
  [packedBoxesView, 2],
  [jobsView, 4],
  [passesView, 2],
  [placesView('audit'), 1],
];

describe('what a view is made of', () => {
  it('given each view, when rebuilt, then it has the indexes and constraints of one made anew, names included', async () => {
    const database = await createTestDatabase();
    try {
      const pool = database.pool(4);
      await migrate(pool, 'progress', checkpointMigrations);
      const store = await PostgresEventStore.open({ url: database.url, pool });
      for (const [view, indexes] of indexesOf) {
        await prepare(pool, view);
        const made = await madeOf(pool, schemaOf(view));
        expect([view.name, made.filter((what) => / INDEX /.test(what)).length]).toEqual([view.name, indexes]);
        expect(await rebuild(pool, store, view)).toMatchObject({ view: view.name, equal: true });
        expect([view.name, await madeOf(pool, schemaOf(view))]).toEqual([view.name, made]);
      }
      await store.close();
    } finally {
      await database.drop();
    }
  });
});
