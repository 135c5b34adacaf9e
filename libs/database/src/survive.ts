import type { Pool } from 'pg';

/**
 * Lets a process outlive its connections, which a pool would end it for. One that breaks idle is told to `broke`, and
 * replaced at the next use; one that breaks in the hands of a transaction, between two statements, fails the next.
 */
export function survive(pool: Pool, broke: (error: Error) => void = () => undefined): Pool {
  pool.on('error', broke);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
