import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  foldPlate,
  lineProblem,
  longestIdentifier,
  lotPattern,
  readKey,
  readLot,
  tidyLine,
  whatIsWrong,
  type Gs1Key,
} from '@boxtrail/kernel';
import { longestPlace, refPattern } from '@boxtrail/contracts';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { readMoment } from './moment';

/**
 * The vocabulary request bodies are described in: each word is validation, conversion and OpenAPI schema at once.
 * `optional` fields may be left out or null.
 */
interface Common {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

function field(
  options: Common,
  schema: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const { optional = false, description, example } = options;
  const documented = {
    ...schema,
    ...(description && { description }),
    ...(example !== undefined && { example }),
  };
  return applyDecorators(
    ApiProperty({ ...documented, required: !optional } as ApiPropertyOptions),
    ...(optional ? [IsOptional()] : []),
    ...rules,
  ) as PropertyDecorator;
}

/** Examples that are right, for the documentation page. */
const keyExamples: Record<Gs1Key, string> = {
  sscc: '376104250021234569',
  gtin: '02061041500216',
  gln: '2000220100007',
};
/** How a key may be written, for the documentation page. */
const keyForms =
  'as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN';
const keySchema = (kind: Gs1Key) => ({
  type: 'string' as const,
  minLength: 1,
  maxLength: longestIdentifier,
  example: keyExamples[kind],
});

const validKey = (kind: Gs1Key, options?: ValidationOptions) =>
  ValidateBy(
    {
      name: kind,
      validator: {
        validate: (value) => typeof value === 'string' && whatIsWrong(kind, value) === undefined,
        // Of a list, the first that is wrong is named.
        defaultMessage: (args) =>
          [args?.value as unknown]
            .flat()
            .map((value) => whatIsWrong(kind, typeof value === 'string' ? value : ''))
            .find((problem) => problem !== undefined) ?? '',
      },
    },
    options,
  );

/** A GS1 key in any form that `readKey` knows, read as its digits; its check digit must be right. */
export const KeyField = (kind: Gs1Key, options: Common = {}) =>
  field(
    { ...options, description: options.description ? `${options.description}; ${keyForms}` : keyForms },
    keySchema(kind),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? readKey(kind, value) : value)),
    validKey(kind),
  );

/** A list of GS1 keys. */
export const KeyListField = (kind: Gs1Key, options: Common & { min?: number; max?: number } = {}) =>
  field(
    options,
    {
      type: 'array',
      items: keySchema(kind),
      minItems: options.min ?? 0,
      maxItems: options.max ?? 5_000,
      example: [keyExamples[kind]],
    },
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value)
        ? value.map((v: unknown) => (typeof v === 'string' ? readKey(kind, v) : v))
        : value,
    ),
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 5_000),
    validKey(kind, { each: true }),
  );

/** A reference to something kept elsewhere: 1 to 64 letters, digits, Chinese characters and `._:-`. */
export const RefField = (options: Common = {}) =>
  field(
    options,
    { type: 'string', pattern: refPattern },
    Matches(new RegExp(refPattern), {
      message: '$property must be 1 to 64 letters, digits or any of . _ : -',
    }),
  );

/** A lot number: 1 to 20 characters of GS1 set 82, bare or under AI (10) as scanned or in a GS1 Digital Link. */
export const LotField = (options: Common = {}) =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: longestIdentifier, example: 'L-2026-11' },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? readLot(value) : value)),
    Matches(new RegExp(lotPattern), {
      message: '$property must be 1 to 20 letters, digits or any of ! " % & \' ( ) * + , - . / : ; < = > ? _',
    }),
  );

/** A number plate as people write it; read in capitals, half width and without separators: 吉A·12345 is 吉A12345. */
export const PlateField = (options: Common = {}) =>
  field(
    { example: '吉A12345', ...options },
    { type: 'string', minLength: 1, maxLength: longestIdentifier },
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= longestIdentifier ? foldPlate(value) : value,
    ),
    Matches(/^[0-9A-Z\u4e00-\u9fff]{2,20}$/, {
      message:
        '$property must be a number plate such as 吉A12345: 2 to 20 letters, digits or Chinese characters',
    }),
  );

/** A name: one line of visible characters with a letter or a digit among them, read in NFC and without blanks around it. */
export const NameField = (options: Common & { max?: number } = {}) => {
  const max = options.max ?? 500;
  return field(
    options,
    { type: 'string', minLength: 1, maxLength: max },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidyLine(value) : value)),
    ValidateBy({
      name: 'name',
      validator: {
        validate: (value) => typeof value === 'string' && lineProblem(value, max) === undefined,
        defaultMessage: (args) => {
          const value: unknown = args?.value;
          return `$property ${(typeof value === 'string' ? lineProblem(value, max) : undefined) ?? 'must be text'}`;
        },
      },
    }),
  );
};

/** A building or a unit as people write it: `5#楼`, `3号楼(东)`, `A/B栋`, `2-501`. */
export const PlaceField = (options: Common = {}) =>
  NameField({ example: '5#楼', ...options, max: longestPlace });

export const TextField = (options: Common & { max?: number } = {}) =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: options.max ?? 500 },
    MinLength(1),
    MaxLength(options.max ?? 500),
  );

export const OneOfField = (values: readonly string[], options: Common = {}) =>
  field(options, { type: 'string', enum: [...values] }, IsIn(values));

export const OneOfListField = (values: readonly string[], options: Common & { max?: number } = {}) =>
  field(
    options,
    { type: 'array', items: { type: 'string', enum: [...values] }, maxItems: options.max ?? values.length },
    IsArray(),
    ArrayMaxSize(options.max ?? values.length),
    IsIn(values, { each: true }),
  );

export const IntegerField = (min: number, max: number, options: Common = {}) =>
  field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    IsInt(),
    Min(min, { message: `$property must not be less than ${min}` }),
    Max(max, { message: `$property must not be greater than ${max}` }),
  );

export const NumberField = (min: number, max: number, options: Common = {}) =>
  field(options, { type: 'number', minimum: min, maximum: max }, IsNumber(), Min(min), Max(max));

export const FlagField = (options: Common = {}) => field(options, { type: 'boolean' }, IsBoolean());

/** RFC 3339 with an offset; read as UTC with milliseconds. */
export const MomentField = (options: Common = {}) =>
  field(
    options,
    { type: 'string', format: 'date-time', example: '2026-03-16T09:30:00+08:00' },
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (readMoment(value) ?? value) : value,
    ),
    ValidateBy({
      name: 'moment',
      validator: {
        validate: (value) => typeof value === 'string' && readMoment(value) !== undefined,
        defaultMessage: () =>
          '$property must be a date and time with an offset, as in 2026-03-16T09:30:00+08:00',
      },
    }),
  );

/** A list of objects of a class that is described with these fields itself. */
export const ListField = (
  type: () => new () => object,
  options: Common & { min?: number; max?: number } = {},
) =>
  field(
    options,
    // Swagger knows a type that is named later by the name of its function, which must be `type`.
    { type: () => type(), isArray: true, minItems: options.min ?? 0, maxItems: options.max ?? 200 },
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 200),
    Type(type),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
  );
