import { canonicalJson } from './canonical-json';
import type { Exported } from './exported';

/**
 * `{"document": ..., "madeAt": ..., "names": ..., "position": ..., "sha256": ..., "difference": ...}`, row by row.
 * `difference` is null, or has the hash recorded at the first export.
 */
export async function* jsonOf(exported: Exported): AsyncGenerator<string> {
  const { document, envelope } = exported;
  const { about, rowsName, resultName, result } = document;
  yield `{"document":{"about":${canonicalJson(about)},"${rowsName}":[`;
  let comma = '';
  for await (const row of document.rows()) {
    yield `${comma}\n${canonicalJson(row)}`;
    comma = ',';
  }
  const { madeAt, names, position, sha256, changed } = envelope;
  const difference = changed && {
    id: changed.id,
    recordedSha256: changed.recordedHash,
    recordedAt: changed.recordedAt,
    accepted: changed.accepted,
  };
  const rest = {
    madeAt,
    names: Object.fromEntries(names),
    ...ownPart(exported),
    position,
    sha256,
    difference,
  };
  yield `],"${resultName}":${canonicalJson(result)}},\n${JSON.stringify(rest).slice(1)}\n`;
}

function ownPart(exported: Exported): object {
  switch (exported.kind) {
    case 'trail':
      return { overdue: exported.overdue, unreadable: exported.unreadable };
    case 'round':
      return {};
    case 'station-day':
      return { tier: exported.tier };
  }
}
