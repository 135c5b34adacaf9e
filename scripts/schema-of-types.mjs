// JSON Schema (2020-12) of TypeScript types, as the OpenAPI document of a route needs it.
import ts from 'typescript';

/** Fields that are numbers and no integers. */
const FRACTIONS = new Set([
  'latitude',
  'longitude',
  'seconds',
  'lagSeconds',
  'hours',
  'overdueHours',
  'ageHours',
  'shareWithinThreeDays',
  'rebuilding',
  'filled',
]);
/** Formats of strings by the name of their field: moments end in `At`; a key has the length GS1 gives it. */
const FORMATS = [
  [/(?:At|^at|^since|^validFrom|^validUntil|^until)$/, { format: 'date-time' }],
  [/^sscc$/, { pattern: '^\\d{18}$' }],
  [/^gln$|Gln$/, { pattern: '^\\d{13}$' }],
  [/^gtin$|Gtin$/, { pattern: '^\\d{14}$' }],
];

export class SchemaOfTypes {
  /** Schemas of named types, by name. */
  named = {};

  /**
   * @param names which type a name stands for, over all libraries
   * @param bulkAnswer the type of a line where a route answers line by line (`StreamableFile`)
   */
  constructor(checker, root, names, bulkAnswer) {
    this.checker = checker;
    this.root = root;
    this.names = names;
    this.bulkAnswer = bulkAnswer;
  }

  /**
   * `{ json, lines, text }` of a route's method, each only where it answers so; undefined for one that answers nothing
   * by itself. Throws for a type that says nothing.
   */
  ofAnswer(method) {
    const signature = this.checker.getSignatureFromDeclaration(method);
    const type = this.checker.getAwaitedType(signature.getReturnType()) ?? signature.getReturnType();
    const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & EMPTY));
    if (parts.length === 0) return undefined;
    const stream = parts.find((part) => part.symbol?.getName() === 'StreamOf');
    if (stream !== undefined) return { lines: this.of(this.checker.getTypeArguments(stream)[0], '') };
    const lines = parts.find((part) => part.symbol?.getName() === 'StreamableFile');
    const text = parts.some((part) => part.flags & ts.TypeFlags.StringLike);
    const json = parts.filter((part) => part !== lines && !(part.flags & ts.TypeFlags.StringLike));
    return {
      ...(json.length > 0 && { json: this.answerOf(json.length === parts.length ? type : json, method) }),
      ...(lines !== undefined && { lines: this.of(this.bulkAnswer, '') }),
      ...(text && { text: { type: 'string' } }),
    };
  }

  /** A type without a name gets one from its route: `getTrail` answers a `Trail`, `sealBox` a `SealBoxResult`. */
  answerOf(type, method) {
    const types = Array.isArray(type) ? type : [type];
    const schemas = types.map((each) => this.of(each, ''));
    const schema = schemas.length === 1 ? schemas[0] : this.either(schemas);
    if (schema.$ref !== undefined || schema.items?.$ref !== undefined) return schema;
    if (Object.keys(schema).length === 0) throw new Error('the type of its answer says nothing');
    const id = method.name.getText();
    const name = id.startsWith('get') ? id.slice(3) : `${id[0].toUpperCase()}${id.slice(1)}Result`;
    return this.reference(name, method, () => schema);
  }

  /** The schema of a type; `field` is the name of the field it is the type of, or empty. */
  of(type, field) {
    const name = this.nameOf(type);
    if (name === undefined) return this.inline(type, field);
    const symbol = type.aliasSymbol ?? type.symbol;
    const description = descriptionOf(symbol, this.checker);
    return this.reference(name, symbol.declarations[0], () => ({
      ...this.inline(type, field),
      ...(description !== '' && { description }),
    }));
  }

  /** Keeps a schema under a name. A name stands for one declaration, over all libraries. */
  reference(name, declaration, schemaOf) {
    const identity = `${declaration.getSourceFile().fileName}:${declaration.pos}`;
    if ((this.names.get(name) ?? identity) !== identity)
      throw new Error(`two types are named ${name}: name one of them with @schema`);
    this.names.set(name, identity);
    if (this.named[name] === undefined) {
      this.named[name] = {}; // known while its own fields are looked at
      this.named[name] = schemaOf();
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  inline(type, field) {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
    if (flags & ts.TypeFlags.NumberLiteral) return { type: 'integer', enum: [type.value] };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', enum: [type.intrinsicName === 'true'] };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string', ...formatOf(field) };
    if (flags & ts.TypeFlags.NumberLike)
      return FRACTIONS.has(field)
        ? { type: 'number', format: 'double' }
        : { type: 'integer', format: 'int64', minimum: lowestOf(field), maximum: Number.MAX_SAFE_INTEGER };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isUnion()) return this.union(type, field);
    if (this.checker.isTupleType(type)) {
      const items = this.checker.getTypeArguments(type).map((each) => this.of(each, field));
      return { type: 'array', items: items.length === 1 ? items[0] : { anyOf: items } };
    }
    if (this.checker.isArrayType(type))
      return { type: 'array', items: this.of(this.checker.getTypeArguments(type)[0], field) };
    return this.object(type);
  }

  union(type, field) {
    const parts = type.types.filter((part) => !(part.flags & EMPTY));
    const isNull = (part) => (part.flags & ts.TypeFlags.Null) !== 0;
    const literals = parts.filter((part) => part.flags & ts.TypeFlags.StringLiteral);
    const booleans = parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral);
    const others = parts.filter(
      (part) => !literals.includes(part) && !booleans.includes(part) && !isNull(part),
    );
    const enumeration =
      literals.length === 0 ? [] : [{ type: 'string', enum: literals.map(({ value }) => value).sort() }];
    const truth =
      booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map((part) => this.inline(part, field));
    const schemas = [...enumeration, ...truth, ...others.map((part) => this.of(part, field))];
    const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
    // Generators of clients make nothing of a union of them and null, or something that does not compile.
    if (distinct.length > 1 && distinct.every(isPrimitive))
      return {
        type: [...new Set(distinct.map(({ type }) => type)), ...(parts.some(isNull) ? ['null'] : [])],
      };
    if (!parts.some(isNull)) return distinct.length === 1 ? distinct[0] : this.either(distinct);
    const [only] = distinct;
    if (distinct.length === 1 && typeof only.type === 'string' && only.enum === undefined)
      return { ...only, type: [only.type, 'null'] };
    return { anyOf: [...distinct, { type: 'null' }] };
  }

  /**
   * One schema for values of several. Objects without names become one object: what generators of clients make of a union
   * of them does not compile.
   */
  either(schemas) {
    const objects = schemas.filter((schema) => schema.$ref === undefined && isObject(schema));
    if (objects.length < 2) return { anyOf: schemas };
    const one = mergedObject(objects, this.named);
    const others = schemas.filter((schema) => !objects.includes(schema));
    return others.length === 0 ? one : { anyOf: [one, ...others] };
  }

  object(type) {
    const index = this.checker.getIndexInfosOfType(type)[0];
    const properties = {};
    const required = [];
    const isSigned = type.symbol?.getJsDocTags(this.checker).some(({ name }) => name === 'signed') ?? false;
    for (const property of this.checker.getPropertiesOfType(type)) {
      const its = this.checker.getTypeOfSymbol(property);
      if (its.getCallSignatures().length > 0 || its.flags & EMPTY) continue;
      const name = property.getName();
      const description = descriptionOf(property, this.checker);
      const schema = this.of(its, name);
      if (isSigned && schema.type === 'integer') schema.minimum = -Number.MAX_SAFE_INTEGER;
      properties[name] = { ...schema, ...(description !== '' && { description }) };
      const mayBeMissing = its.isUnion() && its.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
      if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeMissing) required.push(name);
    }
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(index !== undefined && { additionalProperties: this.fieldsOf(index.type) }),
    };
  }

  /** `Record<string, never>` has no fields. */
  fieldsOf(type) {
    return type.flags & ts.TypeFlags.Never ? false : this.of(type, '');
  }

  /** The name a type has in the document: that of its declaration, or what its `@schema` says; that of a page is derived. */
  nameOf(type) {
    const symbol =
      type.aliasSymbol ?? (type.isClassOrInterface() || isReference(type) ? type.symbol : undefined);
    const declaration = symbol?.declarations?.[0];
    if (declaration === undefined || !declaration.getSourceFile().fileName.startsWith(`${this.root}/libs/`))
      return undefined;
    const tag = symbol.getJsDocTags(this.checker).find(({ name }) => name === 'schema');
    const name = ts.displayPartsToString(tag?.text) || symbol.getName();
    const argumentsOf =
      type.aliasTypeArguments ?? (isReference(type) ? this.checker.getTypeArguments(type) : []);
    const inner = argumentsOf.filter((each) => !each.isThisType);
    if (inner.length === 0) return name;
    const names = inner.map((each) => this.nameOf(each));
    return names.includes(undefined) ? undefined : `${names.join('')}${name}`;
  }
}

const EMPTY = ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never;

const isObject = ({ type, additionalProperties }) => type === 'object' && !additionalProperties;

const resolved = (schema, named) => named[schema.$ref?.split('/').at(-1)] ?? schema;

/** The fields of all, and those required that each has. */
function mergedObject(objects, named) {
  const properties = {};
  for (const object of objects)
    for (const [name, schema] of Object.entries(object.properties ?? {}))
      properties[name] = properties[name] === undefined ? schema : merged(properties[name], schema, named);
  const required = Object.keys(properties).filter((name) =>
    objects.every((object) => object.required?.includes(name)),
  );
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

/** A schema for a field that two objects have. */
function merged({ description: of, ...one }, { description, ...other }, named) {
  const same = of === description && of !== undefined ? { description: of } : {};
  if (JSON.stringify(one) === JSON.stringify(other)) return { ...one, ...same };
  const objects = [one, other].map((schema) => resolved(schema, named));
  if (objects.every(isObject)) return { ...mergedObject(objects, named), ...same };
  const withoutNull = objects.filter(({ type }) => type !== 'null');
  if (withoutNull.length === 1 && !SCALARS.has(withoutNull[0].type))
    return { anyOf: [...(one.type === 'null' ? [other] : [one]), { type: 'null' }], ...same };
  const types = [...new Set(objects.flatMap(({ type }) => type))];
  if (types.some((type) => !SCALARS.has(type)))
    throw new Error(`a field of two objects cannot be one field: ${JSON.stringify([one, other])}`);
  const values = withoutNull.every((schema) => schema.enum !== undefined)
    ? [...new Set(withoutNull.flatMap((schema) => schema.enum))].sort()
    : undefined;
  const alike = SHARED.filter(
    (key) =>
      withoutNull[0]?.[key] !== undefined && withoutNull.every((each) => each[key] === withoutNull[0][key]),
  );
  return {
    type: types.length === 1 ? types[0] : types,
    ...(values !== undefined && { enum: values }),
    ...Object.fromEntries(alike.map((key) => [key, withoutNull[0][key]])),
    ...same,
  };
}

/** What a field of two objects keeps when both say the same. */
const SHARED = ['format', 'pattern', 'minimum', 'maximum'];

const SCALARS = new Set(['string', 'integer', 'number', 'boolean', 'null']);

const isPrimitive = ({ type, enum: values }) =>
  values === undefined && ['string', 'integer', 'number', 'boolean'].includes(type);

const isReference = (type) => (ts.getObjectFlags?.(type) ?? type.objectFlags ?? 0) & ts.ObjectFlags.Reference;

const descriptionOf = (symbol, checker) =>
  ts
    .displayPartsToString(symbol?.getDocumentationComment(checker) ?? [])
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();

/** Balances and differences may be below 0, and numbers of a type with `@signed`; every other whole number is a count, a position or an amount. */
const SIGNED = new Set(['balanceFen', 'differenceFen', 'expectedFen', 'toCollectFen']);
const lowestOf = (field) => (SIGNED.has(field) ? -Number.MAX_SAFE_INTEGER : 0);

const formatOf = (field) => FORMATS.find(([name]) => name.test(field))?.[1] ?? {};
