import type { Pool } from 'pg';

/**
 * Handles the errors of a pool's connections, which would end the process if nobody listened. An idle connection that
 * breaks is reported to `broke` and replaced at the next use; one that breaks between two statements of a transaction
 * fails the next statement.
 */
export function handlePoolErrors(pool: Pool, broke: (error: Error) => void = () => undefined): Pool {
  pool.on('error', broke);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
