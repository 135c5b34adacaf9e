import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { migrate } from '@boxtrail/database';
import type { Line } from './bulk';
import type { Caller } from '@boxtrail/http';
import { Intake, type IntakeOf } from './intake';
import { Quarantine, quarantineMigrations } from './quarantine';

describe('lines of one batch', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(2);
    await migrate(pool, 'intake', quarantineMigrations);
    await pool.query('CREATE TABLE numbers (n integer PRIMARY KEY CHECK (n >= 0), words text)');
  });
  afterAll(() => database.drop());

  interface Numbered {
    readonly n: number;
    readonly words: string;
  }
  const caller = { principal: { subject: 's', role: 'admin', stationGln: null } } as unknown as Caller;
  const meta = {
    commandId: 'c',
    commandHash: 'h',
    actor: 's',
    role: 'admin',
    correlationId: 'r',
    causationId: 'r',
  };
  const numbers: IntakeOf<Numbered> = {
    source: 'numbers',
    read: (body) => ({ command: body as Numbered, meta }),
    idOf: ({ n }) => String(n),
    // One statement for all: PostgreSQL refuses it whole.
    handle: async (items) => {
      const things = items.map(({ command }) => command);
      await pool.query(
        'INSERT INTO numbers SELECT * FROM unnest($1::integer[], $2::text[]) ON CONFLICT DO NOTHING',
        [things.map(({ n }) => n), things.map(({ words }) => words)],
      );
      return things.map(() => ({ revision: 1, position: 1, changed: true }));
    },
  };
  const lineOf = (thing: unknown, i: number): Line => ({
    line: i + 1,
    raw: Buffer.from(JSON.stringify(thing)),
  });

  it.each([
    ['a number out of range', { n: 2_147_483_648, words: '' }],
    ['a fraction', { n: 0.5, words: '' }],
    ['no number', { n: 'x', words: '' }],
    ['a missing value', { words: '' }],
    ['a value that a constraint forbids', { n: 2 ** 40, words: '' }],
    ['text with NUL', { n: 1, words: 'a\0' }],
    ['an object', { n: {}, words: '' }],
    ['a boolean', { n: true, words: '' }],
    ['a moment', { n: '2026-03-16', words: '' }],
    ['nothing', { n: '', words: '' }],
  ])('given %s on three of 50 lines, then only these are quarantined', async (_words, bad) => {
    await pool.query('TRUNCATE numbers');
    const isBad = (i: number) => [0, 31, 32].includes(i);
    const lines = Array.from({ length: 50 }, (_, i) => lineOf(isBad(i) ? bad : { n: i, words: `${i}` }, i));
    const answers = await new Intake(new Quarantine(pool)).takeLines(lines, caller, numbers);
    expect(answers.map(({ line, status }) => [line, status])).toEqual(
      lines.map(({ line }, i) => [line, isBad(i) ? 'quarantined' : 'accepted']),
    );
    const { rows } = await pool.query<{ n: string }>('SELECT count(*) AS n FROM numbers');
    expect(rows[0]?.n).toBe('47');
  });

  it('given an unreachable database, then nothing is quarantined and the failure is reported', async () => {
    const away = {
      ...numbers,
      handle: () => Promise.reject(new Error('Connection terminated unexpectedly')),
    };
    await expect(
      new Intake(new Quarantine(pool)).takeLines([lineOf({ n: 1 }, 0), lineOf({ n: 2 }, 1)], caller, away),
    ).rejects.toThrow('Connection terminated');
  });
});
