import { randomBytes, randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { BoxSeen } from '@boxtrail/contracts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { ApiKeys } from '@boxtrail/http';
import type { NewEvent } from '@boxtrail/event-store';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { sharedSchemas } from './shared-schemas';
import { keyOf, prepare, projectBatch, rebuild, schemaOf, type View } from '@boxtrail/projections';
import { migrate, NotMigrated, roleName, rolesOf, handlePoolErrors } from '@boxtrail/database';
import { prepareEmbedded } from './embedded';
import { prepareDatabase } from './roles';

const contexts = ['orders', 'packing', 'passes', 'delivery', 'money', 'audit'];

const seen = (scanId: string): NewEvent => ({
  id: randomUUID(),
  event: BoxSeen.of('2026-03-16T01:00:00.000Z', {
    sscc: '376104250021234569',
    scanId,
    atGln: '2000220100007',
    byRef: 'p-1',
  }),
  metadata: {
    actor: 'a',
    role: 'admin',
    commandId: scanId,
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
  },
});

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

const otherThan = (context: string): string => (context === 'orders' ? 'audit' : 'orders');

/** What no service may do. `other` is a context that is not its own. */
const forbidden = (other: string): readonly (readonly [what: string, statement: string])[] => [
  ['change an event', `UPDATE log.events SET data = '{}'`],
  ['change an event in its partition', `UPDATE log.events_000000 SET data = '{}'`],
  ['delete an event', 'DELETE FROM log.events'],
  ['delete an event in its partition', 'DELETE FROM log.events_000000'],
  ['empty the log', 'TRUNCATE log.events'],
  ['write an event past the functions', `INSERT INTO log.events SELECT * FROM log.events`],
  ['move the head of the log', 'UPDATE log.head SET position = 0'],
  ['set the clock of the log', `UPDATE log.head SET behind = '1 day'`],
  ['change the revision of a stream', 'UPDATE log.streams SET revision = 0'],
  ['delete a stream', 'DELETE FROM log.streams'],
  ['drop the log', 'DROP TABLE log.events CASCADE'],
  ['detach a partition', 'ALTER TABLE log.events DETACH PARTITION log.events_000000'],
  ['add a column to the log', 'ALTER TABLE log.events ADD COLUMN x text'],
  ['disable triggers', 'ALTER TABLE log.events DISABLE TRIGGER ALL'],
  ['make a rule on the log', 'CREATE RULE forget AS ON INSERT TO log.events DO INSTEAD NOTHING'],
  ['make a trigger on the log', 'CREATE TRIGGER t BEFORE INSERT ON log.events EXECUTE FUNCTION now()'],
  [
    'replace a function of the log',
    `CREATE OR REPLACE FUNCTION log.read(stream text, after integer) RETURNS void LANGUAGE sql AS ''`,
  ],
  ['take over the log', `ALTER TABLE log.events OWNER TO ${roleName('all')}`],
  ['put a table into the log', 'CREATE TABLE log.mine (x integer)'],
  ['run as if no trigger was there', 'SET session_replication_role = replica'],
  ['mark a migration', 'INSERT INTO log.migrations (step) VALUES (99)'],
  ['undo a migration', 'DELETE FROM progress.migrations'],
  ['change an API key', `UPDATE auth.api_keys SET role = 'admin'`],
  ['delete an API key', 'DELETE FROM auth.api_keys'],
  ['claim another log', `UPDATE origin.log SET name = 'x'`],
  ['read the tables of another service', `SELECT * FROM ${other}_things__v1.things`],
  ['write the tables of another service', `INSERT INTO ${other}_things__v1.things VALUES (7)`],
  ['drop the schema of another service', `DROP SCHEMA ${other}_things__v1 CASCADE`],
  ['rename the schema of another service', `ALTER SCHEMA ${other}_things__v1 RENAME TO gone`],
  ['make a schema for another service', `CREATE SCHEMA ${other}_new`],
  ['make a schema for nobody', 'CREATE SCHEMA mine'],
  ['make a table in public', 'CREATE TABLE public.mine (x integer)'],
  ['act as the owner', 'SET ROLE boxtrail_owner'],
  ['make a role', 'CREATE ROLE mine'],
  ['become a superuser', 'ALTER ROLE CURRENT_USER SUPERUSER'],
  ['change the password of another', `ALTER ROLE boxtrail_${other} PASSWORD 'x'`],
  ['read the passwords', 'SELECT * FROM pg_authid'],
  ['run a program', `COPY (SELECT 1) TO PROGRAM 'true'`],
  ['read a file', `COPY (SELECT pg_read_file('/etc/passwd')) TO STDOUT`],
  ['write a file', `COPY (SELECT 1) TO '/tmp/mine'`],
  ['change the server', `ALTER SYSTEM SET fsync = off`],
  ['load an extension', 'CREATE EXTENSION file_fdw SCHEMA pg_catalog'],
  ['make a database', 'CREATE DATABASE mine'],
  ['drop the event trigger', 'DROP EVENT TRIGGER boxtrail_schema_names'],
];

const notAllowed = '42501';
describe('the roles of the services in PostgreSQL', () => {
  let database: TestDatabase;
  const pools: Pool[] = [];
  const stores: PostgresEventStore[] = [];

  // Roles belong to the whole server: every file gives them the same passwords.
  let urlOf: (role: string) => string;
  const poolOf = (role: string): Pool => {
    const pool = handlePoolErrors(new Pool({ connectionString: urlOf(role), max: 3 }));
    pools.push(pool);
    return pool;
  };
  const codeOf = async (role: string, statement: string): Promise<string> => {
    const client = new Client({ connectionString: urlOf(role) });
    await client.connect();
    try {
      await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    urlOf = await prepareEmbedded(database.url, contexts);
    for (const context of contexts) {
      const pool = poolOf(context);
      const store = await PostgresEventStore.open({ url: urlOf(context), pool, partitionSize: 4 });
      stores.push(store);
      for (let n = 0; n < 3; n += 1) await store.append(`${context}-${n}`, 0, [seen(`${context}-${n}`)]);
      await prepare(pool, viewOf(context));
    }
    await new ApiKeys(poolOf('all')).issue(
      { subject: 's', role: 'admin', stationGln: null },
      new Date(Date.now() + 60_000),
    );
  }, 60_000);
  afterAll(async () => {
    for (const store of stores) await store.close();
    await Promise.all(pools.map((pool) => pool.end()));
    await database.drop();
  });

  describe.each(contexts)('%s', (context) => {
    it.each(forbidden(otherThan(context)))('may not %s', async (_what, statement) => {
      expect(await codeOf(context, statement)).toBe(notAllowed);
    });
  });

  it.each(
    forbidden('orders').filter(
      ([what, statement]) => !/service|another$|take over/.test(what) && !/orders_/.test(statement),
    ),
  )('one process with every context may not %s either', async (_what, statement) => {
    expect(await codeOf('all', statement)).toBe(notAllowed);
  });

  it('given a schema before all others, when a service appends, then the log does not look there', async () => {
    const client = new Client({ connectionString: urlOf('orders') });
    await client.connect();
    try {
      await client.query('CREATE SCHEMA orders_evil');
      await client.query(
        `CREATE FUNCTION orders_evil.format(text, VARIADIC text[]) RETURNS text LANGUAGE sql AS $$ SELECT 'DROP TABLE log.events' $$`,
      );
      await client.query(
        `CREATE FUNCTION orders_evil.lpad(text, integer, text) RETURNS text LANGUAGE sql AS $$ SELECT 'evil' $$`,
      );
      await client.query('SET search_path = orders_evil, pg_catalog');
      await client.query('SELECT log.ensure_partitions(1000, 4)');
      const { rows } = await client.query<{ evil: string }>(
        `SELECT count(*) AS evil FROM pg_class WHERE relname = 'evil'`,
      );
      expect(rows[0]?.evil).toBe('0');
    } finally {
      await client.query('DROP SCHEMA orders_evil CASCADE');
      await client.end();
    }
  });

  it('given services that append through their roles, then each reads all, and partitions are made', async () => {
    const [store] = stores;
    const positions: number[] = [];
    for await (const { events } of store!.readAll(0))
      positions.push(...events.map(({ position }) => position));
    const appended = 3 * contexts.length;
    expect(positions).toEqual(Array.from({ length: appended }, (_, i) => i + 1));
    await expect(store!.append('orders-0', 0, [seen('again')])).rejects.toThrow(/revision/);
    expect(await store!.append('orders-0', 1, [seen('second')])).toEqual({
      revision: 2,
      position: appended + 1,
    });
  });

  it('given a view rebuilt by its service, then by one process, then both can go on with it', async () => {
    const view = viewOf('passes');
    const store = stores[2]!;
    const own = poolOf('passes');
    const all = poolOf('all');
    expect(await rebuild(own, store, view)).toMatchObject({ equal: true });
    expect(await rebuild(all, store, view)).toMatchObject({ equal: true });
    const from = Number(
      (
        await own.query<{ position: string }>('SELECT position FROM progress.checkpoints WHERE name = $1', [
          keyOf(view),
        ])
      ).rows[0]?.position,
    );
    await projectBatch(
      own,
      view,
      { events: [{ position: 7 } as never], position: from + 7 },
      { name: keyOf(view), schema: schemaOf(view), from },
    );
    expect((await own.query('SELECT * FROM passes_things__v1.things')).rows).toEqual([{ position: '7' }]);
  });

  it('given the database of a superuser, when it is prepared, then everything belongs to the roles', async () => {
    const old = await createTestDatabase();
    const pool = old.pool(3);
    const store = await PostgresEventStore.open({ url: old.url, pool, partitionSize: 2 });
    await store.append('s', 0, [seen('1'), seen('2'), seen('3')]);
    await store.close();
    await migrate(pool, 'progress', ['CREATE TABLE progress.x (x integer)']);
    await old.execute('CREATE SCHEMA orders_old; CREATE TABLE orders_old.t (x integer)');
    // As if it was a later release that brings the rest.
    await old.execute('DROP SCHEMA progress CASCADE');
    await prepareDatabase(old.url, contexts, {});
    await prepareDatabase(old.url, contexts, {});
    const { rows } = await pool.query<{ owner: string; tables: string }>(
      `SELECT relowner::regrole::text AS owner, string_agg(DISTINCT relnamespace::regnamespace::text, ' ') AS tables FROM pg_class
        WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text !~ '^(pg_|information)' GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { owner: 'boxtrail_orders', tables: 'orders_old' },
      { owner: 'boxtrail_owner', tables: 'answers auth history intake log messaging origin progress' },
    ]);
    await old.drop();
  }, 30_000);

  it('given a release with one more step, when a service starts too early, then it names what to do', async () => {
    const steps = sharedSchemas.find(({ name }) => name === 'intake')?.steps ?? [];
    expect(steps.length).toBeGreaterThan(0);
    await expect(
      migrate(poolOf('orders'), 'intake', [...steps, 'CREATE TABLE intake.x (x integer)']),
    ).rejects.toThrow(NotMigrated);
    await expect(migrate(poolOf('orders'), 'unheard', steps)).rejects.toThrow(/run "boxtrail migrate"/);
  });

  it('given a role that may make roles and owns the database, then it can prepare it too', async () => {
    const name = `admin_${randomBytes(4).toString('hex')}`;
    const own = await createTestDatabase();
    await own.execute(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'p'`);
    try {
      await own.execute(`ALTER DATABASE ${new URL(own.url).pathname.slice(1)} OWNER TO ${name}`);
      // It did not make the roles of this server: whoever did hands them on.
      for (const role of ['owner', 'service', ...rolesOf(contexts)])
        await own.execute(`GRANT boxtrail_${role} TO ${name} WITH ADMIN TRUE`);
      const url = new URL(own.url);
      url.username = name;
      url.password = 'p';
      await prepareDatabase(url.href, contexts, {});
      const as = new URL(urlOf('orders'));
      as.pathname = new URL(own.url).pathname;
      const pool = handlePoolErrors(new Pool({ connectionString: as.href, max: 3 }));
      const store = await PostgresEventStore.open({ url: as.href, pool });
      expect(await store.append('s', 0, [seen('1')])).toEqual({ revision: 1, position: 1 });
      await store.close();
      await expect(pool.query('DELETE FROM log.events')).rejects.toMatchObject({ code: notAllowed });
      await pool.end();
    } finally {
      await own.execute(`DROP OWNED BY ${name} CASCADE`).catch(() => undefined);
      await own.drop();
      await database.execute(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
    }
  }, 30_000);
});
