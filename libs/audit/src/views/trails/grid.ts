import { slices, type ViewDb } from '@boxtrail/projections';

/** A change of the columns of one subject: of what happened at `at` and was recorded at `known`, both in ms since 1970. */
export interface GridEntry {
  readonly subject: readonly string[];
  readonly at: number;
  readonly known: number;
  readonly amounts: readonly number[];
}

interface Shape {
  readonly name: string;
  /** Columns that name the subject. */
  readonly subject: readonly string[];
  /** Columns that are summed. */
  readonly amounts: readonly string[];
  /** Widths of the buckets of both times, from wide to narrow, by the name of their table. */
  readonly buckets: readonly (readonly [table: string, ms: number])[];
}

/** A moment in both times, in ms since 1970; Infinity for now. */
export interface GridMoment {
  readonly at: number;
  readonly known: number;
}

export const hourMs = 3_600_000;
export const monthMs = 720 * hourMs;

/** Entries in one statement. */
const entriesPerStatement = 5_000;
const endOfTime = Number.MAX_SAFE_INTEGER;

/**
 * Sums in two times. An entry counts at a moment when it had happened and was recorded by then. Beside the exact
 * entries, their sums are kept in buckets of both times, wide and narrow: a sum at a moment adds the buckets that lie
 * inside, and only those on its two edges are looked into. All tables are written by one statement.
 */
export class Grid {
  readonly tables: string;
  private readonly statement: string;
  private readonly removals: readonly string[];

  constructor(private readonly shape: Shape) {
    const { name, subject, amounts, buckets } = shape;
    const columns = (table: string, times: readonly string[]) =>
      `CREATE TABLE ${table} (${[
        ...subject.map((column) => `${column} text COLLATE "C" NOT NULL`),
        ...[...times, ...amounts].map((column) => `${column} bigint NOT NULL`),
        `PRIMARY KEY (${[...subject, ...times].join(', ')})`,
      ].join(', ')})`;
    const timed = [...buckets.map(([table]) => table), 'entries'];
    this.tables = [
      columns(name, []),
      ...timed.map((table) => columns(`${name}_${table}`, ['at', 'known'])),
    ].join(';');
    const add = (table: string, times: readonly string[]) => {
      const keys = [...subject, ...times.map((_, i) => ['at', 'known'][i] ?? '')];
      return (
        `INSERT INTO ${table} AS stored (${[...keys, ...amounts].join(', ')}) ` +
        `SELECT ${[...subject, ...times, ...amounts.map((column) => `sum(${column})`)].join(', ')} FROM entry ` +
        `GROUP BY ${[...subject, ...times].join(', ')} ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ` +
        amounts.map((column) => `${column} = stored.${column} + excluded.${column}`).join(', ')
      );
    };
    const floor = (time: string, ms: number) => `${time} - ((${time} % ${ms}) + ${ms}) % ${ms}`;
    const types = [...subject.map(() => 'text'), 'bigint', 'bigint', ...amounts.map(() => 'bigint')];
    const names = [...subject, 'at', 'known', ...amounts].join(', ');
    const entry = `WITH entry AS (SELECT * FROM unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) AS e (${names}))`;
    const all = [
      [name, Infinity] as const,
      ...buckets.map(([table, ms]) => [`${name}_${table}`, ms] as const),
    ];
    this.removals = [...all, [`${name}_entries`, 1] as const].reverse().map(([table, ms], i, tables) => {
      const times = ms === Infinity ? [] : ['at', 'known'];
      const same = [
        ...subject.map((column) => `stored.${column} = e.${column}`),
        ...times.map((time) => `stored.${time} = ${floor(`e.${time}`, ms)}`),
      ];
      const inside = [
        ...subject.map((column) => `finer.${column} = stored.${column}`),
        ...times.map((time) => `finer.${time} >= stored.${time} AND finer.${time} < stored.${time} + ${ms}`),
      ];
      // A sum of zero may have parts that are not: a moment may lie between them.
      const finer = tables[i - 1]?.[0];
      const isEmpty =
        finer === undefined
          ? amounts.map((column) => `stored.${column} = 0`)
          : [`NOT EXISTS (SELECT FROM ${finer} finer WHERE ${inside.join(' AND ')})`];
      return `${entry} DELETE FROM ${table} stored USING entry e WHERE ${[...same, ...isEmpty].join(' AND ')}`;
    });
    this.statement =
      `${entry}, ` +
      [
        ...buckets.map(
          ([table, ms]) => `${table} AS (${add(`${name}_${table}`, [floor('at', ms), floor('known', ms)])})`,
        ),
        `exact AS (${add(`${name}_entries`, ['at', 'known'])})`,
      ].join(', ') +
      ` ${add(name, [])}`;
  }

  /** `removeZeros`: afterwards those of the given entries whose sums are all zero are removed, and buckets without any. */
  async write(entries: Iterable<GridEntry>, db: ViewDb, removeZeros = false): Promise<void> {
    const { subject, amounts } = this.shape;
    for (const slice of slices(entries, entriesPerStatement)) {
      const values = [
        ...subject.map((_, i) => slice.map((entry) => entry.subject[i])),
        slice.map(({ at }) => at),
        slice.map(({ known }) => known),
        ...amounts.map((_, i) => slice.map((entry) => entry.amounts[i])),
      ];
      await db.query(this.statement, values);
      if (removeZeros) for (const removal of this.removals) await db.query(removal, values);
    }
  }

  /**
   * SQL of the sums of some subjects at a moment: a row for each that has an entry by then. `where`: condition on the
   * subject's columns, with its parameters.
   */
  sumsAsOf(schema: string, { at, known }: GridMoment, where: string): string {
    const { name, subject, amounts, buckets } = this.shape;
    const [a, k] = [Math.min(at, endOfTime), Math.min(known, endOfTime)];
    const keys = subject.join(', ');
    const columns = ['at', 'known', ...amounts];
    const inside = (ms: number) => `at < ${floorOf(a, ms)} AND known < ${floorOf(k, ms)}`;
    const by = `at <= ${a} AND known <= ${k}`;
    const widest = buckets[0]?.[0] ?? 'entries';
    const steps = [
      `${widest} AS (SELECT ${[keys, ...columns].join(', ')} FROM ${schema}.${name}_${widest} WHERE ${where} AND ${by})`,
    ];
    buckets.forEach(([table, ms], i) => {
      const next = buckets[i + 1]?.[0] ?? 'entries';
      steps.push(
        `${next} AS (SELECT ${[...subject, ...columns].map((column) => `e.${column}`).join(', ')}
            FROM ${table} b JOIN ${schema}.${name}_${next} e
              ON ${subject.map((column) => `e.${column} = b.${column}`).join(' AND ')}
             AND e.at >= b.at AND e.at < b.at + ${ms} AND e.known >= b.known AND e.known < b.known + ${ms}
           WHERE NOT (b.at < ${floorOf(a, ms)} AND b.known < ${floorOf(k, ms)}) AND e.at <= ${a} AND e.known <= ${k})`,
      );
    });
    const parts = [
      ...buckets.map(
        ([table, ms]) => `SELECT ${keys}, ${amounts.join(', ')} FROM ${table} WHERE ${inside(ms)}`,
      ),
      `SELECT ${keys}, ${amounts.join(', ')} FROM entries`,
    ];
    return (
      `WITH ${steps.join(', ')} SELECT ${keys}, ${amounts.map((column) => `sum(${column})::int8 AS ${column}`).join(', ')} ` +
      `FROM (${parts.join(' UNION ALL ')}) part GROUP BY ${keys}`
    );
  }

  /**
   * SQL of what each bucket of event time changed, of what was known and had happened at a moment: a row for each
   * subject and bucket with an entry, `begin` in ms. `from` and `until` are multiples of the width of the narrowest
   * bucket; `where` as above. It reads the buckets between them, and the entries of those that the moment cuts.
   */
  changesPerBucket(
    schema: string,
    { from, until }: { readonly from: number; readonly until: number },
    { at, known }: GridMoment,
    where: string,
  ): string {
    const { name, subject, amounts, buckets } = this.shape;
    const [table, ms] = buckets.at(-1) ?? ['entries', 1];
    const [a, k] = [Math.min(at, endOfTime), Math.min(known, endOfTime)];
    const whole = { at: Math.min(floorOf(a, ms), until), known: floorOf(k, ms) };
    const columns = [...subject, ...amounts].join(', ');
    const part = (source: string, begin: string, condition: string) =>
      `SELECT ${columns}, ${begin} AS begin FROM ${schema}.${name}_${source} WHERE ${where} AND ${condition}`;
    const entries = (condition: string) =>
      part('entries', `at - ((at % ${ms}) + ${ms}) % ${ms}`, `${condition} AND at <= ${a} AND known <= ${k}`);
    const parts = [
      part(table, 'at', `at >= ${from} AND at < ${whole.at} AND known < ${whole.known}`),
      ...(whole.at < until ? [entries(`at >= ${Math.max(from, whole.at)} AND at < ${until}`)] : []),
      ...(known === Infinity
        ? []
        : [entries(`at >= ${from} AND at < ${whole.at} AND known >= ${whole.known}`)]),
    ];
    const sums = amounts.map((column) => `sum(${column})::int8 AS ${column}`).join(', ');
    return (
      `SELECT ${subject.join(', ')}, begin, ${sums} FROM (${parts.join(' UNION ALL ')}) part ` +
      `GROUP BY ${subject.join(', ')}, begin ORDER BY begin`
    );
  }
  /** SQL of the event time of the last entry at a moment: one row or none. */
  latest(schema: string, { at, known }: GridMoment, where: string): string {
    const [a, k] = [Math.min(at, endOfTime), Math.min(known, endOfTime)];
    return `SELECT at FROM ${schema}.${this.shape.name}_entries WHERE ${where} AND at <= ${a} AND known <= ${k} ORDER BY at DESC LIMIT 1`;
  }
}

const floorOf = (time: number, ms: number): number => Math.floor(time / ms) * ms;
