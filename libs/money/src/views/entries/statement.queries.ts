import { invalid, Refusal } from '@boxtrail/kernel';
import { nameIn, placesView } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';
import { mayActFor, type Principal, type Reads } from '@boxtrail/http';
import {
  statementAccounts,
  type StatementHead,
  type StatementKind,
  type StatementLine,
  type StatementOf,
  type StatementOrder,
} from '../../statements/statement';
import { householdKinds, noSuchAccount } from './accounts.queries';
import { entriesSchema } from './entries.view';

/** Entries that are read with one statement. */
const linesPerRead = 1_000;
/** A statement on paper is built in memory. */
const mostPrinted = 5_000;

/** A literal in each query: an index in the order of time serves one kind of account. */
const kindsOf = (kind: StatementKind): string =>
  `account_kind IN (${statementAccounts[kind].map((each) => `'${each}'`).join(', ')})`;

/** Throws `PERIOD_EMPTY`. */
export function mustBeAPeriod({ from, to }: Pick<StatementOf, 'from' | 'to'>): void {
  if (from === null || to === null || from < to) return;
  throw invalid('PERIOD_EMPTY', `from (${from}) must be before to (${to})`, '/to');
}

/** Lets a key read a statement. Throws `LEDGER_ACCOUNT_UNKNOWN` or `STATION_NOT_YOURS`. */
export async function mayReadStatement(
  { kind, ref, communityGln }: StatementOf,
  area: readonly string[] | null,
  principal: Principal,
  reads: Reads,
): Promise<void> {
  const rows = await reads.rows<{ gln: string }>(
    `SELECT DISTINCT community_gln AS gln FROM ${entriesSchema}.accounts
      WHERE ${kindsOf(kind)} AND account_ref = $1 AND ($2::text IS NULL OR community_gln = $2)`,
    [ref, communityGln],
  );
  if (rows.length === 0) throw noSuchAccount(kind, ref);
  if (area !== null) mayActFor(principal, ...rows.map(({ gln }) => gln));
}

/** The entries of a statement: `$1` to `$6`. */
const entriesOf = (kind: StatementKind) => `
  FROM ${entriesSchema}.entries
 WHERE ${kindsOf(kind)} AND account_ref = $1 AND position <= $2 AND recorded_at <= $3
   AND ($4::text IS NULL OR community_gln = $4) AND ($5::text[] IS NULL OR community_gln = ANY($5))
   AND occurred_at <= $6`;

const valuesOf = ({ of, area }: StatementOrder, position: number, until: string | null) => [
  ...[of.ref, position, of.knownAt ?? 'infinity', of.communityGln, area, until ?? 'infinity'],
];

/** Throws `STATEMENT_TOO_LARGE` when a statement is too long to be printed. */
export async function mustBePrintable(order: StatementOrder, position: number, reads: Reads): Promise<void> {
  const { kind, from, to } = order.of;
  const rows = await reads.rows(`SELECT 1 ${entriesOf(kind)} AND occurred_at > $7 LIMIT ${mostPrinted + 1}`, [
    ...valuesOf(order, position, to),
    from ?? '-infinity',
  ]);
  if (rows.length <= mostPrinted) return;
  throw new Refusal(
    'rule',
    'STATEMENT_TOO_LARGE',
    `this statement has more than ${mostPrinted} entries, which pdf cannot hold: use csv or json, or a shorter period`,
    [{ pointer: '/format', detail: `at most ${mostPrinted} entries` }],
  );
}

export async function statementHead(
  order: StatementOrder,
  position: number,
  madeAt: string,
  reads: Reads,
): Promise<StatementHead> {
  const { of } = order;
  return {
    ...of,
    ...{ name: await nameOf(of, reads), position, madeAt },
    openingFen: of.from === null ? 0 : await balanceAt(order, position, of.from, reads),
  };
}

async function balanceAt(
  order: StatementOrder,
  position: number,
  until: string,
  reads: Reads,
): Promise<number> {
  const text = `SELECT coalesce(sum(signed_fen), 0) AS fen ${entriesOf(order.of.kind)}`;
  const [row] = await reads.rows<{ fen: string }>(text, valuesOf(order, position, until));
  return Number(row?.fen ?? 0);
}

async function nameOf({ kind, ref }: StatementOf, reads: Reads): Promise<string | null> {
  if (kind !== 'community' && kind !== 'supplier') return null;
  const places = `${schemaOf(placesView('money'))}.places`;
  const [row] = await reads.rows<{ name: string }>(
    `SELECT ${nameIn('money', 'p')} AS name FROM ${places} p WHERE gln = $1`,
    [ref],
  );
  return row?.name ?? null;
}

interface Stored extends Omit<
  StatementLine,
  | 'number'
  | 'amountFen'
  | 'balanceFen'
  | 'other'
  | 'needPath'
  | 'boxPath'
  | 'occurredAt'
  | 'recordedAt'
  | 'position'
> {
  readonly position: string;
  readonly signedFen: string;
  readonly otherKind: StatementLine['other']['kind'];
  readonly otherRef: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  /** Exact: a Date has no microseconds. */
  readonly time: string;
}

/** The lines in the order of the time that they hold from, some at a time. */
export async function* statementLines(
  order: StatementOrder,
  { position, openingFen }: StatementHead,
  reads: Reads,
): AsyncGenerator<StatementLine> {
  const { kind, from, to } = order.of;
  const text = `
    SELECT occurred_at AS "occurredAt", occurred_at::text AS time, recorded_at AS "recordedAt", account_kind AS account,
           kind, side, signed_fen AS "signedFen", other_kind AS "otherKind", other_ref AS "otherRef",
           community_gln AS "communityGln", round_id AS "roundId", need_id AS "needId", sscc, gtin, reason, position, ordinal
      ${entriesOf(kind)} AND (occurred_at, position, ordinal, side) > ($7, $8, $9, $10)
     ORDER BY occurred_at, position, ordinal, side LIMIT ${linesPerRead}`;
  const values = valuesOf(order, position, to);
  let after: readonly unknown[] = [from ?? '-infinity', Number.MAX_SAFE_INTEGER, 0, ''];
  let [number, balanceFen] = [0, openingFen];
  for (;;) {
    const rows = await reads.rows<Stored>(text, [...values, ...after]);
    for (const row of rows) {
      number += 1;
      balanceFen += Number(row.signedFen);
      yield lineOf(row, number, balanceFen, order.hidesHouseholds);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < linesPerRead) return;
    after = [last.time, last.position, last.ordinal, last.side];
  }
}

function lineOf(row: Stored, number: number, balanceFen: number, hidesHouseholds: boolean): StatementLine {
  const { time: _, signedFen, otherKind, otherRef, occurredAt, recordedAt, position, ...same } = row;
  const { roundId, needId, sscc } = row;
  const isHidden = hidesHouseholds && householdKinds.includes(otherKind);
  return {
    number,
    ...same,
    ...{ occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() },
    ...{ position: Number(position), amountFen: Math.abs(Number(signedFen)), balanceFen },
    other: { kind: otherKind, ref: isHidden ? null : otherRef },
    needPath:
      roundId === null || needId === null
        ? null
        : `/v1/ledger/needs/${encodeURIComponent(roundId)}/${encodeURIComponent(needId)}`,
    boxPath: sscc === null ? null : `/v1/trails/${sscc}`,
  };
}
