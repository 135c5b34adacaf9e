// `npm run api-client`: the types and the reads of `@boxtrail/api-client`, made from docs/openapi.json. `--check` writes
// nothing and fails when they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const note = '// Made from docs/openapi.json: npm run api-client\n';

/** Writes or checks the files. Sets the exit code. */
export async function apiClient(args) {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
  // The client sends one with each POST (`boxtrailApi`): its callers may leave it out.
  document.components.parameters.IdempotencyKey.required = false;
  const files = {
    'libs/api-client/src/schema.d.ts': `${note}${astToString(await openapiTS(document))}`,
    'libs/api-client/src/reads.ts': await readsOf(document),
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    if (!args.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${name} is stale: npm run api-client`);
      process.exitCode = 1;
    }
  }
}

/** What types cannot tell a program at run time: path, words and parameters of each GET route. */
async function readsOf({ paths }) {
  const reads = Object.entries(paths).flatMap(([path, { get }]) =>
    get === undefined
      ? []
      : [[get.operationId, { path, summary: get.summary ?? '', parameters: parametersOf(get) }]],
  );
  const text = `${note}
/** A parameter of a route. */
export interface ReadParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
  /** The values it may have, when the document lists them. */
  readonly values: readonly string[];
}

/** Every GET route by name, with its parameters. */
export const reads = ${JSON.stringify(Object.fromEntries(reads))} as const satisfies Record<
  string,
  { readonly path: string; readonly summary: string; readonly parameters: readonly ReadParameter[] }
>;

/** The name of a GET route. */
export type ReadId = keyof typeof reads;
`;
  return format(text, {
    ...(await resolveConfig(join(root, 'libs/api-client/src/reads.ts'))),
    parser: 'typescript',
  });
}

const parametersOf = ({ parameters = [] }) =>
  parameters
    .filter((parameter) => parameter.in === 'path' || parameter.in === 'query')
    .map(({ name, in: place, description = '', schema = {} }) => ({
      name,
      in: place,
      description,
      values: (schema.enum ?? []).map(String),
    }));
