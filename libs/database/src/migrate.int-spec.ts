import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { migrate, UnknownSchemaVersion } from './migrate';

const first = 'CREATE TABLE things.a (x integer)';
const second = 'CREATE TABLE things.b (x integer)';

describe('the version of a schema', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool(2);
    await migrate(pool, 'things', [first]);
  });
  afterEach(() => database.drop());

  const tables = async () =>
    (
      await pool.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'things' ORDER BY 1`,
      )
    ).rows.map(({ name }) => name);

  it.each<[string, string[]]>([
    ['the same steps', [first]],
    ['another layout and comments', ['CREATE TABLE  things.a\n  -- Why?\n  (x integer)']],
  ])('given %s, then nothing changes', async (_, steps) => {
    await migrate(pool, 'things', steps);
    expect(await tables()).toEqual(['a', 'migrations']);
  });

  it('given one more step, then it is applied', async () => {
    await migrate(pool, 'things', [first, second]);
    expect(await tables()).toEqual(['a', 'b', 'migrations']);
  });

  const refused = (stored: string, own: string) =>
    new RegExp(
      `^the schema things of this database has version ${stored}, which this release does not know; it has version ${own}: ` +
        'start the release that made the database, or name another database$',
    );

  it.each<[string, string, string[], RegExp]>([
    ['another step', '', [second], refused('1 \\([0-9a-f]{8}\\)', '1 \\([0-9a-f]{8}\\)')],
    [
      'another step before a new one',
      '',
      [second, first],
      refused('1 \\([0-9a-f]{8}\\)', '2 \\([0-9a-f]{8}\\)'),
    ],
    [
      'a schema from before fingerprints',
      'ALTER TABLE things.migrations DROP COLUMN sha256',
      [first, second],
      refused('1 \\(without a fingerprint\\)', '2 \\([0-9a-f]{8}\\)'),
    ],
  ])(
    'given %s, then it is refused with both versions and nothing changes',
    async (_, change, steps, words) => {
      if (change !== '') await database.execute(change);
      const attempt = migrate(pool, 'things', steps);
      await expect(attempt).rejects.toThrow(UnknownSchemaVersion);
      await expect(attempt).rejects.toThrow(words);
      expect(await tables()).toEqual(['a', 'migrations']);
    },
  );

  it('given later steps of a newer release, then they are accepted, or refused where that is asked for', async () => {
    await migrate(pool, 'things', [first, second]);
    await migrate(pool, 'things', [first]);
    await expect(migrate(pool, 'things', [first], { refuseNewer: true })).rejects.toThrow(
      refused('2 \\([0-9a-f]{8}\\)', '1 \\([0-9a-f]{8}\\)'),
    );
  });
});
