import { createHmac, randomBytes } from 'node:crypto';
import { type Refusal, ruleViolation } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { reused } from '@boxtrail/commands';
import { handlePoolErrors } from '@boxtrail/database';
import { installationSecret } from './installation-secret';
import { findHolder, hashOf } from './find-holder';
import { RememberedKeys } from './remembered-keys';
import type { Principal, ValidKey } from './valid-key';

/** The request a key is issued to, and how its retry is recognised. */
export interface KeyRequest {
  readonly commandId: string;
  /** Hash of what was asked. */
  readonly hash: string;
  /** The API key it came with. */
  readonly callerKey: string;
  /** Who asked. */
  readonly by: string;
  /** For a successor: the id of the key it follows, and until when that one stays valid. */
  readonly replaces?: { readonly id: string; readonly validUntil: Date };
}

const valuesOf = (key: string, principal: Principal, expiresAt: Date) => [
  hashOf(key),
  principal.subject,
  principal.role,
  principal.stationGln,
  expiresAt,
  principal.recordsAfterwards ?? null,
];

/** How often a process asks which keys have ended, in ms. */
const pollMs = 250;
/**
 * What is remembered of valid keys counts while the process has heard of revocations within this time, in ms. With
 * `pollMs` it stays below the second within which a revocation takes effect.
 */
const currentMs = 900;
/** Changes that one statement reads. */
const changesPerPoll = 1_000;
/** How often the last use of keys is written, in ms, and how many keys one statement takes. */
const usesMs = 10_000;
const usesPerStatement = 1_000;
/** Timeout of these statements, in ms. */
const statementMs = 5_000;

/** A key or a session that ends earlier than it did. */
interface Change {
  readonly id: string | null;
  readonly session: string | null;
  readonly revoked: boolean;
  readonly until: Date;
  readonly revision: string;
}

/**
 * API keys: 256 random bits, of which the database knows only the SHA-256. A running process polls for keys that were
 * revoked or end earlier than they did; without the database, no remembered key is accepted for longer than a second.
 */
export class ApiKeys extends RememberedKeys {
  private revision = '0';
  private heardAt = -Infinity;
  private usesWrittenAt = Date.now();
  private usesDueAt = Date.now() + usesMs;
  private polling: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly pool: Pool) {
    super((key) => findHolder(pool, key));
  }

  /** Follows revocations, until it is stopped. Keys are looked up for each request before. */
  async start(): Promise<void> {
    await this.poll();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.polling;
    await this.writeUses().catch(() => undefined);
  }

  protected override isCurrent(): boolean {
    return performance.now() - this.heardAt < currentMs;
  }

  private async poll(): Promise<void> {
    this.polling = this.step();
    await this.polling;
    if (!this.stopped) this.timer = setTimeout(() => void this.poll(), pollMs).unref();
  }

  private async step(): Promise<void> {
    this.endExpired();
    try {
      while (!(await this.hear()));
      if (Date.now() >= this.usesDueAt) await this.writeUses();
    } catch {
      // Asked again soon: until then, keys are looked up one by one.
    }
  }

  /** Applies the next changes. Answers whether those are all. */
  private async hear(): Promise<boolean> {
    const began = performance.now();
    const { rows } = await this.pool.query<Change>({
      text: `SELECT id, NULL AS session, revoked_at IS NOT NULL AS revoked, expires_at AS until, revision
               FROM auth.api_keys WHERE revision > $1
             UNION ALL SELECT NULL, id, true, expires_at, revision FROM auth.sessions WHERE revision > $1
              ORDER BY revision LIMIT ${changesPerPoll}`,
      values: [this.revision],
      query_timeout: statementMs,
    } as { text: string; values: string[] });
    this.apply(
      new Map(
        rows.flatMap(({ id, revoked, until }) =>
          id === null ? [] : [[id, revoked ? 'revoked' : until.getTime()]],
        ),
      ),
      new Set(rows.flatMap(({ session }) => session ?? [])),
    );
    this.revision = rows.at(-1)?.revision ?? this.revision;
    if (rows.length === changesPerPoll) return false;
    this.heardAt = began;
    return true;
  }

  /** Writes when keys were used: one statement for many keys, every ten seconds. */
  private async writeUses(): Promise<void> {
    const now = Date.now();
    this.usesDueAt = now + usesMs;
    const used = lastUses(this.usedSince(this.usesWrittenAt));
    for (let i = 0; i < used.length; i += usesPerStatement) {
      const slice = used.slice(i, i + usesPerStatement);
      await this.pool.query({
        text: 'SELECT auth.note_uses($1, $2)',
        values: [slice.map(([id]) => id), slice.map(([, usedAt]) => new Date(usedAt))],
        query_timeout: statementMs,
      } as { text: string; values: unknown[] });
    }
    this.usesWrittenAt = now;
  }

  /** Makes a key; the answer is the only time it can be read. */
  async issue(principal: Principal, expiresAt: Date): Promise<string> {
    const key = keyOf(randomBytes(32));
    await this.pool.query(
      `INSERT INTO auth.api_keys (hash, subject, role, station_gln, expires_at, records_afterwards)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      valuesOf(key, principal, expiresAt),
    );
    return key;
  }

  /**
   * Makes a key once: a retry of the request gets the same one. No table holds it. It is derived from this
   * installation's secret and the caller's own key, of which the database knows only one.
   * @throws Refusal `IDEMPOTENCY_KEY_REUSED`, `KEY_NOT_SHOWN_AGAIN` when the caller has another key by now, or
   * `KEY_NOT_ROTATABLE` when another key follows the replaced one.
   */
  async issueOnce(
    principal: Principal,
    expiresAt: Date,
    request: KeyRequest,
  ): Promise<{ readonly key: string; readonly id: string }> {
    const { commandId, hash, callerKey, by, replaces } = request;
    const secret = await installationSecret(this.pool, 'api-keys');
    const key = keyOf(createHmac('sha256', secret).update(`api key\n${commandId}\n${callerKey}`).digest());
    const { rows } = await this.pool
      .query<{ id: string }>(
        `WITH made AS (
         INSERT INTO auth.api_keys (hash, subject, role, station_gln, expires_at, records_afterwards, command_id,
                                    command_hash, created_by, replaces)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id)
       SELECT id, auth.end_key($10, $11) FROM made`,
        [
          ...valuesOf(key, principal, expiresAt),
          commandId,
          hash,
          by,
          replaces?.id ?? null,
          replaces?.validUntil ?? null,
        ],
      )
      .catch((error: unknown) => {
        throw (error as { code?: unknown }).code === keyEnded ? keyHasEnded(replaces?.id) : error;
      });
    if (rows[0] !== undefined) return { key, id: rows[0].id };
    const known = await this.issuedTo({ commandId });
    if (known === undefined) throw rotatedBefore(replaces?.id);
    if (known.commandHash !== hash) throw reused();
    if (!known.hash.equals(hashOf(key)))
      throw ruleViolation(
        'KEY_NOT_SHOWN_AGAIN',
        'this key was issued before; only the API key that asked for it can read it again',
      );
    return { key, id: known.id };
  }

  /** The key that a request has got. */
  async issuedTo({
    commandId,
  }: Pick<KeyRequest, 'commandId'>): Promise<
    { readonly id: string; readonly hash: Buffer; readonly commandHash: string } | undefined
  > {
    const { rows } = await this.pool.query<{ id: string; hash: Buffer; commandHash: string }>(
      'SELECT id, hash, command_hash AS "commandHash" FROM auth.api_keys WHERE command_id = $1',
      [commandId],
    );
    return rows[0];
  }
}

/** SQLSTATE of `auth.end_key`. */
const keyEnded = 'BXEND';

export const keyHasEnded = (id: string | undefined): Refusal =>
  ruleViolation('KEY_NOT_ROTATABLE', `the API key ${id} has ended`);
export const rotatedBefore = (id: string | undefined): Refusal =>
  ruleViolation('KEY_NOT_ROTATABLE', `the API key ${id} was rotated before`);

/** When keys were used last, by id: a key and its sessions count as one. */
function lastUses(used: readonly ValidKey[]): [id: string, usedAt: number][] {
  const last = new Map<string, number>();
  for (const { id = '', usedAt } of used) last.set(id, Math.max(usedAt, last.get(id) ?? 0));
  return [...last];
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
