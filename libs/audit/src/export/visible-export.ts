import { visible } from '@boxtrail/kernel';
import type { ExportDocument } from './export-document';
import type { Exported } from './exported';

/**
 * The same export with invisible characters of every text escaped, for readers: names, notes and reasons are untrusted,
 * and must not forge the page around them.
 */
export function visibleExport<E extends Exported>(exported: E): E {
  const { document, envelope, ...own } = exported;
  return {
    ...inAll(own),
    document: visibleDocument(document as ExportDocument<unknown, unknown, unknown>),
    envelope: {
      ...envelope,
      names: new Map([...envelope.names].map(([gln, name]) => [gln, visible(name)])),
      changed: inAll(envelope.changed),
    },
  } as unknown as E;
}

const visibleDocument = <About, Row, Result>(
  document: ExportDocument<About, Row, Result>,
): ExportDocument<About, Row, Result> => ({
  ...document,
  about: inAll(document.about),
  result: inAll(document.result),
  rows: () => visibleRows(document.rows()),
});

async function* visibleRows<Row>(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) yield inAll(row);
}

/** Every string in plain data, at any depth; member names are the program's own. */
function inAll<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => inAll(part)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [name, inAll(part)]),
  ) as T;
}
