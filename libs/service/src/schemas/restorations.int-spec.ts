import type { Pool } from 'pg';
import { PassSuspended } from '@boxtrail/contracts';
import { eventId } from '@boxtrail/commands';
import { migrate } from '@boxtrail/database';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { schemaOf, type View, ViewRunner } from '@boxtrail/projections';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { adoptRestorations, checkNotAhead, recordRestoration, restorationsOf } from './restorations';
import { logSchemas, ownSchemas } from './shared-schemas';

const at = '2026-03-16T01:00:00.000Z';
const metadata = {
  actor: 'a',
  role: 'admin',
  commandId: 'c',
  commandHash: '',
  correlationId: 'k',
  causationId: 'c',
};
const suspensions: View = {
  name: 'passes.suspensions',
  version: 1,
  tables: 'CREATE TABLE suspensions (position bigint PRIMARY KEY, pass_id text NOT NULL)',
  types: [PassSuspended.type],
  project: async (events, db) => {
    for (const { position, stream } of events)
      await db.query('INSERT INTO suspensions VALUES ($1, $2)', [position, stream]);
  },
};

/** A service saw five events of a log; the log was restored to the first three. */
describe('a service beside a log that was restored from a backup', () => {
  const databases: TestDatabase[] = [];
  let [own, log]: (Pool | undefined)[] = [];
  let store: PostgresEventStore;

  const database = async (schemas: typeof logSchemas): Promise<[Pool, string]> => {
    const made = await createTestDatabase();
    databases.push(made);
    const pool = made.pool(8);
    for (const { name, steps } of schemas) await migrate(pool, name, steps);
    return [pool, made.url];
  };
  const openLog = async (passes: readonly string[]): Promise<PostgresEventStore> => {
    const [pool, url] = await database(logSchemas);
    log = pool;
    const opened = await PostgresEventStore.open({ url, pool, pollMs: 50 });
    for (const passId of passes)
      await opened.append(passId, 0, [
        { id: eventId(passId, 'c', 1), event: PassSuspended.of(at, { passId, reason: 'r' }), metadata },
      ]);
    return opened;
  };
  const fill = async (): Promise<string[]> => {
    const runner = new ViewRunner(own!, store, { warn: () => undefined });
    await runner.start([suspensions]);
    expect(await runner.waitFor(suspensions.name, await store.head(), 20_000)).toBe(true);
    await runner.stop();
    const { rows } = await own!.query<{ pass_id: string }>(
      `SELECT pass_id FROM ${schemaOf(suspensions)}.suspensions ORDER BY position`,
    );
    return rows.map(({ pass_id }) => pass_id);
  };
  const checkpoints = async () =>
    (await own!.query<{ name: string; position: string }>('SELECT name, position FROM progress.checkpoints'))
      .rows;

  beforeEach(async () => {
    [own] = await database(ownSchemas);
    store = await openLog(['p1', 'p2', 'p3', 'p4', 'p5']);
    expect(await fill()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
    await own!.query(
      `INSERT INTO progress.checkpoints (name, version, position) VALUES ('group ahead', 1, 5), ('group behind', 1, 2);
       INSERT INTO messaging.parked (consumer, position, key, reason, headers, body)
         VALUES ('ahead', 2, 'p2', 'kept', '{}', ''), ('ahead', 5, 'p5', 'lost', '{}', '')`,
    );
    await store.close();
    store = await openLog(['p1', 'p2', 'p3']);
  });
  afterEach(async () => {
    await store.close();
    for (const made of databases.splice(0)) await made.drop();
  });

  it('given that nobody said so, then it does not start, and says what to do', async () => {
    await expect(checkNotAhead(own!, store)).rejects.toThrow(
      /^the log ends at position 3, and ".+" has seen position 5: the log was restored from a backup; stop all services and run "boxtrail log-restored"$/,
    );
  });

  it('given that it is recorded, then what it saw beyond the backup is taken back, once', async () => {
    expect(await recordRestoration(log!, await store.head())).toEqual({ number: 1, logEndedAt: 3 });
    await adoptRestorations(own!, log!);
    await checkNotAhead(own!, store);
    expect(await checkpoints()).toEqual([
      { name: 'group behind', position: '2' },
      { name: 'group ahead', position: '3' },
    ]);
    const { rows } = await own!.query('SELECT position, dropped_by FROM messaging.parked ORDER BY position');
    expect(rows).toEqual([
      { position: '2', dropped_by: null },
      { position: '5', dropped_by: 'boxtrail' },
    ]);
    // Another event has the position of a lost one now, and the view is at it.
    await store.append('q4', 0, [
      { id: eventId('q4', 'c', 1), event: PassSuspended.of(at, { passId: 'q4', reason: 'r' }), metadata },
    ]);
    expect(await fill()).toEqual(['p1', 'p2', 'p3', 'q4']);
    await adoptRestorations(own!, log!);
    expect((await checkpoints()).find(({ name }) => name.startsWith('passes'))?.position).toBe('4');
  });

  it('given two restorations while it was stopped, then it takes back both', async () => {
    await recordRestoration(log!, 3);
    expect(await recordRestoration(log!, 1)).toEqual({ number: 2, logEndedAt: 1 });
    await adoptRestorations(own!, log!);
    expect(await restorationsOf(log!)).toBe(2);
    expect(new Set((await checkpoints()).map(({ position }) => position))).toEqual(new Set(['1']));
  });

  it('given a database that saw nothing yet, then nothing is in the way', async () => {
    const [fresh] = await database(ownSchemas);
    await recordRestoration(log!, 3);
    await adoptRestorations(fresh, log!);
    await expect(checkNotAhead(fresh, store)).resolves.toBeUndefined();
  });
});
