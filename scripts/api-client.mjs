// `npm run api-client`: the types of `libs/api-client`, made from docs/openapi.json. `--check` writes nothing and fails
// when they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'libs/api-client/src/schema.d.ts');

/** Writes or checks the types. Sets the exit code. */
export async function apiClient(args) {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
  const text = `// Made from docs/openapi.json: npm run api-client\n${astToString(await openapiTS(document))}`;
  if (!args.includes('--check')) return writeFileSync(file, text);
  if (readFileSync(file, 'utf8') === text) return;
  console.error('libs/api-client/src/schema.d.ts is stale: npm run api-client');
  process.exitCode = 1;
}
