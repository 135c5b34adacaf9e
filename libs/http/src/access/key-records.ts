import { unknown } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import type { Role } from './access';

export const keyStates = ['valid', 'expired', 'revoked'] as const;

/** An API key as its record shows it: never the key or its hash. */
export interface ApiKey {
  readonly id: string;
  /** The holder: the actor on the trail. */
  readonly subject: string;
  readonly role: Role;
  /** The only station it may act for; null for all. */
  readonly stationGln: string | null;
  /** Why its decisions may be dated in the past; null for an ordinary key. */
  readonly recordsAfterwards: string | null;
  readonly state: (typeof keyStates)[number];
  /** Subject of the key that issued it; null when it was made on the server. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** When a request with it was last admitted, written every 10 s; null when none was. */
  readonly lastUsedAt: string | null;
  /** When, by whom and why it was revoked; null while it is not. */
  readonly revoked: { readonly at: string; readonly by: string; readonly reason: string } | null;
  /** Id of the key it follows; null when it follows none. */
  readonly replaces: string | null;
  /** Id of the key that follows it; null when none does. */
  readonly replacedBy: string | null;
}

export interface KeyFilter {
  readonly state: (typeof keyStates)[number] | 'all';
  readonly subject: string | undefined;
  readonly role: Role | undefined;
}

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly role: Role;
  readonly station_gln: string | null;
  readonly records_afterwards: string | null;
  readonly state: ApiKey['state'];
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
  readonly revoke_reason: string | null;
  readonly replaces: string | null;
  readonly replaced_by: string | null;
}

const stateOf = `CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'valid' END`;

const columns = `id, subject, role, station_gln, records_afterwards, ${stateOf} AS state, created_by, created_at, expires_at,
  last_used_at, revoked_at, revoked_by, revoke_reason, replaces,
  (SELECT s.id FROM auth.api_keys s WHERE s.replaces = k.id) AS replaced_by`;

/** What is known of API keys, and their revocation. */
export class KeyRecords {
  constructor(private readonly pool: Pool) {}

  /** Keys after an id, in the order they were issued. */
  async page({ state, subject, role }: KeyFilter, after: string, limit: number): Promise<ApiKey[]> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${columns} FROM auth.api_keys k
        WHERE id > $1 AND ($3 = 'all' OR ${stateOf} = $3) AND ($4::text IS NULL OR subject = $4)
          AND ($5::text IS NULL OR role = $5)
        ORDER BY id LIMIT $2`,
      [after, limit, state, subject ?? null, role ?? null],
    );
    return rows.map(shown);
  }

  /** Throws `KEY_UNKNOWN`. */
  async one(id: string): Promise<ApiKey> {
    const { rows } = await this.pool.query<Row>(`SELECT ${columns} FROM auth.api_keys k WHERE id = $1`, [id]);
    if (rows[0] === undefined) throw unknown('KEY_UNKNOWN', `there is no API key ${id}`);
    return shown(rows[0]);
  }

  /** Revokes a key; the first revocation stands. Throws `KEY_UNKNOWN`. */
  async revoke(id: string, by: string, reason: string): Promise<ApiKey> {
    await this.pool.query('SELECT auth.revoke_key($1, $2, $3)', [id, by, reason]);
    return this.one(id);
  }
}

const shown = (row: Row): ApiKey => ({
  id: row.id,
  subject: row.subject,
  role: row.role,
  stationGln: row.station_gln,
  recordsAfterwards: row.records_afterwards,
  state: row.state,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revoked:
    row.revoked_at === null
      ? null
      : { at: row.revoked_at.toISOString(), by: row.revoked_by ?? '', reason: row.revoke_reason ?? '' },
  replaces: row.replaces,
  replacedBy: row.replaced_by,
});
