import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { BoxSeen } from '@boxtrail/contracts';
import { handlePoolErrors } from '@boxtrail/database';
import type { NewEvent } from '@boxtrail/event-store';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { keyOf, schemaOf, projectBatch, prepare, type View } from '@boxtrail/projections';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { prepareEmbeddedApart } from './embedded';
import { ownUrl } from './roles';

const contexts = ['orders', 'packing', 'passes', 'delivery', 'money', 'audit'];
const notAllowed = '42501';

const seen: NewEvent = {
  id: randomUUID(),
  event: BoxSeen.of('2026-03-16T01:00:00.000Z', {
    sscc: '376104250021234569',
    scanId: 's-1',
    atGln: '2000220100007',
    byRef: 'p-1',
  }),
  metadata: {
    actor: 'a',
    role: 'admin',
    commandId: 's-1',
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
  },
};

const viewOf = (context: string): View => ({
  name: `${context}.things`,
  version: 1,
  tables: 'CREATE TABLE things (position bigint PRIMARY KEY)',
  types: [],
  bare: true,
  project: async (events, db) => {
    for (const { position } of events) await db.query('INSERT INTO things VALUES ($1)', [position]);
  },
});

describe('a database for the log and one for each service, in PostgreSQL', () => {
  let database: TestDatabase;
  let urlsOf: Awaited<ReturnType<typeof prepareEmbeddedApart>>;

  /** SQLSTATE of what stopped a statement, or of the refused connection. */
  const codeOf = async (url: string, statement: string): Promise<string> => {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    urlsOf = await prepareEmbeddedApart(database.url, contexts);
    for (const context of contexts) {
      const { DATABASE_URL: url, LOG_DATABASE_URL: logUrl } = urlsOf(context);
      const pool = handlePoolErrors(new Pool({ connectionString: url, max: 2 }));
      const logPool = handlePoolErrors(new Pool({ connectionString: logUrl, max: 2 }));
      const store = await PostgresEventStore.open({ url: logUrl, pool: logPool });
      await store.append(context, 0, [{ ...seen, id: randomUUID() }]);
      const view = viewOf(context);
      await prepare(pool, view);
      await projectBatch(
        pool,
        view,
        { events: [{ position: 1 } as never], position: 1 },
        { name: keyOf(view), schema: schemaOf(view), from: 0 },
      );
      await store.close();
      await pool.end();
      await logPool.end();
    }
  }, 120_000);
  afterAll(async () => {
    for (const context of contexts) {
      const name = new URL(ownUrl(database.url, context)).pathname.slice(1);
      await database.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
    await database.drop();
  });

  it('given the same release, when it is prepared again, then nothing changes', async () => {
    const again = await prepareEmbeddedApart(database.url, contexts);
    expect(contexts.map(again)).toEqual(contexts.map(urlsOf));
  });

  describe.each(contexts)('%s', (context) => {
    it.each(contexts.filter((other) => other !== context))(
      'can neither connect to the database of %s nor find its tables elsewhere',
      async (other) => {
        const { DATABASE_URL: own, LOG_DATABASE_URL: log } = urlsOf(context);
        const foreign = new URL(urlsOf(other).DATABASE_URL);
        foreign.username = new URL(own).username;
        foreign.password = new URL(own).password;
        expect(await codeOf(foreign.href, 'SELECT 1')).toBe(notAllowed);
        const tables = `SELECT 1 / count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
          WHERE nspname LIKE '${other}\\_%' OR nspname IN ('progress', 'messaging')`;
        const divisionByZero = '22012';
        expect(await codeOf(log, tables)).toBe(divisionByZero);
      },
    );

    it('reads its own rows, and adds to its own tables', async () => {
      const { DATABASE_URL: own } = urlsOf(context);
      expect(await codeOf(own, `SELECT 1 / position FROM ${context}_things__v1.things`)).toBe('done');
      expect(await codeOf(own, 'UPDATE progress.checkpoints SET updated_at = now()')).toBe('done');
    });

    it.each([
      ['change an event', `UPDATE log.events SET data = '{}'`],
      ['change an event in its partition', `UPDATE log.events_000000 SET data = '{}'`],
      ['delete an event', 'DELETE FROM log.events'],
      ['delete an event in its partition', 'DELETE FROM log.events_000000'],
      ['empty the log', 'TRUNCATE log.events'],
      ['write an event past the functions', 'INSERT INTO log.events SELECT * FROM log.events'],
      ['move the head of the log', 'UPDATE log.head SET position = 0'],
      ['change an API key', `UPDATE auth.api_keys SET role = 'admin'`],
      ['make a schema', `CREATE SCHEMA ${context}_new`],
      ['make a table in public', 'CREATE TABLE public.mine (x integer)'],
      ['name another installation', 'UPDATE auth.installation SET id = gen_random_uuid()'],
    ])('in the database of the log, may not %s', async (_what, statement) => {
      expect(await codeOf(urlsOf(context).LOG_DATABASE_URL, statement)).toBe(notAllowed);
    });

    it.each([
      ['claim another service', `UPDATE origin.claims SET value = 'x'`],
      ['undo a migration', 'DELETE FROM progress.migrations'],
      ['make a log', 'CREATE SCHEMA log'],
    ])('in its own database, may not %s', async (_what, statement) => {
      expect(await codeOf(urlsOf(context).DATABASE_URL, statement)).toBe(notAllowed);
    });
  });

  it('given the events of all services, then each of them reads the whole log', async () => {
    const count = `SELECT 1 / (count(*) - 4) FROM log.events HAVING count(*) = 5`;
    for (const context of contexts)
      expect(await codeOf(urlsOf(context).LOG_DATABASE_URL, count)).toBe('done');
  });
});
