import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '@boxtrail/projections';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { nameIn } from './place-names';
import { placesView } from './station-directory';

interface Station {
  readonly code: string;
  readonly name: string;
  readonly tier: string;
  readonly parent: string | null;
}

/** The real network of a city; a code stands for the GLN. */
const city: readonly Station[] = readFileSync(join(__dirname, '../../../data/network-changchun.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([code = '', name = '', tier = '', parent = '']) => ({ code, name, tier, parent: parent || null }));

describe('the names of places in a real city', () => {
  let database: TestDatabase;
  let names: Map<string, string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    const pool = database.pool(1);
    const view = placesView('audit');
    const schema = schemaOf(view);
    await pool.query(
      `CREATE SCHEMA ${schema}; SET search_path = ${schema}; ${view.tables}; ${view.indexes ?? ''}`,
    );
    await pool.query(
      `INSERT INTO places (gln, name, tier, parent_gln)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      [
        city.map(({ code }) => code),
        city.map(({ name }) => name),
        city.map(({ tier }) => tier),
        city.map(({ parent }) => parent),
      ],
    );
    const { rows } = await pool.query<{ gln: string; name: string }>(
      `SELECT gln, ${nameIn('audit', 'p')} AS name FROM ${schema}.places p`,
    );
    names = new Map(rows.map(({ gln, name }) => [gln, name]));
  });
  afterAll(() => database.drop());

  it('given a name that one place has, then it stays as it is', () => {
    expect(names.get('2201')).toBe('长春市');
    expect(names.get('220102')).toBe('南关区');
  });

  it('given a name that several have, then the station above, and where needed the number, is with it', () => {
    const above = new Map(city.map(({ code, name }) => [code, name]));
    const alike = city.filter(({ name }) => name === '向阳村委会');
    expect(alike.map(({ code }) => names.get(code))).toEqual(
      alike.map(({ code, name, parent }) => {
        const twins = alike.filter((other) => other.parent === parent);
        return `${above.get(parent ?? '')} ${name}${twins.length > 1 ? ` ${code}` : ''}`;
      }),
    );
    expect(alike.length).toBeGreaterThanOrEqual(6);
  });

  it('given all places of the city, then no two have the same name', () => {
    expect(names.size).toBe(city.length);
    expect(new Set(names.values()).size).toBe(city.length);
  });
});
