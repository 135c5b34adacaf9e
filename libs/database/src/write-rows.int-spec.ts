import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { columnValues, insertRows, insertStatement, updateRows } from './write-rows';

const columns = {
  id: 'text',
  n: 'int',
  big: 'bigint',
  at: 'timestamptz',
  list: 'jsonb',
  exact: 'json',
} as const;

describe('writing many rows in one statement', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(1);
  });
  beforeEach(async () => {
    await pool.query(`DROP TABLE IF EXISTS things; CREATE TABLE things (
      id text PRIMARY KEY, n integer, big bigint, at timestamptz, list jsonb, exact json, other text DEFAULT 'default')`);
  });
  afterAll(() => database.drop());

  const at = '2026-03-16T01:00:00.000Z';
  const row = (id: string, n: number) => ({
    id,
    n,
    big: 2 ** 40,
    at,
    list: [{ n }],
    exact: { b: 1, a: '"' },
  });
  const stored = async () =>
    (
      await pool.query<{ id: string; n: number; list: unknown; other: string }>(
        'SELECT id, n, list, other FROM things ORDER BY id',
      )
    ).rows;

  it('given rows, then each column holds its value, and columns left out their default', async () => {
    await insertRows('things', columns)(pool, [row('a', 1), { ...row('b', 2), at: null, list: null }]);
    const { rows } = await pool.query(
      'SELECT id, n, big, at, list, exact::text, other FROM things ORDER BY id',
    );
    const [big, exact, other] = [String(2 ** 40), '{"b":1,"a":"\\""}', 'default'];
    expect(rows).toEqual([
      { id: 'a', n: 1, big, at: new Date(at), list: [{ n: 1 }], exact, other },
      { id: 'b', n: 2, big, at: null, list: null, exact, other },
    ]);
  });

  it('given no rows, then no statement is sent', async () => {
    const sent: string[] = [];
    const db = { query: (text: string) => Promise.resolve(sent.push(text)) };
    await insertRows('things', columns)(db, []);
    await updateRows('things', columns, { key: 'id' })(db, []);
    expect(sent).toEqual([]);
  });

  it('given a stored key, then the stored row stays, is updated or is merged, as the statement says', async () => {
    await insertRows('things', columns)(pool, [row('a', 1)]);
    await insertRows('things', columns, { conflict: ['id'] })(pool, [row('a', 2)]);
    expect(await stored()).toMatchObject([{ id: 'a', n: 1, list: [{ n: 1 }] }]);
    await insertRows('things', columns, { conflict: ['id'], update: ['n'] })(pool, [row('a', 3)]);
    expect(await stored()).toMatchObject([{ id: 'a', n: 3, list: [{ n: 1 }] }]);
    const merge = { n: 'things.n + excluded.n' };
    await insertRows('things', columns, { conflict: ['id'], update: ['list'], merge })(pool, [
      row('a', 4),
      row('b', 5),
    ]);
    expect(await stored()).toMatchObject([
      { id: 'a', n: 7, list: [{ n: 4 }] },
      { id: 'b', n: 5, list: [{ n: 5 }] },
    ]);
  });

  it('given a condition, then a stored row changes only where it is true', async () => {
    const where = 'excluded.n > things.n';
    await insertRows('things', columns)(pool, [row('a', 5), row('b', 5)]);
    await insertRows('things', columns, { conflict: ['id'], update: ['n'], where })(pool, [
      row('a', 4),
      row('b', 6),
    ]);
    expect(await stored()).toMatchObject([
      { id: 'a', n: 5 },
      { id: 'b', n: 6 },
    ]);
  });

  it('given no columns of a key, then a row that breaks any unique key is ignored', async () => {
    await pool.query('CREATE UNIQUE INDEX ON things (n) WHERE n > 5');
    const insert = insertRows('things', columns, { conflict: [] });
    await insert(pool, [row('a', 1), row('b', 6)]);
    await insert(pool, [row('a', 2), row('c', 6), row('d', 1)]);
    expect((await stored()).map(({ id, n }) => [id, n])).toEqual([
      ['a', 1],
      ['b', 6],
      ['d', 1],
    ]);
  });

  it('given lists of texts, bytes and booleans, then they are stored as they are', async () => {
    await pool.query(
      'CREATE TABLE IF NOT EXISTS lists (id integer, texts text[], bytes bytea, yes boolean, part double precision)',
    );
    const types = {
      id: 'int',
      texts: 'text[]',
      bytes: 'bytea',
      yes: 'bool',
      part: 'double precision',
    } as const;
    const rows = [
      { id: 1, texts: ['a', '', 'NULL', '"', '\\', '{x,y}', ' \n\t', 'é'], bytes: Buffer.from([0, 92, 255]) },
      { id: 2, texts: [], bytes: Buffer.alloc(0) },
      { id: 3, texts: null, bytes: null },
    ].map((one) => ({ ...one, yes: one.id === 1, part: one.id / 8 }));
    await insertRows('lists', types)(pool, rows);
    expect((await pool.query('SELECT * FROM lists ORDER BY id')).rows).toEqual(rows);
  });

  it('given updates, then stored rows change, and keys that are not stored are ignored', async () => {
    await insertRows('things', columns)(pool, [row('a', 1), row('b', 2)]);
    await updateRows(
      'things',
      { id: 'text', n: 'int', list: 'jsonb' },
      { key: 'id' },
    )(pool, [
      { id: 'a', n: 9, list: [] },
      { id: 'c', n: 9, list: [] },
    ]);
    await updateRows(
      'things',
      { id: 'text', n: 'int' },
      { key: 'id', merge: { n: 'things.n + new.n' } },
    )(pool, [{ id: 'b', n: 3 }]);
    expect(await stored()).toMatchObject([
      { id: 'a', n: 9, list: [] },
      { id: 'b', n: 5, list: [{ n: 2 }] },
    ]);
  });

  it('given a statement that is added to, then it answers the rows it wrote', async () => {
    const text = `${insertStatement('things', columns, { conflict: ['id'] })} RETURNING id`;
    await insertRows('things', columns)(pool, [row('a', 1)]);
    const { rows } = await pool.query(text, columnValues(columns, [row('a', 2), row('b', 3)]));
    expect(rows).toEqual([{ id: 'b' }]);
  });
});
