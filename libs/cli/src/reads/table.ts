import { localTime, pad, visible, widthOf } from '@boxtrail/kernel';

/** One column: its title, and the value of a row. */
export interface Column {
  readonly title: string;
  readonly of: (row: Readonly<Record<string, unknown>>) => unknown;
}

/** RFC 3339 in UTC, as every answer has it: alone, or within words. */
const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const utcWithin = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const gap = '  ';
/** No column is made narrower than this to fit a terminal. */
const narrowest = 8;

/**
 * A value on one line, nothing for null: times in the city's zone (UTC+8), as the title says, or followed by `+08:00`
 * within other text. Text of users cannot control the terminal.
 */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return utc.test(value) ? localTime(value) : visible(withLocalTimes(value));
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(
        ([name, inner]) =>
          `${name} ${typeof inner === 'string' ? visible(withLocalTimes(inner)) : cell(inner)}`,
      )
      .join(', ');
  return String(value as number);
}

const withLocalTimes = (text: string): string =>
  text.replace(utcWithin, (time) => `${localTime(time)} +08:00`);

/**
 * Rows as an aligned table of at most `width` terminal columns. Chinese characters take two; the widest columns are
 * clipped first. Columns of numbers are aligned to the right.
 */
export function table(columns: readonly Column[], rows: readonly object[], width = Infinity): string[] {
  const values = rows.map((row) => columns.map(({ of }) => of(row as Readonly<Record<string, unknown>>)));
  const texts = values.map((row) => row.map(cell));
  const titles = columns.map(({ title }, i) =>
    titleOf(
      title,
      values.map((row) => row[i]),
    ),
  );
  const widths = fitted(
    titles.map((title, i) => Math.max(widthOf(title), ...texts.map((row) => widthOf(row[i] ?? '')))),
    width,
  );
  const toTheRight = columns.map((_, i) => values.some((row) => typeof row[i] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => padded(text, widths[i] ?? 0, toTheRight[i] === true))
      .join(gap)
      .trimEnd();
  return [line(titles), ...texts.map(line)];
}

const titleOf = (title: string, values: readonly unknown[]): string =>
  values.some((value) => typeof value === 'string' && utc.test(value)) ? `${title} (+08:00)` : title;

function padded(text: string, width: number, toTheRight: boolean): string {
  const fitting = pad(text, width);
  return toTheRight ? fitting.trimEnd().padStart(width) : fitting;
}

/** Narrows the widest columns until the line fits, as far as that is possible. */
function fitted(widths: readonly number[], width: number): number[] {
  const narrowed = [...widths];
  let excess = widths.reduce((sum, each) => sum + each + gap.length, -gap.length) - width;
  for (; excess > 0; excess -= 1) {
    const widest = narrowed.indexOf(Math.max(...narrowed));
    if ((narrowed[widest] ?? 0) <= narrowest) break;
    narrowed[widest] = (narrowed[widest] ?? 0) - 1;
  }
  return narrowed;
}

type Fields = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One thing with its fields: a line for each value, a table for each list of things. */
export function details(thing: object, width = Infinity): string[] {
  const plain = Object.entries(thing)
    .filter(([name, value]) => !hasRows(value) && name !== 'next')
    .map(([name, value]) => [titleOf(name, [value]), cell(value)] as const);
  const title = Math.max(0, ...plain.map(([name]) => name.length));
  const lists = Object.entries(thing).filter((entry): entry is [string, Fields[]] => hasRows(entry[1]));
  return [
    ...plain.map(([name, text]) => `${name.padEnd(title)}  ${text || '-'}`),
    ...lists.flatMap(([name, rows]) => [
      '',
      `${name}: ${rows.length}`,
      ...table(columnsOf(rows), rows, width),
    ]),
  ];
}

const hasRows = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isRow);

/** Every field that a row has. */
const columnsOf = (rows: readonly Fields[]): Column[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row)))].map((title) => ({ title, of: (row) => row[title] }));
