import type { Pool, PoolClient } from 'pg';
import { beginAnew } from './checkpoints';
import { recordDifference, type FoundDifference } from './differences';
import { keyOf, schemaOf, type View } from './view';
import { createIndexes, createTables, inSchema } from './view-tables';

export const rebuildMigration = /* sql */ `
  -- Rebuilds that are not finished, by the name of their checkpoint. Changed in the transactions that change their tables.
  CREATE TABLE progress.rebuilds (
    name text COLLATE "C" PRIMARY KEY REFERENCES progress.checkpoints ON DELETE CASCADE,
    -- The indexes that only readers need are there.
    indexed boolean NOT NULL DEFAULT false,
    -- The rows differ from the live ones: they are kept until the difference is accepted.
    difference bigint REFERENCES progress.differences
  );
`;

/** Where a rebuild stands. Its schema is `freshSchemaOf` the view, its checkpoint is `checkpointOf` the view. */
export interface RebuildState {
  /** Log position up to which its rows are there. */
  readonly position: number;
  readonly indexed: boolean;
  /** The accepted difference of its rows, which have been compared; null before that. */
  readonly accepted: number | null;
}

export const checkpointOf = (view: View): string => `rebuild ${keyOf(view)}`;
export const freshSchemaOf = (view: View): string => `${schemaOf(view)}__rebuild`;

/**
 * Resumes an interrupted rebuild, or one whose difference was accepted. Otherwise, and if the live view was begun anew
 * since and is behind it, makes its tables, empty. A version that is filled has no live view yet.
 */
export function beginRebuild(pool: Pool, view: View): Promise<RebuildState> {
  const [name, fresh] = [checkpointOf(view), freshSchemaOf(view)];
  return inSchema(pool, 'public', async (client) => {
    const { rows } = await client.query<{ position: string; indexed: boolean; difference: string | null }>(
      `SELECT c.position, r.indexed, r.difference
         FROM progress.rebuilds r JOIN progress.checkpoints c USING (name) LEFT JOIN progress.differences d ON d.id = r.difference
        WHERE name = $1 AND (r.difference IS NULL OR d.accepted_at IS NOT NULL)
          AND NOT EXISTS (SELECT FROM progress.checkpoints live WHERE live.name = $2 AND live.position < c.position)
          AND to_regnamespace($3) IS NOT NULL`,
      [name, keyOf(view), fresh],
    );
    if (rows[0] !== undefined) {
      const { position, indexed, difference } = rows[0];
      return {
        position: Number(position),
        indexed,
        accepted: difference === null ? null : Number(difference),
      };
    }
    await createTables(client, view, fresh);
    await beginAnew(client, name, view.version);
    await client.query(
      `INSERT INTO progress.rebuilds (name) VALUES ($1)
        ON CONFLICT (name) DO UPDATE SET indexed = DEFAULT, difference = DEFAULT`,
      [name],
    );
    return { position: 0, indexed: false, accepted: null };
  });
}

/** For one sort of one index; the default would sort a large one on disk. */
const indexMemory = '256MB';

/** Makes the indexes that readers need: all of them or, when it is cut off, none. */
export async function finishTables(pool: Pool, view: View): Promise<void> {
  await inSchema(pool, freshSchemaOf(view), async (client) => {
    await client.query(`SET LOCAL maintenance_work_mem = '${indexMemory}'`);
    await createIndexes(client, view);
    await client.query('UPDATE progress.rebuilds SET indexed = true WHERE name = $1', [checkpointOf(view)]);
  });
}

/** Records the difference and keeps the rebuilt rows until it is accepted. Answers its number. */
export function keepBeside(
  pool: Pool,
  view: View,
  found: Omit<FoundDifference, 'kind' | 'subject'>,
): Promise<number> {
  return inSchema(pool, 'public', async (client) => {
    await client.query('SET LOCAL synchronous_commit = on');
    const { id } = await recordDifference(client, { ...found, kind: 'view', subject: view.name });
    await client.query('UPDATE progress.rebuilds SET difference = $2 WHERE name = $1', [
      checkpointOf(view),
      id,
    ]);
    return id;
  });
}

/** Puts the rebuilt tables in the place of the live ones, if there are any, inside the caller's transaction. */
export async function switchTables(client: PoolClient, view: View): Promise<void> {
  const [live, key, name] = [schemaOf(view), keyOf(view), checkpointOf(view)];
  await client.query(
    `DROP SCHEMA IF EXISTS ${live} CASCADE; ALTER SCHEMA ${freshSchemaOf(view)} RENAME TO ${live}`,
  );
  // What the live one lacks now is what the rebuilt one could not read.
  await client.query('DELETE FROM progress.unreadable WHERE view = $1', [key]);
  await client.query('UPDATE progress.unreadable SET view = $1 WHERE view = $2', [key, name]);
  await client.query('DELETE FROM progress.checkpoints WHERE name = $1', [name]);
}
