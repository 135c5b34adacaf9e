import {
  Type,
  type TArray,
  type TObject,
  type TProperties,
  type TSchema,
  type TUnion,
} from '@sinclair/typebox';
import { TypeCompiler, type TypeCheck } from '@sinclair/typebox/compiler';
import type { DomainEvent } from '@boxtrail/kernel';

/** The definition of one released event type: one schema serves as type, validation and documentation. */
export interface EventDefinition<Name extends string = string, Data = unknown> {
  /** Wire name, `context.EventName`: stored and published, never changed. */
  readonly type: Name;
  /** The version that is written. Older versions are upcast on read. */
  readonly version: number;
  /** JSON Schema of `data`. */
  readonly schema: TObject;
  /** From version n to n + 1, for every n below `version`. */
  readonly upcasters: Readonly<Record<number, (data: never) => unknown>>;
  /** The subject - a box, load, round, pass or station: the key of its messages. */
  key(data: Data): string;
  /** The first deviation of `data` from the schema, as a JSON pointer and a message; undefined when it fits. */
  problem(data: unknown): string | undefined;
  /**
   * The same check for stored data: every field must be present and of its type; current bounds are not checked and
   * extra fields are allowed. Takes at most 0.1 microseconds.
   */
  shapeProblem(data: unknown): string | undefined;
  /** The event, ready to be stored. Its data is validated on append, not here. */
  of(occurredAt: string, data: Data): DomainEvent<Name, Data>;
}

type DataOf<Props extends TProperties> = TObject<Props>['static'];

export function defineEvent<const Name extends string, Props extends TProperties>(
  type: Name,
  fields: Props,
  key: (data: DataOf<Props>) => string,
  options: { version?: number; upcasters?: Record<number, (data: never) => unknown> } = {},
): EventDefinition<Name, DataOf<Props>> {
  const { version = 1, upcasters = {} } = options;
  const schema: TObject = Type.Object(fields as TProperties, { additionalProperties: false });
  let check: TypeCheck<TObject> | undefined;
  let shape: TypeCheck<TSchema> | undefined;
  return {
    type,
    version,
    schema,
    upcasters,
    key,
    problem: (data) => firstError((check ??= TypeCompiler.Compile(schema)), data),
    shapeProblem: (data) => firstError((shape ??= TypeCompiler.Compile(shapeOf(schema))), data),
    of: (occurredAt, data) => ({ type, occurredAt, data }),
  };
}

function firstError(check: TypeCheck<TSchema>, data: unknown): string | undefined {
  if (check.Check(data)) return undefined;
  const first = check.Errors(data).First();
  return first === undefined ? 'does not fit its schema' : `${first.path}: ${first.message}`;
}

/** Keywords that bound a value: not checked on stored data. */
const bounds =
  'pattern format minLength maxLength minimum maximum minItems maxItems additionalProperties'.split(' ');

/** A schema without its bounds: names, nesting and types remain. */
function shapeOf(schema: TSchema): TSchema {
  const shape: TSchema = { ...schema };
  for (const bound of bounds) delete shape[bound];
  const { items } = shape as Partial<TArray>;
  const { anyOf } = shape as Partial<TUnion>;
  const { properties } = shape as Partial<TObject>;
  if (items !== undefined) shape['items'] = shapeOf(items);
  if (anyOf !== undefined) shape['anyOf'] = anyOf.map(shapeOf);
  if (properties !== undefined) {
    const shapes = Object.entries(properties).map(([name, property]) => [name, shapeOf(property)]);
    shape['properties'] = Object.fromEntries(shapes);
  }
  return shape;
}

/** The TypeScript type of a defined event. */
export type EventOf<D> = D extends EventDefinition<infer Name, infer Data> ? DomainEvent<Name, Data> : never;
