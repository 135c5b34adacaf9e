import type { OpenAPIObject } from '@nestjs/swagger';

/** A JSON Schema (2020-12). */
type JsonSchema = object;

/** What the routes of a library answer: made from the return types of their methods by `npm run answers`. */
export interface Answers {
  /** By operation id, which is the name of the method. */
  readonly routes: Readonly<Record<string, RouteAnswer>>;
  /** By name, as schemas and routes refer to them. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

interface RouteAnswer {
  readonly json?: JsonSchema;
  /** One line of NDJSON. */
  readonly lines?: JsonSchema;
  readonly text?: JsonSchema;
}

const mediaTypes = { json: 'application/json', lines: 'application/x-ndjson', text: 'text/plain' } as const;

interface Response {
  content?: object;
  headers?: object;
}

/** An answer in lines has none. */
const etag = (required: boolean) => ({
  description: 'revision of what is answered, for `If-Match`',
  required,
  schema: { type: 'string', pattern: '^"\\d+"$' },
});

/** Puts the answers of all routes into their successful responses. A response that is described already is kept. */
export function describeAnswers(document: OpenAPIObject, answers: readonly Answers[]): void {
  const routes = Object.assign({}, ...answers.map((each) => each.routes)) as Answers['routes'];
  const schemas = Object.assign({}, ...answers.map((each) => each.schemas)) as Answers['schemas'];
  const used = new Set<string>();
  for (const operation of Object.values(document.paths).flatMap(
    (path) => Object.values(path) as Operation[],
  )) {
    const answer = routes[operation.operationId ?? ''];
    const [status] = Object.keys(operation.responses).filter((code) => code.startsWith('2'));
    const response = operation.responses[status ?? ''];
    if (answer === undefined || response === undefined) continue;
    addReferences(answer, schemas, used);
    if (response.content !== undefined) continue;
    response.content = Object.fromEntries(
      Object.entries(answer).map(([form, schema]) => [mediaTypes[form as keyof RouteAnswer], { schema }]),
    );
    if (hasRevision(answer.json, schemas))
      response.headers = { ...response.headers, ETag: etag(answer.lines === undefined) };
  }
  const bodies = document.components?.schemas ?? {};
  const taken = [...used].filter((name) => Object.hasOwn(bodies, name));
  if (taken.length > 0) throw new Error(`a body and an answer have the same name: ${taken.join(', ')}`);
  document.components = {
    ...document.components,
    schemas: {
      ...bodies,
      ...Object.fromEntries([...used].sort().map((name) => [name, schemas[name]])),
    } as NonNullable<OpenAPIObject['components']>['schemas'],
  };
}

interface Operation {
  readonly operationId?: string;
  readonly responses: Record<string, Response>;
}

/** Adds the names of all schemas that a schema refers to, directly or not. */
function addReferences(schema: unknown, schemas: Answers['schemas'], used: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const value of Object.values(schema)) addReferences(value, schemas, used);
  const name = nameIn(schema);
  if (name === undefined || used.has(name)) return;
  used.add(name);
  addReferences(schemas[name], schemas, used);
}

const nameIn = (schema: object): string | undefined =>
  (schema as { $ref?: string }).$ref?.replace('#/components/schemas/', '');

function hasRevision(schema: JsonSchema | undefined, schemas: Answers['schemas']): boolean {
  const named = schema && (schemas[nameIn(schema) ?? ''] ?? schema);
  const { required = [], anyOf = [] } = (named ?? {}) as {
    required?: readonly string[];
    anyOf?: readonly JsonSchema[];
  };
  return (
    required.includes('revision') || (anyOf.length > 0 && anyOf.every((each) => hasRevision(each, schemas)))
  );
}
