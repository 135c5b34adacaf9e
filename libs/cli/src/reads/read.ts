import type { Operations, ReadId } from '@boxtrail/api-client';
import type { Column } from './table';

/** The JSON answer of a GET route. */
type AnswerOf<Id extends ReadId> = Operations[Id] extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;

type RowOf<Answer> = Answer extends { readonly items: readonly (infer Row)[] }
  ? Row
  : Answer extends readonly (infer Row)[]
    ? Row
    : Answer;

/** A field of a row, or a title with what stands below it. */
type ColumnOf<Row> = (keyof Row & string) | readonly [title: string, of: (row: Row) => unknown];

/** A command that reads one GET route. Its arguments and filters are the parameters of the route, with their names. */
export interface Read {
  /** As it is typed: `loads`, `load`. */
  readonly name: string;
  readonly route: ReadId;
  /** Words for the help; those of the document when left out. */
  readonly words?: string;
  /** What an empty list has none of; the name when left out. */
  readonly things?: string;
  /** What follows the name in the example of the help. It works on the seeded day. */
  readonly example: string;
  /** The columns of a list; a single thing without them is shown with all its fields. */
  readonly columns?: readonly Column[];
  /** The rows of an answer that is no list by itself. */
  readonly rowsOf?: (answer: never) => readonly object[];
}

type Words = Pick<Read, 'words' | 'things'>;

/** One thing, with all its fields. */
export const one = (name: string, route: ReadId, example: string, more: Words = {}): Read => ({
  name,
  route,
  example,
  ...more,
});

/** A list, one row each. */
export const list = <Id extends ReadId>(
  name: string,
  route: Id,
  example: string,
  columns: readonly ColumnOf<RowOf<AnswerOf<Id>>>[],
  more: Words = {},
): Read => ({ name, route, example, columns: columns.map(columnOf), ...more });

/** A list that is a part of an answer. */
export const part = <Id extends ReadId, Row extends object>(
  name: string,
  route: Id,
  example: string,
  rowsOf: (answer: AnswerOf<Id>) => readonly Row[],
  columns: readonly ColumnOf<Row>[],
  more: Words = {},
): Read => ({ name, route, example, rowsOf, columns: columns.map(columnOf), ...more });

const columnOf = <Row>(column: ColumnOf<Row>): Column =>
  typeof column === 'string'
    ? { title: column, of: (row) => row[column] }
    : { title: column[0], of: (row) => column[1](row as Row) };
