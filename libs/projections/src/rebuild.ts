import type { Pool, PoolClient } from 'pg';
import { Overloaded, type BareEvent, type Batch, type EventStore } from '@boxtrail/event-store';
import { fullPace, type BatchPace } from './batch-pace';
import { beginAt, moveCheckpoint } from './checkpoints';
import { compareSchemas, type Comparison } from './compare-schemas';
import {
  beginRebuild,
  checkpointOf,
  finishTables,
  freshSchemaOf,
  keepBeside,
  switchTables,
} from './rebuild-state';
import { isLive } from './versions';
import { keyOf, readingOf, schemaOf, type View } from './view';
import { inSchema, projectBatch, projectInto } from './view-tables';

export interface RebuildReport extends Comparison {
  readonly view: string;
  /** Log position both views stood at when they were compared. */
  readonly position: number;
  /** Log position up to which an earlier rebuild had come that was cut off; 0 when there was none. */
  readonly resumedAt: number;
  readonly seconds: number;
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
  return alone(pool, view, () => rebuildAlone({ pool, store, view, pace, onProgress }));
}

/** @throws Overloaded when the same version of the view is being rebuilt or filled already. */
async function alone<T>(pool: Pool, view: View, work: () => Promise<T>): Promise<T> {
  const guard = await pool.connect();
  try {
    const lock = [checkpointOf(view)];
    const { rows } = await guard.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1)) AS mine',
      lock,
    );
    if (rows[0]?.mine !== true) throw new Overloaded(`${view.name} is being rebuilt already`);
    try {
      return await work();
    } finally {
      await guard.query('SELECT pg_advisory_unlock(hashtext($1))', lock);
    }
  } finally {
    guard.release();
  }
}

/**
 * Fills a version of a view that this database does not have yet, with the steps of a rebuild. The view has no tables
 * under its name before all rows are in, so nobody can read half of it. An interrupted filling is resumed.
 * @throws Overloaded when another process fills it.
 */
export async function fill(
  pool: Pool,
  store: EventStore,
  view: View,
  onProgress: (position: number, head: number) => void,
): Promise<void> {
  await alone(pool, view, async () => {
    if (await isLive(pool, view)) return;
    const job: Job = { pool, store, view, pace: fullPace, onProgress };
    const head = () => store.head();
    const { position, indexed } = await beginRebuild(pool, view);
    const rowsIn = await follow(job, position, head);
    if (!indexed) await finishTables(pool, view);
    const last = await follow(job, rowsIn, head);
    await inSchema(pool, freshSchemaOf(view), async (client) => {
      const end = await head();
      await projectRange(job, client, last, end);
      await switchTables(client, view);
      await beginAt(client, keyOf(view), view.version, end);
    });
  });
}

async function rebuildAlone(job: Job): Promise<RebuildReport> {
  const started = performance.now();
  const { pool, view } = job;
  if (!(await isLive(pool, view))) throw new Error(`${view.name} has never run here`);
  const live = () => livePosition(pool, view);
  const { position: resumedAt, indexed, accepted } = await beginRebuild(pool, view);
  const rowsIn = await follow(job, resumedAt, live);
  if (!indexed) await finishTables(pool, view);
  const compared = await compare(job, rowsIn);
  const switched = compared.equal || accepted !== null;
  const { position, liveHash: recordedHash, hash: foundHash, differences: sample } = compared;
  const difference = switched
    ? accepted
    : await keepBeside(pool, view, { position, recordedHash, foundHash, sample });
  if (switched) await takeOver(job, await follow(job, position, live));
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
  readonly pace: BatchPace;
  readonly onProgress: (position: number, head: number) => void;
}

/** Events, about, that may be left to rebuild while the live view stands still. */
const leftForTheEnd = 2_000;

/** Projects up to a position that moves on, until only little is left. Answers how far it has come. */
async function follow(job: Job, from: number, goalNow: () => Promise<number>): Promise<number> {
  const { pool, store, view, onProgress } = job;
  const to = { name: checkpointOf(view), schema: freshSchemaOf(view) };
  let done = from;
  let goal = await goalNow();
  while (done < goal) {
    for await (const batch of range(job, done, goal)) {
      await projectBatch(pool, view, batch, { ...to, from: done });
      done = batch.position;
      onProgress(done, goal);
    }
    // The log went on meanwhile.
    const now = await goalNow();
    goal = now - done > leftForTheEnd * store.positionsPerEvent ? now : done;
  }
  return done;
}

/**
 * Compares with the live view as it stood at one moment, which nobody has to wait for: it goes on meanwhile.
 * Its rows and its checkpoint are seen as of then, the rebuilt ones are brought there in the same transaction.
 */
async function compare(job: Job, from: number): Promise<Comparison & { readonly position: number }> {
  const { pool, view } = job;
  const fresh = freshSchemaOf(view);
  return inSchema(pool, fresh, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const position = await livePosition(client, view);
    await projectRange(job, client, from, position);
    await moveCheckpoint(client, checkpointOf(view), from, position);
    return { position, ...(await compareSchemas(client, schemaOf(view), fresh)) };
  });
}

/** Puts the rebuilt view in the place of the live one, which stands still from the first statement to the commit. */
async function takeOver(job: Job, from: number): Promise<void> {
  const { pool, view } = job;
  await inSchema(pool, freshSchemaOf(view), async (client) => {
    // The live view moves its checkpoint first in each of its transactions.
    await projectRange(job, client, from, await livePosition(client, view, 'FOR UPDATE'));
    await switchTables(client, view);
  });
}

async function projectRange(job: Job, client: PoolClient, from: number, to: number): Promise<void> {
  for await (const batch of range(job, from, to))
    await projectInto(client, job.view, batch, checkpointOf(job.view));
}

async function livePosition(db: Pool | PoolClient, view: View, lock = ''): Promise<number> {
  const { rows } = await db.query<{ position: string }>(
    `SELECT position FROM progress.checkpoints WHERE name = $1 ${lock}`,
    [keyOf(view)],
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
