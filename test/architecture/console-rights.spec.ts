import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Operation {
  readonly operationId: string;
  readonly 'x-roles': readonly string[] | 'public';
  readonly 'x-scope'?: unknown;
}
type Paths = Record<string, Record<string, Operation>>;

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');

/** Who may call each operation, as docs/openapi.json says; `isUnbound`: keys that are bound to a place may not. */
function rights() {
  const { paths } = JSON.parse(read('docs/openapi.json')) as { paths: Paths };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const rows = operations.flatMap(({ operationId, 'x-roles': roles, 'x-scope': scope }) =>
    roles === 'public' ? [] : [[operationId, { roles, isUnbound: scope === undefined }] as const],
  );
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the rights that the console knows', () => {
  it('are those of the API; UPDATE_DOCS=1 writes them', () => {
    const committed = join(__dirname, '../../apps/console/src/base/rights.json');
    const text = `{\n${Object.entries(rights())
      .map(([operation, right]) => `  ${JSON.stringify(operation)}: ${JSON.stringify(right)}`)
      .join(',\n')}\n}\n`;
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(read('apps/console/src/base/rights.json')).toBe(text);
  });
});
