import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Json = Readonly<Record<string, unknown>>;
interface Operation {
  readonly responses: Readonly<Record<string, Json>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

const id = 'https://boxtrail.example/openapi.json';
const problemType = 'application/problem+json';
const ndjson = 'application/x-ndjson';
/** Headers that are documented on exactly the answers that carry them. */
const relied = ['ETag', 'Location', 'Retry-After'] as const;

/** Judges answers by an OpenAPI document: what the document does not name is wrong, a field that it lacks too. */
export class DocumentedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false });
  private readonly routes: readonly {
    readonly path: RegExp;
    readonly methods: Readonly<Record<string, Operation>>;
  }[];
  private readonly validators = new Map<unknown, ValidateFunction>();

  constructor(private readonly document: Document) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: id, components: closed(document.components) as Json });
    this.routes = Object.entries(document.paths)
      // A path with a fixed part comes before one with a parameter in its place.
      .sort(([a], [b]) => (a.replaceAll('{', '~') < b.replaceAll('{', '~') ? -1 : 1))
      .map(([path, methods]) => ({ path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), methods }));
  }

  static ofThisProject(): DocumentedAnswers {
    const file = join(__dirname, '../../../docs/openapi.json');
    return new DocumentedAnswers(JSON.parse(readFileSync(file, 'utf8')) as Document);
  }

  /** Whether the document has the route of a request. */
  has(method: string, path: string): boolean {
    return this.operation(method, path) !== undefined;
  }

  /** What is wrong with the headers that programs rely on; undefined when the answer carries exactly those documented. */
  faultOfHeaders(method: string, path: string, status: number, headers: Headers): string | undefined {
    const response = this.resolved(this.operation(method, path)?.responses[String(status)]);
    const documented = (response?.['headers'] ?? {}) as Readonly<Record<string, { required?: boolean }>>;
    const said = `${method} ${path} -> ${status}`;
    for (const [name, { required }] of Object.entries(documented))
      if (required === true && !headers.has(name)) return `${said}: the header ${name} is missing`;
    const undocumented = relied.find((name) => headers.has(name) && documented[name] === undefined);
    return undocumented && `${said}: the header ${undocumented} is not documented`;
  }

  /** What is wrong with one line of an NDJSON answer. */
  faultOfLine(method: string, path: string, status: number, line: string): string | undefined {
    return this.fault(method, path, status, ndjson, line);
  }

  /** What is wrong with an answer, in words; undefined when it is as documented. `type` without parameters. */
  fault(method: string, path: string, status: number, type: string, body: string): string | undefined {
    const response = this.resolved(this.operation(method, path)?.responses[String(status)]);
    const said = `${method} ${path} -> ${status} ${type}`;
    if (response === undefined) return `${said}: the status is not documented; ${body.slice(0, 300)}`;
    const content = response['content'] as Readonly<Record<string, { schema: Json }>> | undefined;
    if (body === '' && content === undefined) return undefined;
    const schema = content?.[type]?.schema;
    if (schema === undefined) return `${said}: the type is not documented`;
    if (type === problemType) return this.faultOfProblem(schema, body, said);
    const values = type === ndjson ? body.split('\n').filter((line) => line !== '') : [body];
    if (!/json$/.test(type)) return undefined;
    return values.map((value) => this.invalid(schema, JSON.parse(value), said)).find(Boolean);
  }

  private faultOfProblem(schema: Json, body: string, said: string): string | undefined {
    const problem = JSON.parse(body) as { code: string };
    const [, { properties }] = schema['allOf'] as [
      Json,
      { properties: { code: { enum: readonly string[] } } },
    ];
    if (!properties.code.enum.includes(problem.code)) return `${said}: ${problem.code} is not documented`;
    return this.invalid({ $ref: '#/components/schemas/Problem' }, problem, said);
  }

  private invalid(schema: Json, value: unknown, said: string): string | undefined {
    let validate = this.validators.get(schema['$ref'] ?? schema);
    if (validate === undefined) {
      validate = this.ajv.compile(absolute(closed(schema)) as Json);
      this.validators.set(schema['$ref'] ?? schema, validate);
    }
    if (validate(value)) return undefined;
    return `${said}: ${this.ajv.errorsText(validate.errors)} in ${JSON.stringify(value).slice(0, 600)}`;
  }

  private operation(method: string, path: string): Operation | undefined {
    const route = this.routes.find((each) => each.path.test(path));
    return route?.methods[method.toLowerCase()];
  }

  private resolved(response: Json | undefined): Json | undefined {
    const name = (response?.['$ref'] as string | undefined)?.split('/').pop();
    if (name === undefined) return response;
    return (this.document.components['responses'] as Readonly<Record<string, Json>>)[name];
  }
}

/** The schema with no fields but those it names. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const all = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'allOf' ? value : closed(value)]),
  );
  const isObject = 'properties' in schema && 'type' in schema && !('additionalProperties' in schema);
  return isObject ? { ...all, additionalProperties: false } : all;
}

/** References into the document, from outside of it. */
const absolute = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${id}#/components/`));
