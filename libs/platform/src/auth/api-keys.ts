import { createHash, randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { Lru } from '../aggregates/lru';
import { survive } from '../postgres/survive';
import type { Role } from './policy-table';

export const authMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE auth.api_keys (
    hash bytea PRIMARY KEY,
    subject text NOT NULL,
    role text NOT NULL,
    -- The one station this key speaks for; null for the whole network.
    station_gln text,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  `,
];

/** Who is asking. */
export interface Principal {
  /** Name of the key's holder: the actor on the trail. */
  readonly subject: string;
  readonly role: Role;
  /** The one station it may act for; null for all. */
  readonly stationGln: string | null;
}

/** Seconds a key that was looked up is believed without looking again. */
const believedSeconds = 10;

/** API keys: 256 random bits, of which the database knows only the SHA-256. */
export class ApiKeys {
  private readonly known = new Lru<string, { principal: Principal; until: number }>(10_000);

  constructor(private readonly pool: Pool) {}

  /** Makes a key; the answer is the only time it can be read. */
  async issue(principal: Principal, expiresAt: Date): Promise<string> {
    const key = `bt_${randomBytes(32).toString('base64url')}`;
    await this.pool.query(
      'INSERT INTO auth.api_keys (hash, subject, role, station_gln, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [hashOf(key), principal.subject, principal.role, principal.stationGln, expiresAt],
    );
    return key;
  }

  /** Who holds this key; undefined when it was never issued or has expired. */
  async verify(key: string): Promise<Principal | undefined> {
    const known = this.known.get(key);
    if (known !== undefined && known.until > Date.now()) return known.principal;
    const { rows } = await this.pool.query<{
      subject: string;
      role: Role;
      station_gln: string | null;
      expires_at: Date;
    }>(
      'SELECT subject, role, station_gln, expires_at FROM auth.api_keys WHERE hash = $1 AND expires_at > now()',
      [hashOf(key)],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    const principal = { subject: row.subject, role: row.role, stationGln: row.station_gln };
    const until = Math.min(Date.now() + believedSeconds * 1000, row.expires_at.getTime());
    this.known.set(key, { principal, until });
    return principal;
  }
}

/** Works on the keys of an installation whose services run elsewhere. */
export async function withApiKeys<T>(databaseUrl: string, work: (keys: ApiKeys) => Promise<T>): Promise<T> {
  const pool = survive(new Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000 }));
  try {
    return await work(new ApiKeys(pool));
  } finally {
    await pool.end();
  }
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
