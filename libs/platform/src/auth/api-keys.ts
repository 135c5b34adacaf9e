import { createHash, createHmac, randomBytes } from 'node:crypto';
import { broken } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { reused } from '../aggregates/aggregates';
import { Lru } from '../aggregates/lru';
import { survive } from '../postgres/survive';
import { installationSecret } from './installation-secret';
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
];

/** Who is asking. */
export interface Principal {
  /** Name of the key's holder: the actor on the trail. */
  readonly subject: string;
  readonly role: Role;
  /** The one station it may act for; null for all. */
  readonly stationGln: string | null;
  /**
   * Why its decisions may be dated in the past without a word to each: a simulation, or the records of an older
   * system. They are judged as of their own time alone. Undefined for every ordinary key.
   */
  readonly recordsAfterwards?: string;
}

/** The request a key is issued to, and how its retry is recognised. */
export interface KeyRequest {
  readonly commandId: string;
  /** Hash of what was asked. */
  readonly hash: string;
  /** The API key it came with. */
  readonly callerKey: string;
}

/** Seconds for which the answer of a look-up holds. An unknown key stays unknown: keys are random. */
const holdsSeconds = { valid: 10, unknown: 300 };
/** Keys that are remembered, at most, valid and unknown ones. */
const maxRemembered = 10_000;

interface Remembered {
  readonly principal: Principal;
  readonly until: number;
}

const valuesOf = (key: string, { subject, role, stationGln }: Principal, expiresAt: Date) => [
  hashOf(key),
  subject,
  role,
  stationGln,
  expiresAt,
];

/** API keys: 256 random bits, of which the database knows only the SHA-256. */
export class ApiKeys {
  private readonly valid = new Lru<string, Remembered>(maxRemembered);
  private readonly unknown = new Lru<string, number>(maxRemembered);
  private readonly lookUps = new Map<string, Promise<Principal | undefined>>();

  constructor(private readonly pool: Pool) {}

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
      throw broken(
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

  /** What a recent look-up has found; undefined when the key must be looked up. */
  remembered(key: string): Principal | 'unknown' | undefined {
    if (!keyForm.test(key)) return 'unknown';
    const valid = this.valid.get(key);
    if (valid !== undefined) return valid.until > Date.now() ? valid.principal : undefined;
    return (this.unknown.get(key) ?? 0) > Date.now() ? 'unknown' : undefined;
  }

  /** Whether the key was valid when it was last looked up, however long ago. */
  wasValid(key: string): boolean {
    return this.valid.get(key) !== undefined;
  }

  /** Who holds this key; undefined when it was never issued or has expired. One look-up at a time for each key. */
  verify(key: string): Promise<Principal | undefined> {
    const remembered = this.remembered(key);
    if (remembered !== undefined) return Promise.resolve(remembered === 'unknown' ? undefined : remembered);
    const running = this.lookUps.get(key);
    if (running !== undefined) return running;
    const lookUp = this.lookUp(key).finally(() => this.lookUps.delete(key));
    this.lookUps.set(key, lookUp);
    return lookUp;
  }

  private async lookUp(key: string): Promise<Principal | undefined> {
    const { rows } = await this.pool.query<{
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
    const row = rows[0];
    if (row === undefined) {
      this.valid.delete(key);
      this.unknown.set(key, Date.now() + holdsSeconds.unknown * 1_000);
      return undefined;
    }
    const principal: Principal = {
      subject: row.subject,
      role: row.role,
      stationGln: row.station_gln,
      ...(row.records_afterwards !== null && { recordsAfterwards: row.records_afterwards }),
    };
    const until = Math.min(Date.now() + holdsSeconds.valid * 1_000, row.expires_at.getTime());
    this.valid.set(key, { principal, until });
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

/** As `issue` makes them. */
const keyForm = /^bt_[\w-]{43}$/;
const keyOf = (bytes: Buffer): string => `bt_${bytes.toString('base64url')}`;
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
