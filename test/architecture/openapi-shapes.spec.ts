import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly [key: string]: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name?: string;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>
  >;
}

/** Every object of the document with its path. */
function* partsOf(value: unknown, path: string): Generator<[path: string, part: Schema]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Schema];
  for (const [key, part] of Object.entries(value)) yield* partsOf(part, `${path}/${key}`);
}

const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const parts = [
  ...partsOf(document.paths, 'paths'),
  ...partsOf(document.components.schemas, 'schemas'),
].filter(([path]) => !path.includes('/example'));

const pascal = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

/** An object with fields, or a list of values: generators make a class of it. */
const needsClass = ({ properties, enum: values }: Schema): boolean =>
  properties !== undefined || values !== undefined;

/**
 * The classes that generators make of a schema and of what is in it: a name in the document stays; a field is named by its
 * parent and itself. `at`: where it stands.
 */
function* classesOf(schema: Schema, name: string, at: string): Generator<[name: string, at: string]> {
  if (schema['$ref'] !== undefined) return;
  if (needsClass(schema)) yield [name, at];
  for (const [field, of] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>))
    yield* classesOf(of, `${name}${pascal(field)}`, `${at}/${field}`);
  const { items, additionalProperties, anyOf = [], allOf = [] } = schema;
  if (items !== undefined) yield* classesOf(items as Schema, `${name}Item`, `${at}/items`);
  if (typeof additionalProperties === 'object')
    yield* classesOf(additionalProperties as Schema, `${name}AdditionalProperty`, `${at}/*`);
  for (const part of [...(anyOf as Schema[]), ...(allOf as Schema[])]) yield* classesOf(part, name, at);
}

function* allClasses(): Generator<[name: string, at: string]> {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    yield [name, name];
    for (const [part, at] of classesOf(schema, name, name)) if (part !== name) yield [part, at];
  }
  for (const { operationId, parameters = [], requestBody, responses } of operations) {
    const name = pascal(operationId);
    for (const { name: field = '', schema = {} } of parameters)
      yield* classesOf(schema, `${name}${pascal(field)}`, `${operationId} ${field}`);
    for (const { schema } of Object.values(requestBody?.content ?? {}))
      yield* classesOf(schema, `${name}Body`, `${operationId} body`);
    for (const [status, { content = {} }] of Object.entries(responses))
      for (const [type, { schema }] of Object.entries(content))
        yield* classesOf(schema, `${name}Response${status}`, `${operationId} ${status} ${type}`);
  }
}

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

  it('given the classes that a generator makes, then no two have one name, in any case', () => {
    const places = new Map<string, Set<string>>();
    for (const [name, at] of allClasses())
      places.set(name.toLowerCase(), (places.get(name.toLowerCase()) ?? new Set()).add(at));
    expect(places.size).toBeGreaterThan(400);
    expect([...places].filter(([, where]) => where.size > 1)).toEqual([]);
  });

  it('given a body of a request, then its name says so, and that of an answer does not', () => {
    const named = (contents: readonly { schema: Schema }[]) =>
      contents.flatMap(({ schema }) => /\w+$/.exec((schema['$ref'] as string | undefined) ?? '') ?? []);
    const bodies = operations.flatMap(({ requestBody }) => named(Object.values(requestBody?.content ?? {})));
    const answers = operations.flatMap(({ responses }) =>
      Object.values(responses).flatMap(({ content = {} }) => named(Object.values(content))),
    );
    expect(bodies.filter((name) => !name.endsWith('Body'))).toEqual([]);
    expect(answers.filter((name) => name.endsWith('Body'))).toEqual([]);
    expect([bodies.length, answers.length].every((count) => count > 30)).toBe(true);
  });

  it('given an integer, then it has a size and bounds', () => {
    const unbounded = parts.filter(
      ([, { type, enum: values, format, minimum, maximum }]) =>
        [type].flat().includes('integer') &&
        [type].flat().every((each) => each === 'integer' || each === 'null') &&
        values === undefined &&
        (format === undefined || minimum === undefined || maximum === undefined),
    );
    expect(unbounded.map(([path]) => path)).toEqual([]);
  });

  it('given a pattern, then it is one of any dialect of regular expressions', () => {
    const patterns = parts.flatMap(([path, { pattern }]) =>
      typeof pattern === 'string' ? [[path, pattern] as const] : [],
    );
    expect(patterns.length).toBeGreaterThan(100);
    // Go, Python, Java and .NET have no `[^]`; Go has no \\u, no look-around, and repeats at most 1,000 times.
    const odd = patterns.filter(([, text]) => /\[\^\]|\\u|\(\?[=!<]|\{(\d+,)?\d{4,}\}/.test(text));
    expect(odd).toEqual([]);
  });

  it('given a parameter, then a sentence says what it means', () => {
    const silent = operations.flatMap(({ operationId, parameters = [] }) =>
      parameters.flatMap(({ name, description }) =>
        name !== undefined && !description ? [`${operationId} ${name}`] : [],
      ),
    );
    expect(silent).toEqual([]);
  });
});
