import { slices, tableOf, type ViewDb } from '@boxtrail/projections';
import { unheardOf } from '../../domain/box-state';
import type { JudgedTrail } from '../../domain/box-trail';
import { listed, type ListedFinding } from '../../domain/listed-finding';

/** Rows in one statement. */
const rowsPerStatement = 1_000;

/** Every finding of every box. A list is sorted by `occurred_at`, `position` and the rest of the key. */
export const findingsTable = tableOf<ListedFinding>(
  'findings',
  {
    position: ['bigint NOT NULL', ({ at }) => at.position],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    ordinal: ['int NOT NULL', ({ at }) => at.ordinal],
    kind: ['text COLLATE "C" NOT NULL', ({ kind }) => kind],
    step: ['text NOT NULL', ({ at }) => at.kind],
    occurred_at: ['text COLLATE "C" NOT NULL', ({ at }) => at.occurredAt],
    severity: ['text COLLATE "C" NOT NULL', ({ severity }) => severity],
    state: ['text COLLATE "C" NOT NULL', ({ state }) => state],
    words: ['text NOT NULL', ({ words }) => words],
    place_gln: ['text COLLATE "C"', ({ placeGln }) => placeGln],
    load_id: ['text COLLATE "C"', ({ loadId }) => loadId],
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    reported_by: ['text COLLATE "C" NOT NULL', ({ reportedBy }) => reportedBy],
    seen_by: ['text COLLATE "C"', ({ seenBy }) => seenBy],
    concerns: ['jsonb NOT NULL', ({ concerns }) => concerns],
    closed_by: ['jsonb', ({ closedBy }) => closedBy],
    closed_at: ['text COLLATE "C"', ({ closedBy }) => closedBy?.occurredAt ?? null],
  },
  ['position', 'sscc', 'ordinal', 'kind'],
);

const order = 'occurred_at, position, sscc, ordinal, kind';

export const findingsIndexes = `
    CREATE INDEX ON findings (sscc);
    CREATE INDEX ON findings (${order});
    CREATE INDEX ON findings (state, ${order});
    CREATE INDEX ON findings (severity, ${order}) WHERE state = 'open';
    CREATE INDEX ON findings (closed_at) WHERE closed_at IS NOT NULL;
    CREATE INDEX ON findings (kind, ${order});
    CREATE INDEX ON findings (place_gln, ${order});
    CREATE INDEX ON findings (load_id, ${order}) WHERE load_id IS NOT NULL;
    CREATE INDEX ON findings (round_id, ${order});
    CREATE INDEX ON findings (reported_by, ${order});
    CREATE INDEX ON findings USING gin (concerns)`;

/** The findings of one box by `keyOf`. */
export type FindingRows = Map<string, ListedFinding>;

const keyOf = ({ at, kind }: ListedFinding): string => `${at.position} ${at.ordinal} ${kind}`;

/** The findings of a trail. Pauses after each: a long trail has thousands. */
export function* rowsOf(trail: JudgedTrail | null): Generator<undefined, FindingRows> {
  const rows: FindingRows = new Map();
  for (const finding of trail?.findings ?? []) {
    const row = listed(finding, trail?.state ?? unheardOf(finding.sscc));
    rows.set(keyOf(row), row);
    yield;
  }
  return rows;
}

/**
 * Whether two rows of one finding say the same. Only these fields can change when a trail is judged again; a box may have
 * thousands of findings, and comparing all fields of each takes most of the time.
 */
const isSame = (row: ListedFinding, before: ListedFinding | undefined): boolean =>
  before !== undefined &&
  row.state === before.state &&
  row.words === before.words &&
  row.severity === before.severity &&
  row.roundId === before.roundId &&
  row.at.occurredAt === before.at.occurredAt &&
  row.after?.position === before.after?.position &&
  row.after?.ordinal === before.after?.ordinal &&
  row.loadId === before.loadId &&
  row.limitHours === before.limitHours &&
  row.closedBy?.position === before.closedBy?.position &&
  row.closedBy?.ordinal === before.closedBy?.ordinal &&
  row.parties?.intended === before.parties?.intended &&
  row.parties?.actual === before.parties?.actual &&
  row.concerns.join() === before.concerns.join();

/** What a batch changes in the findings. */
export class FindingChanges {
  private readonly changes = new Map<string, { readonly row: ListedFinding; readonly isGone: boolean }>();

  /** Adds findings of a box, or their answers. `rows` are those of the box, where its caller keeps them. */
  add(found: readonly ListedFinding[], rows?: FindingRows): void {
    for (const row of found) {
      rows?.set(keyOf(row), row);
      this.note(row, false);
    }
  }

  /** The findings of a trail that was judged again: rows that stayed the same are not written. */
  *replace(before: FindingRows, after: JudgedTrail): Generator<undefined, FindingRows> {
    const rows = yield* rowsOf(after);
    for (const [key, row] of rows) {
      if (!isSame(row, before.get(key))) this.note(row, false);
      yield;
    }
    for (const [key, row] of before) if (!rows.has(key)) this.note(row, true);
    return rows;
  }

  private note(row: ListedFinding, isGone: boolean): void {
    this.changes.set(`${row.sscc} ${keyOf(row)}`, { row, isGone });
  }

  async write(db: ViewDb): Promise<void> {
    const changes = [...this.changes.values()];
    const gone = changes.filter(({ isGone }) => isGone).map(({ row }) => row);
    const written = changes.filter(({ isGone }) => !isGone).map(({ row }) => row);
    for (const rows of slices(gone, rowsPerStatement))
      await db.query(
        `DELETE FROM findings f USING unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) AS gone (position, sscc, ordinal, kind)
          WHERE (f.position, f.sscc, f.ordinal, f.kind) = (gone.position, gone.sscc, gone.ordinal, gone.kind)`,
        [
          rows.map(({ at }) => at.position),
          rows.map(({ sscc }) => sscc),
          rows.map(({ at }) => at.ordinal),
          rows.map(({ kind }) => kind),
        ],
      );
    for (const rows of slices(written, rowsPerStatement)) await findingsTable.upsert(rows, db);
  }
}
