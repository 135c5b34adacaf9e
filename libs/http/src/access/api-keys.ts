import { createHash, createHmac, randomBytes } from 'node:crypto';
import { ruleViolation } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { reused } from '@boxtrail/commands';
import { handlePoolErrors } from '@boxtrail/database';
import { installationSecret } from './installation-secret';
import type { Role } from './access';
import { RememberedKeys, type HeldKey, type Principal } from './remembered-keys';

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
  /* sql */ `
  -- Which request it was issued to: a retry is answered with the same key.
  CREATE TABLE auth.secrets (
    purpose text PRIMARY KEY,
    value bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
  );
  ALTER TABLE auth.api_keys ADD COLUMN command_id uuid UNIQUE, ADD COLUMN command_hash text;
  `,
  /* sql */ `
  -- Why its decisions may be dated in the past; null for every ordinary key.
  ALTER TABLE auth.api_keys ADD COLUMN records_afterwards text;
  `,
  /* sql */ `
  -- Tells this installation's log from those of others.
  CREATE TABLE auth.installation (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL DEFAULT gen_random_uuid()
  );
  INSERT INTO auth.installation DEFAULT VALUES;
  `,
];

/** The request a key is issued to, and how its retry is recognised. */
export interface KeyRequest {
  readonly commandId: string;
  /** Hash of what was asked. */
  readonly hash: string;
  /** The API key it came with. */
  readonly callerKey: string;
}

const valuesOf = (key: string, { subject, role, stationGln }: Principal, expiresAt: Date) => [
  hashOf(key),
  subject,
  role,
  stationGln,
  expiresAt,
];

/** API keys: 256 random bits, of which the database knows only the SHA-256. */
export class ApiKeys extends RememberedKeys {
  constructor(private readonly pool: Pool) {
    super((key) => findKey(pool, key));
  }

  /** Makes a key; the answer is the only time it can be read. */
  async issue(principal: Principal, expiresAt: Date): Promise<string> {
    const key = keyOf(randomBytes(32));
    await this.pool.query(
      `INSERT INTO auth.api_keys (hash, subject, role, station_gln, expires_at, records_afterwards)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [...valuesOf(key, principal, expiresAt), principal.recordsAfterwards ?? null],
    );
    return key;
  }

  /**
   * Makes a key once: a retry of the request gets the same one. No table holds it. It is derived from this
   * installation's secret and the caller's own key, of which the database knows only one.
   * @throws Refusal `IDEMPOTENCY_KEY_REUSED`, or `KEY_NOT_SHOWN_AGAIN` when the caller has another key by now.
   */
  async issueOnce(principal: Principal, expiresAt: Date, request: KeyRequest): Promise<string> {
    const { commandId, hash, callerKey } = request;
    const secret = await installationSecret(this.pool, 'api-keys');
    const key = keyOf(createHmac('sha256', secret).update(`api key\n${commandId}\n${callerKey}`).digest());
    const { rowCount } = await this.pool.query(
      `INSERT INTO auth.api_keys (hash, subject, role, station_gln, expires_at, command_id, command_hash,
                                  records_afterwards)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [...valuesOf(key, principal, expiresAt), commandId, hash, principal.recordsAfterwards ?? null],
    );
    if (rowCount === 1) return key;
    const { rows } = await this.pool.query<{ hash: Buffer; command_hash: string }>(
      'SELECT hash, command_hash FROM auth.api_keys WHERE command_id = $1',
      [commandId],
    );
    if (rows[0]?.command_hash !== hash) throw reused();
    if (!rows[0].hash.equals(hashOf(key)))
      throw ruleViolation(
        'KEY_NOT_SHOWN_AGAIN',
        'this key was issued before; only the API key that asked for it can read it again',
      );
    return key;
  }

  /** Whether this request has got its key. */
  async wasIssuedTo({ commandId }: Pick<KeyRequest, 'commandId'>): Promise<boolean> {
    const { rowCount } = await this.pool.query('SELECT FROM auth.api_keys WHERE command_id = $1', [
      commandId,
    ]);
    return rowCount === 1;
  }
}

async function findKey(pool: Pool, key: string): Promise<HeldKey | undefined> {
  const { rows } = await pool.query<{
    subject: string;
    role: Role;
    station_gln: string | null;
    expires_at: Date;
    records_afterwards: string | null;
  }>(
    `SELECT subject, role, station_gln, expires_at, records_afterwards FROM auth.api_keys
      WHERE hash = $1 AND expires_at > now()`,
    [hashOf(key)],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const principal: Principal = {
    subject: row.subject,
    role: row.role,
    stationGln: row.station_gln,
    ...(row.records_afterwards !== null && { recordsAfterwards: row.records_afterwards }),
  };
  return { principal, expiresAt: row.expires_at };
}

/** Works on the keys of an installation whose services run elsewhere. */
export async function withApiKeys<T>(databaseUrl: string, work: (keys: ApiKeys) => Promise<T>): Promise<T> {
  const pool = handlePoolErrors(
    new Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000 }),
  );
  try {
    return await work(new ApiKeys(pool));
  } finally {
    await pool.end();
  }
}

const keyOf = (bytes: Buffer): string => `bt_${bytes.toString('base64url')}`;

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
