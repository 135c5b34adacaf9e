import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { readKey, whatIsWrong, type Gs1Key } from '@boxtrail/kernel';
import { refPattern } from '@boxtrail/contracts';
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
const keyLengths: Record<Gs1Key, number> = { sscc: 18, gtin: 14, gln: 13 };

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

/** A GS1 key: digits with a right check digit, or a GS1 Digital Link, which is read as the digits in it. */
export const KeyField = (kind: Gs1Key, options: Common = {}) =>
  field(
    options,
    { type: 'string', pattern: `^[0-9]{${keyLengths[kind]}}$`, example: keyExamples[kind] },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? readKey(kind, value) : value)),
    validKey(kind),
  );

/** A list of GS1 keys. */
export const KeyListField = (kind: Gs1Key, options: Common & { min?: number; max?: number } = {}) =>
  field(
    options,
    {
      type: 'array',
      items: { type: 'string', pattern: `^[0-9]{${keyLengths[kind]}}$` },
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
