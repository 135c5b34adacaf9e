import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Role } from './access';
import type { HeldKey, RefusedKey } from './valid-key';

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly role: Role;
  readonly station_gln: string | null;
  readonly expires_at: Date;
  readonly records_afterwards: string | null;
  readonly revoked: boolean;
  readonly expired: boolean;
  readonly session: string | null;
  readonly session_expires_at: Date | null;
  readonly session_expired: boolean;
}

const columns = `k.id, subject, role, station_gln, k.expires_at, records_afterwards, revoked_at IS NOT NULL AS revoked,
  k.expires_at <= now() AS expired`;

const ofKey = `SELECT ${columns}, NULL AS session, NULL AS session_expires_at, false AS session_expired
  FROM auth.api_keys k WHERE k.hash = $1`;
const ofSession = `SELECT ${columns}, s.id AS session, s.expires_at AS session_expires_at,
         s.expires_at <= now() AS session_expired
  FROM auth.sessions s JOIN auth.api_keys k ON k.id = s.key_id WHERE s.hash = $1`;

/** What begins the token of a session. */
export const sessionPrefix = 'bs_';

/** Of keys and tokens of sessions, the database knows only this: SHA-256. */
export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Finds who holds a key, or the key that a session was opened with. */
export async function findHolder(pool: Pool, key: string): Promise<HeldKey | RefusedKey> {
  const { rows } = await pool.query<Row>(key.startsWith(sessionPrefix) ? ofSession : ofKey, [hashOf(key)]);
  const [row] = rows;
  if (row === undefined) return 'unknown';
  if (row.revoked) return 'revoked';
  if (row.session_expired || row.expired) return row.session === null ? 'unknown' : 'ended';
  return {
    principal: {
      subject: row.subject,
      role: row.role,
      stationGln: row.station_gln,
      ...(row.records_afterwards !== null && { recordsAfterwards: row.records_afterwards }),
    },
    expiresAt: row.expires_at,
    id: row.id,
    ...(row.session !== null &&
      row.session_expires_at !== null && {
        session: { id: row.session, expiresAt: row.session_expires_at },
      }),
  };
}
