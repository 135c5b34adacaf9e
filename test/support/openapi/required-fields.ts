interface Schema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** A body without one of its required fields. */
export interface Lacking {
  /** Of the field: JSON Pointer. */
  readonly pointer: string;
  readonly body: unknown;
}

/** Every body that lacks one required field of a complete body, at any depth. `schemas`: those that `$ref`s name. */
export function* lackingOne(
  schema: Schema,
  body: unknown,
  schemas: Readonly<Record<string, Schema>>,
  pointer = '',
): Generator<Lacking> {
  const name = schema.$ref?.split('/').pop();
  if (name !== undefined) return yield* lackingOne(schemas[name] ?? {}, body, schemas, pointer);
  if (Array.isArray(body)) {
    const [first, ...rest] = body as readonly unknown[];
    for (const lacking of lackingOne(schema.items ?? {}, first, schemas, `${pointer}/0`))
      yield { ...lacking, body: [lacking.body, ...rest] };
    return;
  }
  if (typeof body !== 'object' || body === null) return;
  for (const field of schema.required ?? []) {
    const { [field]: _left, ...others } = body as Readonly<Record<string, unknown>>;
    yield { pointer: `${pointer}/${field}`, body: others };
  }
  for (const [field, of] of Object.entries(schema.properties ?? {}))
    for (const lacking of lackingOne(
      of,
      (body as Readonly<Record<string, unknown>>)[field],
      schemas,
      `${pointer}/${field}`,
    ))
      yield { ...lacking, body: { ...body, [field]: lacking.body } };
}
