import type { PoolClient } from 'pg';

/** How far each view and consumer group has come. */
export const checkpointMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE progress.checkpoints (
    name text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE progress.parked (
    consumer text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    key text NOT NULL,
    reason text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, position)
  );
  `,
];

/** Another process has moved the same checkpoint: what was done here is rolled back, and begun again from there. */
export class CheckpointMoved extends Error {
  constructor(name: string) {
    super(`${name} was moved on by another process`);
    this.name = 'CheckpointMoved';
  }
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
