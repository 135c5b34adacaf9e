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
          for (const batch of batches) await grid.write(batch, db);
          for (const each of moments) {
            const rows = await db.query<Record<'kind' | 'id' | 'entered' | 'departed', string>>(
              grid.sumsAsOf('public', each, 'true'),
            );
            const sums = rows.map(({ kind, id, entered, departed }) => [
              `${kind} ${id}`,
              [Number(entered), Number(departed)],
            ]);
            expect(Object.fromEntries(sums)).toEqual(naive(batches.flat(), each));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
