import { escapeLiteral, type PoolClient, type QueryResult } from 'pg';

/** How far each view and consumer group has come. */
export const checkpointMigration = /* sql */ `
  CREATE TABLE progress.checkpoints (
    name text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  -- Events a view goes on without, because they cannot be read. Written in the transaction that skips them.
  CREATE TABLE progress.unreadable (
    view text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    stream text NOT NULL,
    revision integer NOT NULL,
    type text NOT NULL,
    reason text NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now(),
    recorded_at timestamptz NOT NULL,
    -- Null is not known.
    occurred_at timestamptz,
    PRIMARY KEY (view, position)
  );
  CREATE INDEX ON progress.unreadable (view, stream, position);
`;

/** Position 0 under a version, and nothing parked: inside the transaction that makes the tables. */
export async function beginAnew(client: PoolClient, name: string, version: number): Promise<void> {
  await client.query('DELETE FROM progress.unreadable WHERE view = $1', [name]);
  await client.query(
    `INSERT INTO progress.checkpoints (name, version, position) VALUES ($1, $2, 0)
      ON CONFLICT (name) DO UPDATE SET version = $2, position = 0`,
    [name, version],
  );
}

/** A checkpoint of tables that hold everything up to a position. */
export async function beginAt(
  client: PoolClient,
  name: string,
  version: number,
  position: number,
): Promise<void> {
  await client.query('INSERT INTO progress.checkpoints (name, version, position) VALUES ($1, $2, $3)', [
    name,
    version,
    position,
  ]);
}

/** Another process has moved the same checkpoint: what was done here is rolled back, and begun again from there. */
export class CheckpointMoved extends Error {
  constructor(name: string) {
    super(`${name} was moved on by another process`);
    this.name = 'CheckpointMoved';
  }
}

export interface CheckpointMove {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Moves a checkpoint inside the caller's transaction, and fences: only one of two processes at the same view or
 * consumer group gets past this line, the other throws `CheckpointMoved`.
 */
export async function moveCheckpoint(
  client: PoolClient,
  name: string,
  from: number,
  to: number,
): Promise<void> {
  const { rowCount } = await client.query({
    name: 'checkpoint.move',
    text: 'UPDATE progress.checkpoints SET position = $3, updated_at = now() WHERE name = $1 AND position = $2',
    values: [name, from, to],
  });
  if (rowCount !== 1) throw new CheckpointMoved(name);
}

/** The same together with the statements that begin the transaction: one way to the server, not two. */
export async function moveWith(
  client: PoolClient,
  begin: string,
  { name, from, to }: CheckpointMove,
): Promise<void> {
  const results = (await client.query(
    `${begin}; UPDATE progress.checkpoints SET position = ${to}, updated_at = now()
      WHERE name = ${escapeLiteral(name)} AND position = ${from}`,
  )) as unknown as QueryResult[];
  if (results.at(-1)?.rowCount !== 1) throw new CheckpointMoved(name);
}
