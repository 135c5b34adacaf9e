import type { Pool } from 'pg';

/**
 * Lets a process outlive its connections. The pool listens only to those that are idle; one that breaks in the
 * hands of a transaction, between two of its statements, would end the process. The next statement fails instead.
 */
export function survive(pool: Pool): void {
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
}
