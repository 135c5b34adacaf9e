import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly [key: string]: unknown;
}

/** Every object of the document with its path. */
function* partsOf(value: unknown, path: string): Generator<[path: string, part: Schema]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Schema];
  for (const [key, part] of Object.entries(value)) yield* partsOf(part, `${path}/${key}`);
}

const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as {
  readonly components: { readonly schemas: object };
  readonly paths: object;
};
const parts = [
  ...partsOf(document.paths, 'paths'),
  ...partsOf(document.components.schemas, 'schemas'),
].filter(([path]) => !path.includes('/example'));

/** What stopped clients that were generated from the document: Go, Java, Python, TypeScript (openapi-generator 7.17). */
describe('schemas that generators of clients understand', () => {
  it('given a union, then at most one of its schemas is an object without a name', () => {
    const bad = parts.filter(([, { anyOf }]) => {
      if (!Array.isArray(anyOf)) return false;
      const inline = (anyOf as Schema[]).filter(({ type, $ref }) => $ref === undefined && type === 'object');
      return inline.length > 1;
    });
    expect(bad.map(([path]) => path)).toEqual([]);
  });

  it('given a field, then null is not all that it can be', () => {
    const fields = parts.flatMap(([path, { properties }]) =>
      typeof properties === 'object' && properties !== null
        ? Object.entries(properties as Record<string, Schema>).map(
            ([name, schema]) => [`${path}/${name}`, schema] as const,
          )
        : [],
    );
    expect(fields.length).toBeGreaterThan(500);
    expect(fields.filter(([, { type }]) => type === 'null').map(([path]) => path)).toEqual([]);
  });

  it('given a union with null, then the rest of it is one schema', () => {
    const bad = parts.filter(
      ([, { anyOf }]) =>
        Array.isArray(anyOf) && anyOf.length > 2 && (anyOf as Schema[]).some(({ type }) => type === 'null'),
    );
    expect(bad.map(([path]) => path)).toEqual([]);
  });
});
