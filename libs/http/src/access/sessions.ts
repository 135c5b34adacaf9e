import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { HttpProblem } from '../problems/problem';
import type { ApiKeys } from './api-keys';
import { hashOf, sessionPrefix } from './find-holder';
import type { ValidKey } from './valid-key';

const hourMs = 3_600_000;

/** A session that was opened: the only time its token can be read. */
interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

interface SessionLimits {
  readonly sessionHours: number;
  readonly sessionsPerKey: number;
}

/**
 * Sessions of browsers. A key is exchanged for a token of 256 random bits, of which the database knows only the SHA-256
 * and the id of the key. The token counts as the key, until the session or the key ends.
 */
export class Sessions {
  constructor(
    private readonly pool: Pool,
    private readonly keys: ApiKeys,
    private readonly limits: SessionLimits,
  ) {}

  /** Opens a session. Throws `TOO_MANY_SESSIONS`. */
  async open({ id, expiresAt: keyExpiresAt }: Pick<ValidKey, 'id' | 'expiresAt'>): Promise<OpenedSession> {
    const token = sessionPrefix + randomBytes(32).toString('base64url');
    const { sessionHours, sessionsPerKey } = this.limits;
    const expiresAt = new Date(Math.min(Date.now() + sessionHours * hourMs, keyExpiresAt));
    const { rows } = await this.pool.query<{ opened: boolean }>(
      'SELECT auth.open_session($1, $2, $3, $4) AS opened',
      [hashOf(token), id, expiresAt, sessionsPerKey],
    );
    if (rows[0]?.opened === true) return { token, expiresAt };
    throw new HttpProblem(
      'TOO_MANY_SESSIONS',
      `this key has opened ${sessionsPerKey} sessions within a minute; nothing was done`,
      { 'retry-after': '60' },
    );
  }

  /** Ends a session: at once in this process, within a second in all others. */
  async end(id: string, token: string): Promise<void> {
    await this.pool.query('SELECT auth.end_session($1)', [id]);
    this.keys.endSession(token);
  }
}
