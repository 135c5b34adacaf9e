import { Reads } from '@boxtrail/http';
import { LookUps, migrate } from '@boxtrail/database';
import { checkpointMigrations, ViewRunner } from '@boxtrail/projections';
import { TrailQueries } from '../../../libs/audit/src/views/trails/trails.queries';
import { trailsView, trailsSchema } from '../../../libs/audit/src/views/trails/trails.view';
import type { Bench } from '../bench';
import type { Side } from '../case';
import { boxOf, eventsPerBox, everyEvent, filledLog, inBlocks, type FilledLog } from '../filled-log';
import { appendAll, Workload } from '../workload';

/** Cost of a unit of work on a log of some length, in microseconds. */
export type Cost = (log: FilledLog) => Promise<(count: number) => Promise<number>>;

async function microseconds(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return ((performance.now() - started) * 1_000) / count;
}

/** Runs `count` tasks, `width` at a time. */
async function inParallel(count: number, width: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** 32 callers append to their own streams. */
export const append: Cost = async ({ store }) => {
  const workload = new Workload(1);
  return (count) =>
    microseconds(count, () =>
      appendAll(workload, 32, count, (stream, revision, event) => store.append(stream, revision, [event])),
    );
};

/** Trails of boxes from the whole log, eight at a time. */
export const trail: Cost = async (log) => {
  await fillTrails(log);
  const idle = new ViewRunner(log.pool, log.store, { warn: () => undefined });
  const lookUps = new LookUps(log.database.url);
  const trails = new TrailQueries(new Reads(log.pool, log.store, idle, lookUps, log.pool));
  let turn = 0;
  return (count) =>
    microseconds(count, () =>
      inParallel(count, 8, async () => {
        turn += 1;
        const { steps } = await trails.one(boxOf((turn * 7_919_003) % log.boxes), undefined);
        if (steps.length !== eventsPerBox) throw new Error(`a trail of ${steps.length} steps`);
      }),
    );
};

/** Pages of 200 events from the whole log, one after the other. */
export const page: Cost = async ({ store, events }) => {
  const size = 200;
  let turn = 0;
  return (count) =>
    microseconds(count, async () => {
      for (let i = 0; i < count; i += 1) {
        turn += 1;
        for await (const batch of store.readAll((turn * 7_919_003) % (events - size), { batchSize: size })) {
          if (batch.events.length !== size) throw new Error(`a page of ${batch.events.length} events`);
          break;
        }
      }
    });
};

/** The log lengths that a key of `flat.*` compares. */
const lengths = (bench: Bench) =>
  bench.pick({ short: 1_000_000, long: 10_000_000 }, { short: 100_000, long: 1_000_000 });

/** The long log against the short one. */
export async function flat(bench: Bench, cost: Cost, counts: Pick<Side, 'count' | 'warmUp'>) {
  const { short, long } = lengths(bench);
  const side = async (about: number): Promise<Side> => {
    const log = await filledLog(bench, about);
    return { name: `${log.events.toLocaleString('en-US')} events`, ...counts, run: await cost(log) };
  };
  const [limit, ours] = [await side(short), await side(long)];
  return { ours, limit, teardown: async () => undefined };
}

const filled = new WeakSet<FilledLog>();

/** The rows of the audit's trails for such a log: a step for each event. */
async function fillTrails(log: FilledLog): Promise<void> {
  if (filled.has(log)) return;
  filled.add(log);
  const { pool } = log;
  await migrate(pool, 'progress', checkpointMigrations);
  const client = await pool.connect();
  await client.query(`CREATE SCHEMA ${trailsSchema}; SET search_path = ${trailsSchema}`);
  await client.query(trailsView.tables);
  await client.query(trailsView.indexes ?? '');
  await client.query('RESET search_path');
  client.release();
  await inBlocks(pool, Math.round(log.events / (eventsPerBox * 1_000)), steps);
  await pool.query(`VACUUM (FREEZE, ANALYZE) ${trailsSchema}.steps`);
  await pool.query('CHECKPOINT');
}

const steps = `
  INSERT INTO ${trailsSchema}.steps (sscc, position, ordinal, step)
  SELECT sscc, position, 0, jsonb_build_object(
           'sscc', sscc, 'position', position, 'ordinal', 0,
           'kind', CASE k WHEN 0 THEN 'packed' WHEN 1 THEN 'sealed' WHEN 11 THEN 'handed-over' ELSE 'seen' END,
           'placeGln', CASE WHEN k < 2 THEN '2900000000018' ELSE '0200000000048' END,
           'counterpartGln', CASE WHEN k = 0 THEN '0200000000048' END, 'loadId', null,
           'custodyTo', CASE k WHEN 0 THEN '{"type":"station","id":"2900000000018"}'::jsonb
             WHEN 11 THEN '{"type":"resident","id":"hh-220102-17"}' ELSE '"unchanged"' END,
           'occurredAt', to_char(timestamp '2026-03-16 08:10' + k * interval '10 minutes', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'recordedAt', '2026-03-16T20:00:00.000Z', 'actor', 'demo-team', 'passIds', '[]'::jsonb,
           'sourceEventId', md5(position::text)::uuid,
           'sourceType', CASE k WHEN 0 THEN 'packing.BoxPacked' WHEN 1 THEN 'packing.BoxSealed'
             WHEN 11 THEN 'delivery.BoxHandedOver' ELSE 'delivery.BoxSeen' END,
           'details', CASE k
             WHEN 0 THEN '{"gtin":"02000000001004","jobId":"round-1-220102","needId":"need-1-17","weightGrams":6187}'::jsonb
             WHEN 1 THEN '{"sealId":"S17"}'
             WHEN 11 THEN jsonb_build_object('scanId', 'door-' || sscc, 'byRef', 'team-220102', 'receivedByRef', 'hh-220102-17', 'method', 'in-person', 'proofRef', null)
             ELSE jsonb_build_object('scanId', 'seen-' || sscc || '-' || k, 'byRef', 'scanner-3') END)
    FROM (${everyEvent}) e ORDER BY position`;
