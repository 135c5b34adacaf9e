import type { BoxMove, BoxStage } from '@boxtrail/contracts';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations, prepare, schemaOf, type ViewDb } from '@boxtrail/projections';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database';
import { box, does } from '../../domain/testing/box-events';
import { stageAfter } from '../../domain/testing/known-facts';
import { correctedHistory } from '../../domain/testing/random-moves';
import { needBoxesView } from './need-boxes.view';

const boxesAtOnce = 120;
const numRuns = 8;

/** Some end with the destruction of the box, which random facts alone seldom reach. */
const history = fc.oneof(
  { arbitrary: correctedHistory, weight: 9 },
  correctedHistory.map((events) => [...events, does.destroyed(9)]),
);

/** A session on the view's empty tables. */
async function connected(database: TestDatabase) {
  const pool = database.pool(2);
  await migrate(pool, 'progress', checkpointMigrations);
  await prepare(pool, needBoxesView);
  const client = await pool.connect();
  await client.query(`SET search_path = ${schemaOf(needBoxesView)}`);
  return client;
}

describe('the stages of boxes in the view', () => {
  let database: TestDatabase;
  let client: Awaited<ReturnType<typeof connected>>;
  let rowsRead: number;
  let db: ViewDb;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = await connected(database);
    db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
        const { rows } = await client.query<Row>(text, [...values]);
        rowsRead += rows.reduce((sum, row) => sum + ((row as { facts?: object[] }).facts?.length ?? 0), 0);
        return rows;
      },
    };
  });
  beforeEach(async () => {
    rowsRead = 0;
    await client.query('TRUNCATE boxes, facts');
  });
  afterAll(async () => {
    client.release();
    await database.drop();
  });

  const project = (events: readonly BoxMove[]) =>
    needBoxesView.project(events.map((event) => ({ event, revision: 1 })) as never, db);
  const stages = async () =>
    new Map(
      (await client.query<{ sscc: string; stage: BoxStage }>('SELECT sscc, stage FROM boxes')).rows.map(
        ({ sscc, stage }) => [sscc, stage],
      ),
    );

  it('given random histories with late, repeated and corrected facts, then they equal those of all facts', async () => {
    const seen = new Set<BoxStage>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: boxesAtOnce, maxLength: boxesAtOnce }),
        fc.integer({ min: 1, max: 700 }),
        async (histories, batch) => {
          await client.query('TRUNCATE boxes, facts');
          const named = histories.map((events, i) => {
            const sscc = String(i).padStart(18, '0');
            return [sscc, JSON.parse(JSON.stringify(events).replaceAll(box, sscc)) as BoxMove[]] as const;
          });
          const longest = Math.max(...histories.map((events) => events.length));
          const all = Array.from({ length: longest }, (_, n) =>
            named.flatMap(([, events]) => events.slice(n, n + 1)),
          ).flat();
          for (let from = 0; from < all.length; from += batch) await project(all.slice(from, from + batch));
          const stored = await stages();
          for (const [sscc, events] of named) {
            const expected = stageAfter(sscc, events);
            seen.add(expected);
            if ((stored.get(sscc) ?? 'packed') !== expected)
              expect({ events, stage: stored.get(sscc) }).toEqual({ events, stage: expected });
          }
        },
      ),
      { numRuns, endOnFailure: true },
    );
    expect(seen.size).toBe(8);
  }, 120_000);

  it('given a box taken off twice and missing from another load between, then it is missing', async () => {
    const { dispatched, takenOff, missing } = does;
    const events = [dispatched(1, 'L1'), takenOff(2, 'L1'), missing(3, 'L2'), takenOff(4, 'L1')];
    await project(events);
    expect([...(await stages())]).toEqual([[box, 'missing']]);
    expect(stageAfter(box, events)).toBe('missing');
  });

  it('given thousands of facts of one box, then only a few are read for the next one', async () => {
    const kinds = [does.failed, does.returned, does.seen, does.damaged, does.lost, does.found] as const;
    const told = Array.from({ length: 6_000 }, (_, i) => kinds[i % kinds.length]!(i, `s-${i}`));
    const missed = Array.from({ length: 500 }, (_, i) => does.missing(i, `L${i % 3}`, `r-${i}`));
    await project([...told, ...missed]);
    rowsRead = 0;
    await project([does.seen(10_000, 'next')]);
    expect(rowsRead).toBeGreaterThan(4);
    expect(rowsRead).toBeLessThan(16);
  });
});
