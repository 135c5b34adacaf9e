import { LookUps, migrate } from '@boxtrail/database';
import { completeKey } from '@boxtrail/kernel';
import { Reads } from '@boxtrail/http';
import { checkpointMigrations, inSchema, prepare, ViewRunner } from '@boxtrail/projections';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { RecalledBoxQueries } from '../../../libs/audit/src/views/recalls/recalled-boxes.queries';
import { RecallQueries } from '../../../libs/audit/src/views/recalls/recalls.queries';
import { recallsSchema, recallsView } from '../../../libs/audit/src/views/recalls/recalls.view';
import { trailsSchema, trailsView } from '../../../libs/audit/src/views/trails/trails.view';
import type { Bench } from '../bench';
import type { Side } from '../case';
import { ourConnections } from './ours';

/** Boxes with one lot: of a usual one, whatever the number of boxes, and of the largest, a fortieth of all. */
const boxesPerLot = 1_000;
const largeLots = 40;
/** A bench packs about so many boxes in a row from one lot; other benches pack beside it. */
const boxesPerRun = 50;

const item = completeKey('gtin', '0290000000001');
const principal = { subject: 'auditor', role: 'auditor', stationGln: null, keyId: 1 } as never;

/** What is asked of a city of so many boxes. */
interface Recalled {
  readonly boxes: RecalledBoxQueries;
  readonly recalls: RecallQueries;
}

/** Boxes at 2,800 stations, on loads and with residents; each holds an item of a usual lot and one of a large lot. */
const fill = (boxes: number): string => `
  INSERT INTO ${trailsSchema}.boxes (sscc, status, holder_type, holder_id, since, due, broken, explained, steps, state)
  SELECT sscc, status, type, id, '2026-03-16T05:00:00.000Z', null, false, true, 12,
         jsonb_build_object('sscc', sscc, 'status', status, 'filler', repeat('x', 600))
    FROM (SELECT lpad(n::text, 18, '0') AS sscc,
                 CASE WHEN n % 10 < 6 THEN 'delivered' WHEN n % 10 < 9 THEN 'at-station' ELSE 'in-transit' END AS status,
                 CASE WHEN n % 10 < 6 THEN 'resident' WHEN n % 10 < 9 THEN 'station' ELSE 'load' END AS type,
                 CASE WHEN n % 10 < 6 THEN 'hh-' || n WHEN n % 10 < 9 THEN lpad((n % 2800)::text, 13, '0') ELSE 'L' || n / 500 END AS id
            FROM generate_series(0, ${boxes - 1}) AS n) AS b;
  INSERT INTO ${recallsSchema}.lot_boxes (gtin, lot, sscc, quantity, packed_at_gln, destination_gln)
  SELECT '${item}', CASE k WHEN 0 THEN 'L' || (n / ${boxesPerRun}) % ${boxes / boxesPerLot} ELSE 'big' || (n / ${boxesPerRun}) % ${largeLots} END,
         lpad(n::text, 18, '0'), 1, lpad('1', 13, '0'), lpad((n % 2800)::text, 13, '0')
    FROM generate_series(0, ${boxes - 1}) AS n, generate_series(0, 1) AS k;
  INSERT INTO ${recallsSchema}.recalls (recall_id, gtin, lot, reason, opened_at, recorded_at, opened_by)
  SELECT id, '${item}', id, 'mouldy', '2026-03-17T05:00:00.000Z', '2026-03-17T05:00:00.000Z', 'supervision'
    FROM (SELECT 'L' || n AS id FROM generate_series(0, ${boxes / boxesPerLot - 1}) AS n UNION SELECT 'big1') AS ids`;

/** The rows of the views for a city, once per run. */
function cityOf(bench: Bench, boxes: number): Promise<Recalled> {
  return bench.once(`recalls of ${boxes}`, async () => {
    bench.say(`writing ${boxes.toLocaleString('en-US')} boxes and their lots`);
    const database = await bench.database();
    const pool = database.pool(ourConnections);
    const store = await PostgresEventStore.open({ url: database.url, pool });
    await migrate(pool, 'progress', checkpointMigrations);
    for (const view of [trailsView, recallsView]) await prepare(pool, view);
    await inSchema(pool, trailsSchema, (client) => client.query(fill(boxes)));
    await pool.query('VACUUM (ANALYZE)');
    await bench.settle();
    const idle = new ViewRunner(pool, store, { warn: () => undefined }, [trailsView, recallsView]);
    const lookUps = new LookUps(database.url);
    const reads = new Reads(pool, store, idle, lookUps, pool);
    const recalls = new RecallQueries(reads);
    return {
      recalls,
      boxes: new RecalledBoxQueries(reads, recalls),
      close: async () => {
        await lookUps.close();
        await store.close();
        await database.drop();
      },
    };
  });
}

/** A page of 200 boxes, the sums by outcome, and the holders. */
async function ask({ boxes, recalls }: Recalled, recallId: string, expected: number): Promise<void> {
  const { items } = await boxes.list(recallId, { limit: 200 }, principal);
  const counted = await recalls.one(recallId, {});
  const holders = await boxes.holders(recallId, { limit: 200 });
  if (items.length !== 200 || counted.boxes !== expected || holders.items.length === 0)
    throw new Error(`recall ${recallId} has ${items.length} and ${counted.boxes} boxes, not ${expected}`);
}

async function medianMs(count: number, work: (turn: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const started = performance.now();
    await work(turn);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? 0;
}

/** A recall in a city of many boxes, against one of a tenth of them. */
export async function recallLot(bench: Bench, counts: Pick<Side, 'count' | 'warmUp'>) {
  const { few, many } = bench.pick({ few: 100_000, many: 1_000_000 }, { few: 10_000, many: 100_000 });
  const side = (boxes: number, city: Recalled): Side => {
    let turns = 0;
    return {
      name: `${boxes.toLocaleString('en-US')} boxes`,
      ...counts,
      run: (count) =>
        medianMs(count, () => {
          turns += 1;
          return ask(city, `L${(turns * 31) % (boxes / boxesPerLot)}`, boxesPerLot);
        }),
    };
  };
  const [small, large] = [await cityOf(bench, few), await cityOf(bench, many)];
  return {
    ours: side(many, large),
    limit: side(few, small),
    afterwards: async () => {
      const page = await medianMs(15, () => large.boxes.list('big1', { limit: 200 }, principal));
      const sums = await medianMs(15, () => large.recalls.one('big1', {}));
      const size = (many / largeLots).toLocaleString('en-US');
      const lines = [
        `a lot of ${size} boxes among ${many.toLocaleString('en-US')}: a page of 200 in ${page.toFixed(1)} ms, its sums in ${sums.toFixed(1)} ms`,
      ];
      return { lines, figures: { pageMs: page, sumsMs: sums } };
    },
    teardown: async () => undefined,
  };
}
