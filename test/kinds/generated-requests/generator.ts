import { completeKey } from '@boxtrail/kernel';
import type { Document, Operation, Schema } from './document';
import { moments, nastyTexts, nastyValues } from './nasty-values';

/** One generated request. */
export interface Request {
  readonly method: string;
  /** The path template of the document. */
  readonly route: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Existing ids, by the name of the parameter or field that takes them. */
export type Known = Readonly<Record<string, readonly string[]>>;

/**
 * Generates requests from an OpenAPI document: some valid, most with small or large deviations. The seed determines the
 * series.
 */
export class Generator {
  private readonly operations: { method: string; route: string; operation: Operation }[];
  private made = 0;

  constructor(
    private readonly document: Document,
    private readonly known: Known,
    private readonly random: () => number,
  ) {
    this.operations = Object.entries(document.paths).flatMap(([route, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        route,
        operation,
      })),
    );
  }

  get routes(): number {
    return this.operations.length;
  }

  /** Routes in turn, so that each is asked equally often. */
  next(): Request {
    const { method, route, operation } = this.operations[this.made++ % this.operations.length]!;
    const parameters = (operation.parameters ?? []).filter(({ name }) => name !== undefined);
    const inPath = route.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeSometimes(this.text(name, parameters.find((p) => p.name === name)?.schema ?? {}), this.random),
    );
    const query = parameters
      .filter((p) => p.in === 'query' && this.chance(0.4))
      .map((p) => `${p.name}=${encoded(this.text(p.name!, p.schema ?? {}))}`);
    if (this.chance(0.05)) query.push(`${this.pick(['x', 'constructor', 'limit', '__proto__', 'a[b]'])}=1`);
    const headers: Record<string, string> = {};
    for (const { name, schema } of parameters.filter((p) => p.in === 'header' && this.chance(0.3)))
      headers[name!.toLowerCase()] = headerText(this.text(name!, schema ?? {}));
    if (method === 'POST' && this.chance(0.95))
      headers['idempotency-key'] = this.chance(0.9)
        ? `generated-${this.made}`
        : headerText(this.pick(nastyTexts));
    if (this.chance(0.1))
      headers['if-match'] = this.pick(['*', '"1"', 'W/"2"', '"1", "2"', '1', '""', '"99999999999"']);
    if (this.chance(0.1))
      headers['accept'] = this.pick([
        'text/plain',
        'text/html',
        'image/png',
        '*/*',
        'text/event-stream',
        ',;q=',
      ]);
    const body = method === 'GET' ? undefined : this.body(operation, headers);
    return { method, route, path: query.length > 0 ? `${inPath}?${query.join('&')}` : inPath, headers, body };
  }

  private body(operation: Operation, headers: Record<string, string>): string | undefined {
    const contents = Object.entries(operation.requestBody?.content ?? {});
    const [type, { schema = {} }] =
      contents.length > 0 ? this.pick(contents) : (['application/json', {}] as [string, { schema?: Schema }]);
    if (contents.length === 0 && this.chance(0.7)) return undefined;
    headers['content-type'] = this.chance(0.95)
      ? type
      : this.pick([
          'text/csv',
          'application/x-ndjson',
          'application/json; charset=gbk',
          'text/plain',
          'x',
          'multipart/form-data',
        ]);
    const lines = Array.from({ length: type === 'application/x-ndjson' ? 1 + this.below(5) : 1 }, () => {
      const value = type === 'text/csv' ? undefined : this.value('', schema, 0);
      return type === 'text/csv' ? this.csv() : JSON.stringify(value);
    });
    const text = lines.join('\n');
    if (this.chance(0.04)) return text.slice(0, this.below(text.length + 1));
    if (this.chance(0.02)) return text.replace('{', '{"__proto__":{"a":1},');
    if (this.chance(0.02)) return text.replace('{', '{"constructor":1,"a":1,"a":2,');
    if (this.chance(0.02)) return '['.repeat(5_000);
    return text;
  }

  private csv(): string {
    const cell = () => (this.chance(0.3) ? this.pick(nastyTexts) : String(this.below(10_000_000)));
    const rows = Array.from({ length: 1 + this.below(3) }, () => Array.from({ length: 7 }, cell).join(','));
    return ['code,name,tier,parentCode,street,latitude,longitude', ...rows].join('\n');
  }

  private value(name: string, schema: Schema, depth: number): unknown {
    const given = this.resolved(schema);
    if (this.chance(0.04)) return this.pick(nastyValues);
    if (depth > 5) return null;
    if (given.properties !== undefined) {
      const fields = Object.entries(given.properties).filter(() => this.chance(0.93));
      const object = Object.fromEntries(
        fields.map(([field, of]) => [field, this.value(field, of, depth + 1)]),
      );
      return this.chance(0.03)
        ? { ...object, [this.pick(['extra', 'actor', 'toString', 'x'.repeat(300)])]: 1 }
        : object;
    }
    if (given.items !== undefined) {
      const length = this.chance(0.02) ? 250 : this.below(4);
      return Array.from({ length }, () => this.value(name, given.items ?? {}, depth + 1));
    }
    if (given.type === 'integer' || given.type === 'number') return this.number(given);
    if (given.type === 'boolean') return this.chance(0.9) ? this.chance(0.5) : 'true';
    return this.text(name, given);
  }

  private number({ minimum = 0, maximum = 1_000_000 }: Schema): number {
    return this.pick([
      minimum,
      maximum,
      minimum - 1,
      maximum + 1,
      minimum + this.below(maximum - minimum + 1),
      0.1,
    ]);
  }

  private text(name: string, schema: Schema): string {
    const { enum: values, format, example, type } = this.resolved(schema);
    if (this.chance(0.15)) return this.pick(nastyTexts);
    if (values !== undefined) return String(this.pick(values));
    if (format === 'date-time') return this.pick(moments);
    const known =
      this.known[name] ??
      this.known[name.replace(/^(from|to|parent|community|supplier|zone|at|station)Gln$/, 'gln')];
    if (known !== undefined && known.length > 0 && this.chance(0.85)) return this.pick(known);
    if (type === 'integer' || type === 'number') return String(this.number(schema));
    if (name === 'sscc' || name === 'ssccs')
      return completeKey('sscc', String(this.below(1e9)).padStart(17, '0'));
    if (example !== undefined && this.chance(0.7))
      return String(Array.isArray(example) ? example[0] : example);
    return `r${this.below(50)}`;
  }

  private resolved(schema: Schema): Schema {
    const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').pop();
    return name === undefined ? schema : (this.document.components.schemas[name] ?? {});
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }
}

/** A valid header value: Latin-1 without control characters. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '') || 'x';

/** A lone surrogate has no percent-encoding: send its bytes, as a careless client would. */
const encoded = (text: string): string => (text === '\ud800' ? '%ED%A0%80' : encodeURIComponent(text));

const encodeSometimes = (text: string, random: () => number): string =>
  random() < 0.02 ? text.replace(/[^\x21-\x7e]|[?#/\\]/g, '') || '%' : encoded(text);

/** Numbers from 0 to 1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
