/** PostgreSQL types of columns, with what a row gives for each. JSON is passed as the value, not as text. */
interface ValueOf {
  readonly text: string;
  readonly int: number;
  readonly bigint: number;
  readonly float8: number;
  readonly uuid: string;
  readonly bool: boolean;
  readonly timestamptz: string;
  readonly json: unknown;
  readonly jsonb: unknown;
}

export type ColumnTypes = Readonly<Record<string, keyof ValueOf>>;

/** A row by its columns; null is NULL, also for JSON. */
export type RowOf<Columns extends ColumnTypes> = {
  readonly [Name in keyof Columns]: ValueOf[Columns[Name]] | null;
};

export interface WriteDb {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Writes rows in one statement, and sends none for no rows. */
export type WriteRows<Columns extends ColumnTypes> = (
  db: WriteDb,
  rows: readonly RowOf<Columns>[],
) => Promise<void>;

export interface OnConflict<Columns extends ColumnTypes> {
  /** Columns of the unique key. */
  readonly conflict: readonly (keyof Columns & string)[];
  /** Columns that take the new value. With none of these and no `merge`, the stored row stays. */
  readonly update?: readonly (keyof Columns & string)[];
  /** SQL expressions for columns that combine both: the stored row has the table's name, the new one is `excluded`. */
  readonly merge?: { readonly [Name in keyof Columns]?: string };
}

/**
 * INSERT of many rows: one parameter for each column, an array of its values, so the statement is the same for any
 * number of rows. Two rows with the same key in one call are an error of PostgreSQL when `update` or `merge` is given.
 */
export function insertRows<const Columns extends ColumnTypes>(
  table: string,
  columns: Columns,
  onConflict?: OnConflict<Columns>,
): WriteRows<Columns> {
  return writer(columns, insertStatement(table, columns, onConflict));
}

/** The text of `insertRows`, for statements that add to it; its parameters are those of `columnValues`. */
export function insertStatement<const Columns extends ColumnTypes>(
  table: string,
  columns: Columns,
  onConflict?: OnConflict<Columns>,
): string {
  const names = Object.keys(columns).join(', ');
  const insert = `INSERT INTO ${table} (${names}) SELECT * FROM ${unnest(columns)}`;
  if (onConflict === undefined) return insert;
  const { conflict, update = [], merge = {} } = onConflict;
  const set = [
    ...update.map((name) => `${name} = excluded.${name}`),
    ...Object.entries(merge).map(([name, expression]) => `${name} = ${expression}`),
  ].join(', ');
  return `${insert} ON CONFLICT (${conflict.join(', ')}) DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`;
}

export interface UpdateBy<Columns extends ColumnTypes> {
  /** Column that finds the stored row. */
  readonly key: keyof Columns & string;
  /** SQL expressions in place of the new value: the stored row has the table's name, the new one is `new`. */
  readonly merge?: { readonly [Name in keyof Columns]?: string };
}

/** UPDATE of many stored rows, each found by its key; a key that is not stored is ignored. */
export function updateRows<const Columns extends ColumnTypes>(
  table: string,
  columns: Columns,
  { key, merge = {} }: UpdateBy<Columns>,
): WriteRows<Columns> {
  const names = Object.keys(columns);
  const expressions: Readonly<Record<string, string | undefined>> = merge;
  const set = names
    .filter((name) => name !== key)
    .map((name) => `${name} = ${expressions[name] ?? `new.${name}`}`)
    .join(', ');
  return writer(
    columns,
    `UPDATE ${table} SET ${set} FROM ${unnest(columns)} AS new (${names.join(', ')}) WHERE ${table}.${key} = new.${key}`,
  );
}

function writer<Columns extends ColumnTypes>(columns: Columns, statement: string): WriteRows<Columns> {
  return async (db, rows) => {
    if (rows.length > 0) await db.query(statement, columnValues(columns, rows));
  };
}

const unnest = (columns: ColumnTypes): string =>
  `unnest(${Object.values(columns)
    .map((type, i) => `$${i + 1}::${type}[]`)
    .join(', ')})`;

/** One array for each column. */
export function columnValues<Columns extends ColumnTypes>(
  columns: Columns,
  rows: readonly RowOf<Columns>[],
): unknown[][] {
  return Object.entries(columns).map(([name, type]) =>
    type === 'json' || type === 'jsonb'
      ? rows.map((row) => (row[name] === null ? null : JSON.stringify(row[name])))
      : rows.map((row) => row[name]),
  );
}
