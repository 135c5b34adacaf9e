import { Refusal, unknown } from '@boxtrail/kernel';
import type { Pool, PoolClient } from 'pg';

export const differenceMigration = /* sql */ `
  -- Where history is not what it was: an export that has another hash than before, a view that differs from its rebuild.
  CREATE TABLE progress.differences (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    subject text NOT NULL,
    position bigint NOT NULL,
    recorded_hash text NOT NULL,
    found_hash text NOT NULL,
    sample jsonb NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now(),
    last_found_at timestamptz NOT NULL DEFAULT now(),
    times integer NOT NULL DEFAULT 1,
    accepted_at timestamptz,
    accepted_by text,
    accepted_with uuid,
    reason text,
    UNIQUE (kind, subject, position, recorded_hash, found_hash)
  );
  CREATE INDEX ON progress.differences (kind, subject) WHERE accepted_at IS NULL;
  -- The hash of each export when it was first given, for the log positions on which it was given.
  CREATE TABLE progress.given_hashes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    sha256 text NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (subject, version, first_position)
  );
`;

export const differenceKinds = ['export', 'view'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A row that only one of two versions of a view has. */
export interface DifferentRow {
  readonly table: string;
  readonly only: 'live' | 'rebuilt';
  readonly row: string;
}

/** Two hashes of what must be the same, until somebody accepts the difference. */
export interface Difference {
  readonly id: number;
  readonly kind: DifferenceKind;
  /** Path of the export, or name of the view. */
  readonly subject: string;
  /** Log position both stand on. */
  readonly position: number;
  /** Of an export: when it was first given. Of a view: of the live rows. */
  readonly recordedHash: string;
  /** Of an export: as it is now. Of a view: of the rows that were rebuilt from the log. */
  readonly foundHash: string;
  /** Of a view: rows that differ, at most 20 of each side per table, each cut to 2,000 characters. */
  readonly sample: readonly DifferentRow[];
  readonly foundAt: string;
  readonly lastFoundAt: string;
  /** How often it was found. */
  readonly times: number;
  /** Null while nobody has accepted it. */
  readonly accepted: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

export type FoundDifference = Pick<
  Difference,
  'kind' | 'subject' | 'position' | 'recordedHash' | 'foundHash'
> & { readonly sample?: readonly DifferentRow[] };

interface DifferenceRow extends Omit<Difference, 'id' | 'position' | 'foundAt' | 'lastFoundAt' | 'accepted'> {
  readonly id: string;
  readonly position: string;
  readonly foundAt: Date;
  readonly lastFoundAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly reason: string | null;
}

const columns = `id, kind, subject, position, recorded_hash AS "recordedHash", found_hash AS "foundHash", sample,
  found_at AS "foundAt", last_found_at AS "lastFoundAt", times, accepted_at AS "acceptedAt", accepted_by AS "acceptedBy", reason`;
const maxRowCharacters = 2_000;

/** Writes a difference down, in the caller's transaction; one that is known is counted. */
export async function recordDifference(db: Pool | PoolClient, found: FoundDifference): Promise<Difference> {
  const { kind, subject, position, recordedHash, foundHash, sample = [] } = found;
  const cut = sample.map((row) => ({ ...row, row: row.row.slice(0, maxRowCharacters) }));
  const { rows } = await db.query<DifferenceRow>(
    `INSERT INTO progress.differences (kind, subject, position, recorded_hash, found_hash, sample)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (kind, subject, position, recorded_hash, found_hash)
        DO UPDATE SET last_found_at = now(), times = differences.times + 1
      RETURNING ${columns}`,
    [kind, subject, position, recordedHash, foundHash, JSON.stringify(cut)],
  );
  return toDifference(rows[0] as DifferenceRow);
}

export interface DifferenceFilter {
  readonly state: 'open' | 'accepted' | 'all';
  readonly kind?: DifferenceKind | undefined;
  /** Contexts whose views are meant; all when left out. */
  readonly viewsOf?: readonly string[];
  /** Whether exports are meant too: true when left out. */
  readonly exports?: boolean;
}

/** Where history is not what it was. Each difference stays until somebody accepts it, and is kept then, too. */
export class Differences {
  constructor(private readonly pool: Pool) {}

  /** Behind an id, in the order they were found. */
  async page(
    { state, kind, viewsOf, exports = true }: DifferenceFilter,
    afterId: number,
    limit: number,
  ): Promise<Difference[]> {
    const { rows } = await this.pool.query<DifferenceRow>(
      `SELECT ${columns} FROM progress.differences WHERE id > $1 AND ($2::text IS NULL OR kind = $2)
          AND ($3 = 'all' OR (accepted_at IS NULL) = ($3 = 'open'))
          AND (CASE kind WHEN 'export' THEN $6 ELSE $5::text[] IS NULL OR split_part(subject, '.', 1) = ANY($5) END)
        ORDER BY id LIMIT $4`,
      [afterId, kind ?? null, state, limit, viewsOf ?? null, exports],
    );
    return rows.map(toDifference);
  }

  /** Undefined where there is none. */
  async find(id: number): Promise<Difference | undefined> {
    const { rows } = await this.pool.query<DifferenceRow>(
      `SELECT ${columns} FROM progress.differences WHERE id = $1`,
      [id],
    );
    return rows[0] === undefined ? undefined : toDifference(rows[0]);
  }

  /**
   * Says of a difference that it is known why. A retry with the same command id has the same answer.
   * @throws DIFFERENCE_UNKNOWN. @throws DIFFERENCE_ACCEPTED somebody else was first, or for another reason.
   */
  async accept(
    id: number,
    by: { readonly subject: string; readonly commandId: string },
    reason: string,
  ): Promise<Difference> {
    await this.pool.query(
      `UPDATE progress.differences SET accepted_at = now(), accepted_by = $2, accepted_with = $3, reason = $4
        WHERE id = $1 AND accepted_at IS NULL`,
      [id, by.subject, by.commandId, reason],
    );
    const difference = await this.find(id);
    if (difference === undefined) throw unknown('DIFFERENCE_UNKNOWN', `there is no difference ${id}`);
    const { rowCount } = await this.pool.query(
      'SELECT FROM progress.differences WHERE id = $1 AND accepted_with = $2',
      [id, by.commandId],
    );
    if (rowCount === 1 && difference.accepted?.reason === reason) return difference;
    throw new Refusal(
      'rule',
      'DIFFERENCE_ACCEPTED',
      `${difference.accepted?.by} accepted the difference at ${difference.accepted?.at}: ${difference.accepted?.reason}`,
    );
  }

  /** How many nobody has accepted, by kind. */
  async open(): Promise<Map<DifferenceKind, number>> {
    const { rows } = await this.pool.query<{ kind: DifferenceKind; count: number }>(
      'SELECT kind, count(*)::int AS count FROM progress.differences WHERE accepted_at IS NULL GROUP BY kind',
    );
    const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
    return new Map(differenceKinds.map((kind) => [kind, counts.get(kind) ?? 0]));
  }

  /** The same of these views, by name; those without any are left out. */
  async openOfViews(views: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.pool.query<{ subject: string; count: number }>(
      `SELECT subject, count(*)::int AS count FROM progress.differences
        WHERE kind = 'view' AND accepted_at IS NULL AND subject = ANY($1) GROUP BY subject`,
      [views],
    );
    return new Map(rows.map(({ subject, count }) => [subject, count]));
  }
}

const toDifference = ({ acceptedAt, acceptedBy, reason, ...row }: DifferenceRow): Difference => ({
  ...row,
  id: Number(row.id),
  position: Number(row.position),
  foundAt: row.foundAt.toISOString(),
  lastFoundAt: row.lastFoundAt.toISOString(),
  accepted:
    acceptedAt === null ? null : { at: acceptedAt.toISOString(), by: acceptedBy ?? '', reason: reason ?? '' },
});
