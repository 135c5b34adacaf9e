import { BoxesLoaded, LoadDispatched, LoadPlanned } from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import { checkpointMigrations, type View, ViewRunner } from '@boxtrail/projections';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { migrate } from '@boxtrail/database';
import { historiesView } from '../../libs/audit/src/views/histories/histories.view';
import { trailsView } from '../../libs/audit/src/views/trails/trails.view';
import { claimsView } from '../../libs/delivery/src/views/boxes/boxes.view';
import { loadsView } from '../../libs/delivery/src/views/loads/loads.view';
import { needBoxesView } from '../../libs/orders/src/views/need-boxes/need-boxes.view';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const at = '2026-03-16T04:30:00.000Z';
const load = { loadId: 'load-1', fromGln: '2000220100007', toGln: '2000220102001' };
const ssccs = Array.from({ length: 500 }, (_, i) => `02012345${String(i).padStart(10, '0')}`);
const metadata = {
  actor: 'a',
  role: 'station',
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'c',
  causationId: 'c',
};

/** Reads a table, or writes it: `SELECT boxes`, `INSERT steps`. */
const inShort = (statement: string): string => {
  const table = /(?:FROM|INTO|UPDATE) ([a-z_]+)/.exec(statement)?.[1];
  return `${statement.trimStart().split(' ')[0]} ${table}`;
};

describe('a load of 500 boxes in the live views', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let runner: ViewRunner;
  beforeEach(async () => {
    database = await createTestDatabase();
    const pool = database.pool(4);
    await migrate(pool, 'progress', checkpointMigrations);
    store = await PostgresEventStore.open({ url: database.url, pool });
    runner = new ViewRunner(pool, store, { warn: () => undefined });
  });
  afterEach(async () => {
    await runner.stop();
    await store.close();
    await database.drop();
  });

  const written: readonly [View, readonly string[]][] = [
    [claimsView, ['SELECT boxes', 'INSERT boxes']],
    [loadsView, ['SELECT loads', 'INSERT loads']],
    [needBoxesView, ['INSERT facts', 'SELECT unnest', 'INSERT boxes', 'SELECT boxes']],
    [historiesView, ['INSERT entries']],
    [
      trailsView,
      [
        'SELECT manifests',
        'SELECT unnest',
        'SELECT passes',
        'SELECT places',
        'SELECT custody_limits',
        'INSERT pass_uses',
        'INSERT manifests',
        'SELECT boxes',
        'INSERT steps',
        'INSERT touched',
        'INSERT boxes',
        // The books of holders and of the network, and what was found in all.
        'WITH unnest',
        'WITH unnest',
        'INSERT totals',
      ],
    ],
  ];
  it.each(written.map(([view, statements]) => [view.name, view, statements] as const))(
    '%s: given its dispatch, one event, then each table is written in one statement',
    async (_, view, expected) => {
      let statements: string[] = [];
      const watched = {
        ...view,
        project: (events: never, db: Parameters<View['project']>[1]) =>
          view.project(events, {
            query: (text, values) => {
              statements.push(inShort(text));
              return db.query(text, values);
            },
          }),
      } as View;
      await runner.start([watched]);
      const append = async (revision: number, ...events: DomainEvent[]) => {
        const { position } = await store.append(
          'load-load-1',
          revision,
          events.map((event, i) => ({
            id: `00000000-0000-8000-8000-00000000000${revision + i}`,
            event,
            metadata,
          })),
        );
        expect(await runner.waitFor(view.name, position, 10_000)).toBe(true);
      };
      await append(
        0,
        LoadPlanned.of(at, { ...load, plate: '吉A12345', driverRef: 'd-1' }),
        BoxesLoaded.of(at, { loadId: load.loadId, atGln: load.fromGln, ssccs }),
      );
      statements = [];
      const passes = { vehiclePassId: 'v-1', driverPassId: 'd-1' };
      await append(
        2,
        LoadDispatched.of(at, { ...load, ...passes, plate: '吉A12345', driverRef: 'd-1', ssccs }),
      );
      // In which order they are sent is not promised.
      expect(statements.sort()).toEqual([...expected].sort());
    },
  );
});
