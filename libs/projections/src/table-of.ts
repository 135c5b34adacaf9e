import {
  columnValues,
  insertStatement,
  type ColumnType,
  type ColumnTypes,
  type OnConflict,
} from '@boxtrail/database';
import type { ViewDb } from './view';

/** A column: its declaration in SQL, which begins with its type, and its value in a row. */
type Column<Row> = readonly [
  declaration: ColumnType | `${ColumnType} ${string}`,
  valueOf: (row: Row) => unknown,
];

export interface ViewTable<Row> {
  /** Its CREATE TABLE statement. */
  readonly create: string;
  /** Adds rows in one statement. */
  readonly insert: (rows: readonly Row[], db: ViewDb) => Promise<void>;
  /**
   * The same; a stored row with the same key takes the new values. Of two rows with one key in the list, the last holds.
   */
  readonly upsert: (rows: readonly Row[], db: ViewDb) => Promise<void>;
}

/**
 * A table of a view whose columns are declared once: for CREATE TABLE and for writing. Values of `json` and `jsonb` columns
 * are given as they are.
 *
 * @param key the columns of its primary key; left out when a rebuild makes the key after all rows are in.
 * @param merge SQL for columns of a stored row that do not just take the new value, as in `insertRows`.
 * @param where SQL condition of an upsert, as in `insertRows`.
 */
export function tableOf<Row>(
  name: string,
  columns: Readonly<Record<string, Column<Row>>>,
  key: readonly string[] = [],
  { merge = {}, where }: Pick<OnConflict<ColumnTypes>, 'merge' | 'where'> = {},
): ViewTable<Row> {
  const entries = Object.entries(columns);
  const types = Object.fromEntries(entries.map(([column, [declaration]]) => [column, typeOf(declaration)]));
  const lines = entries.map(([column, [declaration]]) => `${column} ${declaration}`);
  if (key.length > 0) lines.push(`PRIMARY KEY (${key.join(', ')})`);
  const insert = insertStatement(name, types);
  const update = Object.keys(columns).filter((column) => !key.includes(column) && !(column in merge));
  const upsert = insertStatement(name, types, { conflict: key, update, merge, where });
  const valueOf = (row: Row, column: string) => columns[column]?.[1](row);
  const write = async (statement: string, rows: readonly Row[], db: ViewDb): Promise<void> => {
    if (rows.length > 0) await db.query(statement, columnValues(types, rows, valueOf));
  };
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => valueOf(row, column)));
  return {
    create: `CREATE TABLE ${name} (\n  ${lines.join(',\n  ')}\n)`,
    insert: (rows, db) => write(insert, rows, db),
    upsert: (rows, db) => write(upsert, [...new Map(rows.map((row) => [keyOf(row), row])).values()], db),
  };
}

/** `text COLLATE "C" NOT NULL` is of type text, `double precision NOT NULL` of double precision. */
const typeOf = (declaration: string): ColumnType =>
  /^(double precision|\w+)/.exec(declaration)?.[0] as ColumnType;
