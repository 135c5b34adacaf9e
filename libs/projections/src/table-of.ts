import type { ViewDb } from './view';

/** A column: its declaration in SQL, which begins with its type, and its value in a row. */
type Column<Row> = readonly [declaration: string, valueOf: (row: Row) => unknown];

export interface ViewTable<Row> {
  /** Its CREATE TABLE statement. */
  readonly create: string;
  /** Adds rows in one statement. */
  readonly insert: (rows: readonly Row[], db: ViewDb) => Promise<void>;
  /** The same, and overwrites rows that have the same key. Of two rows with one key in the list, the last holds. */
  readonly upsert: (rows: readonly Row[], db: ViewDb) => Promise<void>;
}

/**
 * A table of a view whose columns are declared once: for CREATE TABLE and for writing. Values of `json` and `jsonb` columns
 * are given as they are.
 *
 * @param key the columns of its primary key; left out when a rebuild makes the key after all rows are in.
 */
export function tableOf<Row>(
  name: string,
  columns: Readonly<Record<string, Column<Row>>>,
  key: readonly string[] = [],
): ViewTable<Row> {
  const names = Object.keys(columns);
  const listed = Object.entries(columns).map(([column, [declaration, valueOf]]) => {
    const type = typeOf(declaration);
    const isJson = type === 'json' || type === 'jsonb';
    return {
      column,
      declaration,
      type,
      valueOf: isJson ? (row: Row) => jsonOf(valueOf(row)) : valueOf,
    };
  });
  const lines = [
    ...listed.map(({ column, declaration }) => `${column} ${declaration}`),
    ...(key.length === 0 ? [] : [`PRIMARY KEY (${key.join(', ')})`]),
  ];
  const insert = `INSERT INTO ${name} (${names.join(', ')})
    SELECT * FROM unnest(${listed.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ')})`;
  const others = names.filter((column) => !key.includes(column));
  const overwrite = `${insert} ON CONFLICT (${key.join(', ')})
    DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const write = async (statement: string, rows: readonly Row[], db: ViewDb): Promise<void> => {
    if (rows.length === 0) return;
    const values = listed.map(({ valueOf }) => rows.map(valueOf));
    await db.query(statement, values);
  };
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => columns[column]?.[1](row)));
  return {
    create: `CREATE TABLE ${name} (\n  ${lines.join(',\n  ')}\n)`,
    insert: (rows, db) => write(insert, rows, db),
    upsert: (rows, db) => write(overwrite, [...new Map(rows.map((row) => [keyOf(row), row])).values()], db),
  };
}

/** `text COLLATE "C" NOT NULL` is of type text, `double precision NOT NULL` of double precision. */
const typeOf = (declaration: string): string =>
  /^(double precision|\w+)/.exec(declaration)?.[0] ?? declaration;

const jsonOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
