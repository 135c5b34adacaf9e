import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import type { Pool } from 'pg';
import type { Bench, Database } from './bench';
import { ourConnections } from './subjects/ours';

/** Boxes in progress at the same time: that many events lie between two events of one box. */
const boxesAtOnce = 1_000;
/** Packed and sealed in one stream, and ten scans in another. */
export const eventsPerBox = 12;
const eventsPerBlock = boxesAtOnce * eventsPerBox;
const blocksAtOnce = 40;
const partitionSize = 1_000_000;

/** A log of a given length, equal to an appended one, but generated in the database. */
export interface FilledLog {
  readonly database: Database;
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly events: number;
  readonly boxes: number;
  close(): Promise<void>;
}

/** The n-th box, from 0: 18 digits. */
export const boxOf = (n: number): string => `9${String(n).padStart(17, '0')}`;

/** Creates a log of about this many events, in whole blocks; once per run. */
export function filledLog(bench: Bench, about: number): Promise<FilledLog> {
  return bench.once(`log of ${about}`, async () => {
    const blocks = Math.max(1, Math.round(about / eventsPerBlock));
    bench.say(`writing a log of ${(blocks * eventsPerBlock).toLocaleString('en-US')} events`);
    const database = await bench.database();
    const pool = database.pool(ourConnections);
    const store = await PostgresEventStore.open({ url: database.url, pool, partitionSize });
    await pool.query('SELECT log.ensure_partitions($1, $2)', [
      blocks * eventsPerBlock + partitionSize,
      partitionSize,
    ]);
    await inBlocks(pool, blocks, events);
    await inBlocks(pool, blocks, streams);
    await pool.query('UPDATE log.head SET position = $1, recorded_at = now()', [blocks * eventsPerBlock]);
    await pool.query('VACUUM (FREEZE, ANALYZE) log.events; ');
    await pool.query('VACUUM (FREEZE, ANALYZE) log.streams');
    await bench.settle();
    return {
      database,
      pool,
      store,
      events: blocks * eventsPerBlock,
      boxes: blocks * boxesAtOnce,
      close: async () => {
        await store.close();
        await database.drop();
      },
    };
  });
}

/** Runs a statement with first block and end as parameters, for all blocks, two at a time. */
export async function inBlocks(pool: Pool, blocks: number, statement: string): Promise<void> {
  let next = 0;
  const worker = async () => {
    const client = await pool.connect();
    try {
      await client.query('SET synchronous_commit = off');
      while (next < blocks) {
        const from = next;
        next = Math.min(blocks, from + blocksAtOnce);
        await client.query(statement, [from, next]);
      }
      await client.query('RESET synchronous_commit');
    } finally {
      client.release();
    }
  };
  await Promise.all([worker(), worker()]);
}

/**
 * One row for each event of the blocks $1 to $2: `position`, `sscc`, and `k`, which counts the events of a box from 0.
 * In each block come the first events of all boxes, then the second events, and so on.
 */
export const everyEvent = `
  SELECT b.block * ${eventsPerBlock}::bigint + k.k * ${boxesAtOnce} + j.j + 1 AS position, k.k,
         '9' || lpad((b.block * ${boxesAtOnce} + j.j)::text, 17, '0') AS sscc,
         b.block * ${eventsPerBlock}::bigint + j.j + 1 AS first_position
    FROM generate_series($1::int, $2::int - 1) AS b (block), generate_series(0, ${eventsPerBox - 1}) AS k (k),
         generate_series(0, ${boxesAtOnce - 1}) AS j (j)`;

const events = `
  INSERT INTO log.events (position, stream_id, revision, version, id, occurred_at, recorded_at, stream, type, metadata, data)
  SELECT position,
         CASE WHEN k < 2 THEN first_position ELSE first_position + ${2 * boxesAtOnce} END,
         CASE WHEN k < 2 THEN k + 1 ELSE k - 1 END,
         1, md5(position::text)::uuid, timestamptz '2026-03-16 08:10Z' + k * interval '10 minutes', now(),
         CASE WHEN k < 2 THEN 'box-' ELSE 'custody-' END || sscc,
         CASE k WHEN 0 THEN 'packing.BoxPacked' WHEN 1 THEN 'packing.BoxSealed' WHEN 11 THEN 'delivery.BoxHandedOver' ELSE 'delivery.BoxSeen' END,
         '{"actor":"demo-team","role":"team","commandId":"' || md5(sscc || k)::uuid || '","commandHash":"' || md5(sscc) || md5(sscc)
           || '","correlationId":"' || md5(position::text) || '","causationId":"' || md5(position::text) || '"}',
         '{"sscc":"' || sscc || '"' || CASE k
           WHEN 0 THEN ',"jobId":"round-1-220102","needId":"need-1-' || position || '","gtin":"02000000001004","contents":[{"gtin":"02000000010006","lot":"L17","quantity":1},{"gtin":"02000000010013","lot":"L17","quantity":1}],"weightGrams":6187,"packedAtGln":"2900000000018","destinationGln":"0200000000048","householdRef":"hh-220102-17","building":"B7","unit":"U2"}'
           WHEN 1 THEN ',"sealId":"S' || right(sscc, 9) || '","atGln":"2900000000018"}'
           WHEN 11 THEN ',"scanId":"door-' || sscc || '","atGln":"0200000000048","byRef":"team-220102","receivedByRef":"hh-220102-17","method":"in-person","proofRef":null}'
           ELSE ',"scanId":"seen-' || sscc || '-' || k || '","atGln":"0200000000048","byRef":"scanner-3"}' END
    FROM (${everyEvent}) e ORDER BY position`;

const streams = `
  INSERT INTO log.streams (name, id, revision, last_position)
  SELECT CASE WHEN k < 2 THEN 'box-' ELSE 'custody-' END || sscc,
         CASE WHEN k < 2 THEN first_position ELSE first_position + ${2 * boxesAtOnce} END,
         CASE WHEN k < 2 THEN 2 ELSE 10 END, position
    FROM (${everyEvent}) e WHERE k IN (1, 11) ORDER BY position`;
