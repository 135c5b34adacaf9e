import { canonicalJson } from './canonical-json';
import type { Exported } from './exported';

/** `{"document": ..., "madeAt": ..., "names": ..., "position": ..., "sha256": ...}`, row by row. */
export async function* jsonOf(exported: Exported): AsyncGenerator<string> {
  const { document, envelope } = exported;
  const { about, rowsName, resultName, result } = document;
  yield `{"document":{"about":${canonicalJson(about)},"${rowsName}":[`;
  let comma = '';
  for await (const row of document.rows()) {
    yield `${comma}\n${canonicalJson(row)}`;
    comma = ',';
  }
  const { madeAt, names, position, sha256 } = envelope;
  const own = exported.kind === 'trail' ? { overdue: exported.overdue, unreadable: exported.unreadable } : {};
  const rest = { madeAt, names: Object.fromEntries(names), ...own, position, sha256 };
  yield `],"${resultName}":${canonicalJson(result)}},\n${JSON.stringify(rest).slice(1)}\n`;
}
