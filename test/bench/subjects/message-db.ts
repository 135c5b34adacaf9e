import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import type { Bench } from '../bench';
import { best, perSecond, type Side } from '../case';
import { appendAll, Workload } from '../workload';

/** The scripts of Message DB's installer, in its order, without roles and privileges: they cost nothing later. */
const parts = [
  'schema/message-store',
  'extensions/pgcrypto',
  'tables/messages',
  'types/message',
  'functions/message-store-version',
  'functions/hash-64',
  'functions/acquire-lock',
  'functions/category',
  'functions/is-category',
  'functions/id',
  'functions/cardinal-id',
  'functions/stream-version',
  'functions/write-message',
  'indexes/messages-id',
  'indexes/messages-stream',
  'indexes/messages-category',
];

const write = {
  name: 'write',
  text: 'SELECT message_store.write_message($1, $2, $3, $4, $5, $6)',
};

export const messageDbIsFair =
  'Message DB is SQL functions: they are called as prepared statements. It takes a lock per category until the commit, ' +
  'so every box gets its own category, which no program would do; it has no batching over streams, so each ' +
  'append is its own transaction; the pool is the best of 8, 16 and 32 connections, tried in the warm-up of this run';

/** This many callers of Message DB's `write_message`, over their best pool. */
export async function messageDbAppends(
  bench: Bench,
  callers: number,
  counts: Pick<Side, 'count' | 'warmUp'>,
): Promise<{ side: Side; close(): Promise<void> }> {
  const database = await bench.database();
  await install(database.pool(1));
  const workload = new Workload();
  const append = (pool: Pool, count: number) =>
    perSecond(count, () =>
      appendAll(workload, callers, count, (stream, revision, { id, event, metadata }) =>
        pool.query({
          ...write,
          values: [
            id,
            categoryOf(stream),
            event.type,
            JSON.stringify(event.data),
            JSON.stringify(metadata),
            revision - 1,
          ],
        }),
      ),
    );
  const inSchema = '-c search_path=message_store,public';
  const candidates = [8, 16, 32].map((connections) => ({
    connections,
    pool: database.pool(connections, inSchema),
  }));
  for (const { pool } of candidates) await append(pool, counts.warmUp);
  const { connections, pool } = await best(candidates, (candidate) => append(candidate.pool, counts.warmUp));
  return {
    side: { name: `Message DB, ${connections} connections`, ...counts, run: (count) => append(pool, count) },
    close: () => database.drop(),
  };
}

/** The category is the text before the first dash. */
const categoryOf = (stream: string): string => `${stream.replace('-', '')}-1`;

async function install(pool: Pool): Promise<void> {
  const folder = join(dirname(require.resolve('@eventide/message-db/package.json')), 'database');
  for (const part of parts) {
    const sql = await readFile(join(folder, `${part}.sql`), 'utf8');
    await pool.query(`SET search_path = message_store, public; ${sql}`);
  }
}
