import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database';
import { Grid, hourMs, monthMs, type GridEntry, type GridMoment } from './grid';

const grid = new Grid({
  name: 'books',
  subject: ['kind', 'id'],
  amounts: ['entered', 'departed'],
  buckets: [
    ['months', monthMs],
    ['hours', hourMs],
  ],
});

/** Times around the borders of buckets, before 1970 too. */
const time = fc
  .tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 2 }))
  .map(([months, hours, ms]) => months * monthMs + hours * hourMs + ms);
const entry: fc.Arbitrary<GridEntry> = fc.record({
  subject: fc.constantFrom(['a', '1'], ['a', '2'], ['b', '1']),
  at: time,
  known: time,
  amounts: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 })),
});
const moment: fc.Arbitrary<GridMoment> = fc.record({
  at: fc.oneof(time, fc.constant(Infinity)),
  known: fc.oneof(time, fc.constant(Infinity)),
});

/** The sums of each subject that has an entry by then, added up one by one. */
function naive(entries: readonly GridEntry[], { at, known }: GridMoment): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  for (const each of entries) {
    if (each.at > at || each.known > known) continue;
    const sum = (sums[each.subject.join(' ')] ??= [0, 0]);
    each.amounts.forEach((amount, i) => (sum[i] = (sum[i] ?? 0) + amount));
  }
  return sums;
}

const withoutZeros = (sums: Record<string, number[]>) =>
  Object.fromEntries(Object.entries(sums).filter(([, amounts]) => amounts.some((amount) => amount !== 0)));

/** What each hour between two times changed, added up one by one. */
function naiveHours(entries: readonly GridEntry[], from: number, until: number, moment: GridMoment) {
  const hours = new Map<number, readonly GridEntry[]>();
  for (const each of entries) {
    if (each.at < from || each.at >= until) continue;
    const hour = Math.floor(each.at / hourMs) * hourMs;
    hours.set(hour, [...(hours.get(hour) ?? []), each]);
  }
  const sums = [...hours].map(([hour, own]) => [hour, withoutZeros(naive(own, moment))] as const);
  return Object.fromEntries(sums.filter(([, sum]) => Object.keys(sum).length > 0));
}

describe('sums in two times', () => {
  let database: TestDatabase;
  let pool: ReturnType<TestDatabase['pool']>;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(1);
    await pool.query(grid.tables);
  });
  afterAll(async () => {
    await database.drop();
  });

  it('given entries in any batches, then the sums at any moment equal those added up one by one', async () => {
    const db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await pool.query<Row>(text, [...values])).rows,
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 4 }),
        fc.array(moment, { minLength: 1, maxLength: 6 }),
        async (batches, moments) => {
          await pool.query('TRUNCATE books, books_months, books_hours, books_entries');
          for (const [i, batch] of batches.entries()) await grid.write(batch, db, i % 2 === 1);
          for (const each of moments) {
            const rows = await db.query<Record<'kind' | 'id' | 'entered' | 'departed', string>>(
              grid.sumsAsOf('public', each, 'true'),
            );
            const sums = rows.map(({ kind, id, entered, departed }) => [
              `${kind} ${id}`,
              [Number(entered), Number(departed)],
            ]);
            expect(withoutZeros(Object.fromEntries(sums))).toEqual(withoutZeros(naive(batches.flat(), each)));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('given entries in any batches, then what each hour changed equals the entries added up one by one', async () => {
    const db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await pool.query<Row>(text, [...values])).rows,
    };
    type Change = Record<'kind' | 'id' | 'begin' | 'entered' | 'departed', string>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 4 }),
        fc.array(moment, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -3, max: 3 }).map((hours) => hours * hourMs),
        async (batches, moments, from) => {
          await pool.query('TRUNCATE books, books_months, books_hours, books_entries');
          for (const batch of batches) await grid.write(batch, db);
          const until = from + 4 * hourMs;
          for (const each of moments) {
            const rows = await db.query<Change>(
              grid.changesPerBucket('public', { from, until }, each, 'true'),
            );
            const found: Record<string, Record<string, number[]>> = {};
            for (const { kind, id, begin, entered, departed } of rows)
              (found[begin] ??= {})[`${kind} ${id}`] = [Number(entered), Number(departed)];
            const changes = Object.entries(found).map(([hour, sums]) => [hour, withoutZeros(sums)] as const);
            expect(Object.fromEntries(changes.filter(([, sums]) => Object.keys(sums).length > 0))).toEqual(
              naiveHours(batches.flat(), from, until, each),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('given entries that are taken back, then no row is left, and their subject has no sum', async () => {
    const db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await pool.query<Row>(text, [...values])).rows,
    };
    await pool.query('TRUNCATE books, books_months, books_hours, books_entries');
    const [a, b] = ['1', '2'].map((id) => ({ subject: ['a', id], at: 1, known: 5, amounts: [1, 2] }));
    if (a === undefined || b === undefined) throw new Error('two entries');
    await grid.write([a, b, { ...b, known: 7, amounts: [-1, -2] }], db);
    await grid.write(
      [
        { ...a, amounts: [-1, -2] },
        { ...b, known: 9 },
      ],
      db,
      true,
    );
    const rows = await Promise.all(
      ['books', 'books_months', 'books_hours', 'books_entries'].map((table) =>
        db.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`),
      ),
    );
    expect(rows.map((found) => found.map(({ id }) => id))).toEqual([
      ['2'],
      expect.arrayContaining(['2']) as string[],
      expect.arrayContaining(['2']) as string[],
      ['2', '2', '2'],
    ]);
    expect(rows.flat().filter(({ id }) => id === '1')).toEqual([]);
  });
});
