import type { Pool, PoolClient } from 'pg';
import { recordDifference, type Difference } from './differences';
import { inSchema } from './view-tables';

/** A document that is given out, as it is now. */
export interface GivenDocument {
  /** Where it is fetched: one name for one document. */
  readonly subject: string;
  /** Of its form: a document of another form has another hash. */
  readonly version: number;
  /** Log position it stands on. */
  readonly position: number;
  /** SHA-256 (hex). */
  readonly sha256: string;
}

/** A document has another hash than when it was first given for the same log position. */
export interface ChangedDocument extends Difference {
  /** When the recorded hash was first given. */
  readonly recordedAt: string;
}

interface Stretch {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly sha256: string;
  readonly givenAt: Date;
}

/** Hashes that are kept, at most: of the oldest it is no longer known that they were given. */
const maxHashes = 1_000_000;

/**
 * Remembers the hash of what is given out. What nothing was recorded about keeps its hash from position to position:
 * a stretch of positions with one hash is one row, however often the document is fetched.
 */
export class GivenHashes {
  constructor(private readonly pool: Pool) {}

  /** Records the hash when it is the first for its position; null when it is the one that was recorded. */
  check(given: GivenDocument): Promise<ChangedDocument | null> {
    return inSchema(this.pool, 'progress', async (client) => {
      // A hash is on disk before the document is given.
      await client.query('SET LOCAL synchronous_commit = on');
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`given ${given.subject}`]);
      const below = await next(client, given, 'first_position <= $3 ORDER BY first_position DESC');
      if (below !== undefined && Number(below.last) >= given.position)
        return below.sha256 === given.sha256 ? null : changed(client, given, below);
      const above = await next(client, given, 'first_position > $3 ORDER BY first_position');
      if (below?.sha256 === given.sha256) await stretch(client, below, 'last_position', given.position);
      else if (above?.sha256 === given.sha256) await stretch(client, above, 'first_position', given.position);
      else await remember(client, given);
      return null;
    });
  }
}

async function next(
  client: PoolClient,
  { subject, version, position }: GivenDocument,
  which: string,
): Promise<Stretch | undefined> {
  const { rows } = await client.query<Stretch>(
    `SELECT id, first_position AS first, last_position AS last, sha256, given_at AS "givenAt" FROM given_hashes
      WHERE subject = $1 AND version = $2 AND ${which} LIMIT 1`,
    [subject, version, position],
  );
  return rows[0];
}

async function stretch(client: PoolClient, { id }: Stretch, end: string, position: number): Promise<void> {
  await client.query(`UPDATE given_hashes SET ${end} = $2 WHERE id = $1`, [id, position]);
}

async function remember(
  client: PoolClient,
  { subject, version, position, sha256 }: GivenDocument,
): Promise<void> {
  await client.query(
    `WITH added AS (
       INSERT INTO given_hashes (subject, version, first_position, last_position, sha256) VALUES ($1, $2, $3, $3, $4)
       RETURNING id)
     DELETE FROM given_hashes WHERE id <= (SELECT id FROM added) - $5`,
    [subject, version, position, sha256, maxHashes],
  );
}

async function changed(
  client: PoolClient,
  { subject, position, sha256 }: GivenDocument,
  { sha256: recordedHash, givenAt }: Stretch,
): Promise<ChangedDocument> {
  const found = { kind: 'export' as const, subject, position, recordedHash, foundHash: sha256 };
  return { ...(await recordDifference(client, found)), recordedAt: givenAt.toISOString() };
}
