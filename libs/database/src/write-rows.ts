/** PostgreSQL types of columns, with what a row gives for each. JSON is passed as the value, not as text. */
interface ValueOf {
  readonly text: string;
  readonly int: number;
  readonly bigint: number;
  readonly 'double precision': number;
  readonly uuid: string;
  readonly bool: boolean;
  readonly timestamptz: string;
  readonly bytea: Buffer;
  readonly 'text[]': readonly string[];
  readonly json: unknown;
  readonly jsonb: unknown;
}

export type ColumnType = keyof ValueOf;
export type ColumnTypes = Readonly<Record<string, ColumnType>>;

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
  /** Columns of the unique key; none for any key, and then the stored row stays. */
  readonly conflict: readonly (keyof Columns & string)[];
  /** Columns that take the new value. With none of these and no `merge`, the stored row stays. */
  readonly update?: readonly (keyof Columns & string)[];
  /** SQL expressions for columns that combine both: the stored row has the table's name, the new one is `excluded`. */
  readonly merge?: { readonly [Name in keyof Columns]?: string };
  /** SQL condition; where it is false, the stored row stays. */
  readonly where?: string;
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
  const names = Object.keys(columns);
  // PostgreSQL has no array of arrays of different lengths: each comes as text.
  const values = names.map((name) => (columns[name] === 'text[]' ? `${name}::text[]` : name));
  const insert = `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${unnest(columns)}`;
  if (onConflict === undefined) return insert;
  const { conflict, update = [], merge = {}, where } = onConflict;
  const set = [
    ...update.map((name) => `${name} = excluded.${name}`),
    ...Object.entries(merge).map(([name, expression]) => `${name} = ${expression}`),
  ].join(', ');
  const key = conflict.length === 0 ? '' : `(${conflict.join(', ')})`;
  const change = where === undefined ? set : `${set} WHERE ${where}`;
  return `${insert} ON CONFLICT ${key} DO ${set === '' ? 'NOTHING' : `UPDATE SET ${change}`}`;
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
    `UPDATE ${table} SET ${set} FROM ${unnest(columns)} WHERE ${table}.${key} = new.${key}`,
  );
}

function writer<Columns extends ColumnTypes>(columns: Columns, statement: string): WriteRows<Columns> {
  return async (db, rows) => {
    if (rows.length > 0) await db.query(statement, columnValues(columns, rows));
  };
}

const unnest = (columns: ColumnTypes): string => {
  const values = Object.values(columns).map((type, i) => `$${i + 1}::${type === 'text[]' ? 'text' : type}[]`);
  return `unnest(${values.join(', ')}) AS new (${Object.keys(columns).join(', ')})`;
};

/** One array for each column. `valueOf` gives the value of a column in a row that has no property of its name. */
export function columnValues<Row>(
  columns: ColumnTypes,
  rows: readonly Row[],
  valueOf: (row: Row, column: string) => unknown = (row, column) => (row as Record<string, unknown>)[column],
): unknown[][] {
  return Object.entries(columns).map(([name, type]) => {
    const values = rows.map((row) => valueOf(row, name));
    const written = textOf[type];
    return written === undefined ? values : values.map((value) => (value === null ? null : written(value)));
  });
}

/** How values are sent that the client does not know by their type. */
const textOf: { readonly [Type in ColumnType]?: (value: unknown) => string } = {
  json: (value) => JSON.stringify(value),
  jsonb: (value) => JSON.stringify(value),
  'text[]': (value) =>
    `{${(value as string[]).map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`,
};
