import { tableOf, type ViewDb } from '@boxtrail/projections';
import type { FindingKind } from '../../domain/finding';
import type { Posting } from '../../domain/posting';
import { outcomes } from '../../domain/stays';
import { Grid, hourMs, monthMs, type GridEntry } from './grid';

const minuteMs = 60_000;

const accountColumns = ['in', ...outcomes] as const;
/** The columns of the census, by their names in answers. */
export const censusColumns = [
  'boxes',
  'broken',
  'unknown',
  'packed',
  'at-station',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'undelivered',
  'lost',
  'destroyed',
] as const;

/** The SQL name of a column: `in` is a keyword, and statuses have hyphens. */
export const sqlName = (column: string): string =>
  column === 'in' ? 'entered' : column.replace(/[A-Z]/g, '_$&').replaceAll('-', '_').toLowerCase();

/** The accounts of all holders in both times. */
export const accountsGrid = new Grid({
  name: 'accounts',
  subject: ['kind', 'id'],
  amounts: accountColumns.map(sqlName),
  buckets: [
    ['months', monthMs],
    ['hours', hourMs],
  ],
});

/** The boxes by status, and the broken ones, in both times. One subject: a narrower bucket costs few rows. */
export const censusGrid = new Grid({
  name: 'census',
  subject: ['scope'],
  amounts: censusColumns.map(sqlName),
  buckets: [
    ['months', monthMs],
    ['hours', hourMs],
    ['minutes', minuteMs],
  ],
});

/** What all trails have: `steps`, and by kind the findings, answered ones too. */
type Total = 'steps' | FindingKind;

const totalsTable = tableOf<readonly [what: Total, count: number]>(
  'totals',
  { what: ['text COLLATE "C"', ([what]) => what], count: ['bigint NOT NULL', ([, count]) => count] },
  ['what'],
  { merge: { count: 'totals.count + excluded.count' } },
);

export const bookTables = [accountsGrid.tables, censusGrid.tables, totalsTable.create].join(';');

/** For readers: the accounts that do not balance, and those that did not at some moment. */
export const bookIndexes = `
    CREATE INDEX ON accounts (kind, id) WHERE missing <> 0 OR unproved <> 0;
    CREATE INDEX ON accounts_entries (kind, id) WHERE missing <> 0 OR unproved <> 0`;

interface Change {
  readonly subject: readonly string[];
  readonly at: number;
  readonly amounts: number[];
}

/** What a batch of events changes in the books. */
export class Books {
  private readonly accounts = new Map<string, GridEntry & { readonly amounts: number[] }>();
  private readonly census = new Map<string, GridEntry & { readonly amounts: number[] }>();
  private readonly totals = new Map<Total, number>();
  private replaces = false;

  /**
   * Posts what one event changes for one box. `before`: the postings that it replaces, when a late fact judges a box
   * again. What they have in common is not touched, so the rows do not depend on how the log was cut into batches.
   */
  post(recordedAt: string, after: readonly Posting[], before: readonly Posting[] = []): void {
    const known = Date.parse(recordedAt);
    this.replaces ||= before.length > 0;
    const accounts = new Map<string, Change>();
    const census = new Map<string, Change>();
    const found = new Map<FindingKind, number>();
    for (const [postings, times] of [[before, -1] as const, [after, 1] as const]) {
      for (const { occurredAt, entries, census: counts, found: kinds } of postings) {
        const at = Date.parse(occurredAt);
        for (const { account, column, boxes } of entries) {
          const subject = [account.kind, account.id];
          add(accounts, subject, at, accountColumns, column, boxes * times);
        }
        for (const { column, boxes } of counts)
          add(census, ['all'], at, censusColumns, column, boxes * times);
        for (const kind of kinds) found.set(kind, (found.get(kind) ?? 0) + times);
      }
    }
    merge(this.accounts, accounts, known);
    merge(this.census, census, known);
    for (const [kind, count] of found) if (count !== 0) this.addTo(kind, count);
  }

  countSteps(steps: number): void {
    this.addTo('steps', steps);
  }

  /**
   * Few statements. A box that is judged again may take back what was posted at the same instant, by another event: how
   * the log was cut into batches decides whether it was posted. So what sums to zero is removed then.
   */
  async write(db: ViewDb): Promise<void> {
    await accountsGrid.write(this.accounts.values(), db, this.replaces);
    await censusGrid.write(this.census.values(), db, this.replaces);
    await totalsTable.upsert([...this.totals], db);
  }

  private addTo(what: Total, count: number): void {
    this.totals.set(what, (this.totals.get(what) ?? 0) + count);
  }
}

function add<Column extends string>(
  changes: Map<string, Change>,
  subject: readonly string[],
  at: number,
  columns: readonly Column[],
  column: Column,
  boxes: number,
): void {
  const key = `${subject.join(' ')} ${at}`;
  let change = changes.get(key);
  if (change === undefined) changes.set(key, (change = { subject, at, amounts: columns.map(() => 0) }));
  const i = columns.indexOf(column);
  change.amounts[i] = (change.amounts[i] ?? 0) + boxes;
}

/** An entry stays, even when the sum of several boxes is zero: `write` decides. */
function merge(
  entries: Map<string, GridEntry & { readonly amounts: number[] }>,
  changes: ReadonlyMap<string, Change>,
  known: number,
): void {
  for (const [changed, { subject, at, amounts }] of changes) {
    if (amounts.every((amount) => amount === 0)) continue;
    const key = `${changed} ${known}`;
    const entry = entries.get(key);
    if (entry === undefined) entries.set(key, { subject, at, known, amounts });
    else amounts.forEach((amount, i) => (entry.amounts[i] = (entry.amounts[i] ?? 0) + amount));
  }
}
