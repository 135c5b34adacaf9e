import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/**
 * 256 random bits that this installation made for itself when they were first needed: the same for all its processes,
 * kept beside the log and never in it. Requires the tables of `authMigrations`.
 */
export async function installationSecret(
  pool: Pool,
  purpose: 'api-keys' | 'command-hashes',
): Promise<Buffer> {
  const find = async () =>
    (await pool.query<{ value: Buffer }>('SELECT value FROM auth.secrets WHERE purpose = $1', [purpose]))
      .rows[0]?.value;
  const known = await find();
  if (known !== undefined) return known;
  // Of several processes that start together one is first.
  await pool.query('INSERT INTO auth.secrets (purpose, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    purpose,
    randomBytes(32),
  ]);
  const made = await find();
  if (made === undefined) throw new Error(`no secret for ${purpose}`);
  return made;
}
