import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Overloaded, type BareEvent, type Batch, type EventStore } from '@boxtrail/event-store';
import { fullPace, type BatchPace } from './batch-pace';
import { beginAnew, moveCheckpoint } from './checkpoints';
import { recordDifference, type DifferentRow } from './differences';
import { readingOf, schemaOf, type View } from './view';
import { createIndexes, createTables, inSchema, projectBatch, projectInto } from './view-tables';

export interface RebuildReport {
  readonly view: string;
  /** Log position both views stood at when they were compared. */
  readonly position: number;
  /** Log position up to which an earlier rebuild had come that was cut off; 0 when there was none. */
  readonly resumedAt: number;
  readonly seconds: number;
  readonly rows: number;
  /** SHA-256 over all rows, whatever their order. */
  readonly hash: string;
  readonly liveHash: string;
  readonly equal: boolean;
  /** Rows only one of the two had, at most 20 of each per table. */
  readonly differences: readonly DifferentRow[];
  /** The rebuilt rows serve now. False when they differ and nobody has accepted that: the live ones stay. */
  readonly switched: boolean;
  /** Under which the difference is recorded; null when there is none. */
  readonly difference: number | null;
}

/**
 * Builds a view anew from the first event, beside the live one, which serves and goes on meanwhile: first the rows,
 * then the indexes that only readers need. Compares the two row by row as they stood at one moment. If they are equal,
 * it locks the live view, projects what was recorded since, and switches to the rebuilt one in one transaction.
 *
 * If they differ, the log was changed, or a view was, or the program projects differently than before under the same
 * version: the difference is recorded, the live view keeps serving, and the rebuilt rows are kept beside it. Once
 * somebody has accepted the difference, the next rebuild switches to exactly these rows; before that, it begins anew.
 *
 * An interrupted rebuild is resumed. Memory is that of two batches, however long the log.
 * @throws when the same view is being rebuilt already.
 */
export async function rebuild(
  pool: Pool,
  store: EventStore,
  view: View,
  onProgress: (position: number, head: number) => void = () => undefined,
  pace: BatchPace = fullPace,
): Promise<RebuildReport> {
  const guard = await pool.connect();
  try {
    const lock = [`rebuild ${view.name}`];
    const { rows } = await guard.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1)) AS mine',
      lock,
    );
    if (rows[0]?.mine !== true) throw new Overloaded(`${view.name} is being rebuilt already`);
    try {
      return await rebuildAlone(pool, store, view, onProgress, pace);
    } finally {
      await guard.query('SELECT pg_advisory_unlock(hashtext($1))', lock);
    }
  } finally {
    guard.release();
  }
}

async function rebuildAlone(
  pool: Pool,
  store: EventStore,
  view: View,
  onProgress: (position: number, head: number) => void,
  pace: BatchPace,
): Promise<RebuildReport> {
  const started = performance.now();
  const fresh = `${schemaOf(view)}__rebuild`;
  const job: Job = { pool, store, view, name: `rebuild ${view.name}`, fresh, pace };
  const { resumedAt, accepted } = await begin(job);
  const rowsIn = await follow(job, resumedAt, onProgress);
  await finishTables(job);
  const compared = await compare(job, rowsIn);
  const switched = compared.equal || accepted !== null;
  const difference = switched ? accepted : await keepBeside(job, compared);
  if (switched) await takeOver(job, await follow(job, compared.position, onProgress));
  return {
    view: view.name,
    resumedAt,
    seconds: (performance.now() - started) / 1000,
    ...compared,
    switched,
    difference,
  };
}

interface Job {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly view: View;
  /** Of its checkpoint. */
  readonly name: string;
  /** The schema it fills. */
  readonly fresh: string;
  readonly pace: BatchPace;
}

/** Events, about, that may be left to rebuild while the live view stands still. */
const leftForTheEnd = 2_000;

/** Says of a schema that the view's other indexes are still to be made there: moved with them, as a row would be. */
const withoutIndexes = 'without its indexes';

/** Says of a schema that its rows differ from the live ones, and under which number that is recorded. */
const differing = 'differs: ';

/**
 * Where an interrupted rebuild of this version is resumed, or one whose difference was accepted: its checkpoint moved
 * with its rows. Otherwise, and if the live view was begun anew since and is behind it, its tables are made, empty.
 */
async function begin({
  pool,
  view,
  name,
  fresh,
}: Job): Promise<{ resumedAt: number; accepted: number | null }> {
  return inSchema(pool, 'public', async (client) => {
    const { rows } = await client.query<{ position: string; said: string | null }>(
      `SELECT position, obj_description(to_regnamespace($4), 'pg_namespace') AS said FROM progress.checkpoints
        WHERE name = $1 AND version = $2
          AND position <= (SELECT position FROM progress.checkpoints WHERE name = $3) AND to_regnamespace($4) IS NOT NULL`,
      [name, view.version, view.name, fresh],
    );
    const [found] = rows;
    const difference = found?.said?.startsWith(differing) ? Number(found.said.slice(differing.length)) : null;
    if (found !== undefined && (difference === null || (await isAccepted(client, difference))))
      return { resumedAt: Number(found.position), accepted: difference };
    await createTables(client, view, fresh);
    await client.query(`COMMENT ON SCHEMA ${fresh} IS '${withoutIndexes}'`);
    await beginAnew(client, name, view.version);
    return { resumedAt: 0, accepted: null };
  });
}

async function isAccepted(client: PoolClient, difference: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM progress.differences WHERE id = $1 AND accepted_at IS NOT NULL',
    [difference],
  );
  return rowCount === 1;
}

/** Records the difference and keeps the rebuilt rows for the moment it is accepted. */
async function keepBeside(
  { pool, view, fresh }: Job,
  { position, hash, liveHash, differences }: Compared,
): Promise<number> {
  return inSchema(pool, 'public', async (client) => {
    await client.query('SET LOCAL synchronous_commit = on');
    const { id } = await recordDifference(client, {
      kind: 'view',
      subject: view.name,
      position,
      recordedHash: liveHash,
      foundHash: hash,
      sample: differences,
    });
    await client.query(`COMMENT ON SCHEMA ${fresh} IS '${differing}${id}'`);
    return id;
  });
}

/** Projects what the live view has seen, until only little is left. Answers how far it has come. */
async function follow(
  job: Job,
  from: number,
  onProgress: (position: number, head: number) => void,
): Promise<number> {
  const { pool, store, view, name, fresh } = job;
  let done = from;
  let goal = await livePosition(pool, view);
  while (done < goal) {
    for await (const batch of range(job, done, goal)) {
      await projectBatch(pool, view, batch, { name, schema: fresh, from: done });
      done = batch.position;
      onProgress(done, goal);
    }
    // The live one went on meanwhile.
    const now = await livePosition(pool, view);
    goal = now - done > leftForTheEnd * store.positionsPerEvent ? now : done;
  }
  return done;
}

/** Makes the indexes that readers need, all of them or, when it is cut off, none. */
async function finishTables({ pool, view, fresh }: Job): Promise<void> {
  await inSchema(pool, fresh, async (client) => {
    const { rows } = await client.query<{ said: string | null }>(
      `SELECT obj_description($1::regnamespace, 'pg_namespace') AS said`,
      [fresh],
    );
    if (rows[0]?.said !== withoutIndexes) return;
    await client.query(`SET LOCAL maintenance_work_mem = '${indexMemory}'`);
    await createIndexes(client, view);
    await client.query(`COMMENT ON SCHEMA ${fresh} IS NULL`);
  });
}

/** For one sort of one index; the default would sort a large one on disk. */
const indexMemory = '256MB';

type Compared = Pick<RebuildReport, 'position' | 'rows' | 'hash' | 'liveHash' | 'equal' | 'differences'>;

/**
 * Compares with the live view as it stood at one moment, which nobody has to wait for: it goes on meanwhile.
 * Its rows and its checkpoint are seen as of then, the rebuilt ones are brought there in the same transaction.
 */
async function compare(job: Job, from: number): Promise<Compared> {
  const { pool, view, name, fresh } = job;
  const live = schemaOf(view);
  return inSchema(pool, fresh, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const position = await livePosition(client, view);
    for await (const batch of range(job, from, position)) await projectInto(client, view, batch, name);
    await moveCheckpoint(client, name, from, position);
    const [rebuilt, before] = [await hashOf(client, fresh), await hashOf(client, live)];
    const equal = rebuilt.hash === before.hash;
    return {
      position,
      rows: rebuilt.rows,
      hash: rebuilt.hash,
      liveHash: before.hash,
      equal,
      differences: equal ? [] : await differ(client, live, fresh),
    };
  });
}

/** Puts the rebuilt view in the place of the live one, which stands still from the first statement to the commit. */
async function takeOver(job: Job, from: number): Promise<void> {
  const { pool, view, name, fresh } = job;
  const live = schemaOf(view);
  await inSchema(pool, fresh, async (client) => {
    // The live view moves its checkpoint first in each of its transactions.
    const position = await livePosition(client, view, 'FOR UPDATE');
    for await (const batch of range(job, from, position)) await projectInto(client, view, batch, name);
    await client.query(`DROP SCHEMA ${live} CASCADE; ALTER SCHEMA ${fresh} RENAME TO ${live};
      COMMENT ON SCHEMA ${live} IS NULL`);
    // What the live one lacks now is what the rebuilt one could not read.
    await client.query('DELETE FROM progress.unreadable WHERE view = $1', [view.name]);
    await client.query('UPDATE progress.unreadable SET view = $1 WHERE view = $2', [view.name, name]);
    await client.query('DELETE FROM progress.checkpoints WHERE name = $1', [name]);
  });
}

async function livePosition(db: Pool | PoolClient, view: View, lock = ''): Promise<number> {
  const { rows } = await db.query<{ position: string }>(
    `SELECT position FROM progress.checkpoints WHERE name = $1 ${lock}`,
    [view.name],
  );
  if (rows[0] === undefined) throw new Error(`${view.name} has never run here`);
  return Number(rows[0].position);
}

/** The view's events after `from`, up to and including `to`, in batches as large as their pace allows. */
async function* range(
  { store, view, pace }: Job,
  from: number,
  to: number,
): AsyncGenerator<Batch<BareEvent>> {
  for (let done = from, size = 0; done < to && size !== pace.size;) {
    size = pace.size;
    pace.begin();
    for await (const batch of store.readAll(done, { ...readingOf(view), batchSize: size })) {
      yield batch.position <= to ? batch : cutAt(batch, to);
      done = batch.position;
      pace.end();
      if (done >= to || size !== pace.size) break;
      pace.begin();
    }
  }
}

function cutAt({ events, unreadable = [] }: Batch<BareEvent>, to: number): Batch<BareEvent> {
  const within = ({ position }: { readonly position: number }) => position <= to;
  return { events: events.filter(within), unreadable: unreadable.filter(within), position: to };
}

async function tablesOf(client: PoolClient, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1`,
    [schema],
  );
  return rows.map((row) => row.name);
}

/** One number per row, summed: the same rows in any order give the same hash, in one pass and without sorting. */
async function hashOf(client: PoolClient, schema: string): Promise<{ hash: string; rows: number }> {
  const hash = createHash('sha256');
  let total = 0;
  for (const table of await tablesOf(client, schema)) {
    const { rows } = await client.query<{ count: string; a: string; b: string }>(
      // OFFSET 0: each row is written as text once, not for each of the two sums.
      `SELECT count(*), coalesce(sum(hashtextextended(row, 1)), 0) AS a, coalesce(sum(hashtextextended(row, 2)), 0) AS b
         FROM (SELECT t::text AS row FROM ${schema}.${table} t OFFSET 0) r`,
    );
    hash.update(`${table} ${rows[0]?.count} ${rows[0]?.a} ${rows[0]?.b}\n`);
    total += Number(rows[0]?.count);
  }
  return { hash: hash.digest('hex'), rows: total };
}

async function differ(client: PoolClient, live: string, fresh: string): Promise<DifferentRow[]> {
  const found: DifferentRow[] = [];
  for (const table of await tablesOf(client, fresh)) {
    const { rows } = await client.query<{ only: 'live' | 'rebuilt'; row: string }>(
      `(SELECT 'live' AS only, row FROM (SELECT t::text AS row FROM ${live}.${table} t EXCEPT SELECT t::text FROM ${fresh}.${table} t) a LIMIT 20)
        UNION ALL
       (SELECT 'rebuilt', row FROM (SELECT t::text AS row FROM ${fresh}.${table} t EXCEPT SELECT t::text FROM ${live}.${table} t) b LIMIT 20)`,
    );
    found.push(...rows.map((row) => ({ table, ...row })));
  }
  return found;
}
