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
import { readMoment } from './moment';
import { inputField, readObject, type Place, type ReadValue } from './shape';

/**
 * The vocabulary in which path parameters, queries and bodies are described: each word is validation, conversion and
 * OpenAPI schema at once. `optional` fields may be left out or null.
 */
interface Common {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

function field(options: Common, schema: ApiPropertyOptions, read: ReadValue): PropertyDecorator {
  const { optional = false, description, example } = options;
  const documented = {
    ...schema,
    ...(description && { description }),
    ...(example !== undefined && { example }),
  };
  return applyDecorators(
    ApiProperty({ ...documented, required: !optional } as ApiPropertyOptions),
    inputField(optional, read),
  ) as PropertyDecorator;
}

/** Adds that the value must be something else, in the words of a developer. */
function mustBe(what: string, { name, pointer, problems }: Place): undefined {
  problems.add(pointer, `${name} must be ${what}`);
}

/** A text that `read` answers as the program uses it, or undefined when it is not `what`. */
const text =
  (what: string, read: (value: string) => string | undefined): ReadValue =>
  (value, place) =>
    (typeof value === 'string' ? read(value) : undefined) ?? mustBe(what, place);

const matching =
  (pattern: RegExp) =>
  (value: string): string | undefined =>
    pattern.test(value) ? value : undefined;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** A list within bounds; nothing in a longer list is looked at. */
const list =
  (min: number, max: number, read: ReadValue): ReadValue =>
  (value, place) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return mustBe(`a list of ${min} to ${max} items`, place);
    const items: unknown[] = [];
    for (const [i, item] of value.entries()) {
      items.push(read(item, { ...place, pointer: `${place.pointer}/${i}` }));
      if (place.problems.full) break;
    }
    return items;
  };

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

const readKeyOf =
  (kind: Gs1Key): ReadValue =>
  (value, { pointer, problems }) => {
    const key = typeof value === 'string' ? readKey(kind, value) : '';
    const problem = whatIsWrong(kind, key);
    if (problem !== undefined) problems.add(pointer, problem);
    return key;
  };

/** A GS1 key in any form that `readKey` knows, read as its digits; its check digit must be right. */
export const KeyField = (kind: Gs1Key, options: Common = {}) =>
  field(
    { ...options, description: options.description ? `${options.description}; ${keyForms}` : keyForms },
    keySchema(kind),
    readKeyOf(kind),
  );

/** A list of GS1 keys. */
export const KeyListField = (kind: Gs1Key, options: Common & Bounds = {}) => {
  const { min = 0, max = 5_000 } = options;
  return field(
    options,
    {
      type: 'array',
      items: keySchema(kind),
      minItems: min,
      maxItems: max,
      example: [keyExamples[kind]],
    },
    list(min, max, readKeyOf(kind)),
  );
};

/** A reference to something kept elsewhere: 1 to 64 letters, digits, Chinese characters and `._:-`. */
export const RefField = (options: Common = {}) =>
  field(
    options,
    { type: 'string', pattern: refPattern },
    text('1 to 64 letters, digits or any of . _ : -', matching(new RegExp(refPattern))),
  );

/** A lot number: 1 to 20 characters of GS1 set 82, bare or under AI (10) as scanned or in a GS1 Digital Link. */
export const LotField = (options: Common = {}) =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: longestIdentifier, example: 'L-2026-11' },
    text('1 to 20 letters, digits or any of ! " % & \' ( ) * + , - . / : ; < = > ? _', (value) =>
      matching(new RegExp(lotPattern))(readLot(value)),
    ),
  );

/** A number plate as people write it; read in capitals, half width and without separators: 吉A·12345 is 吉A12345. */
export const PlateField = (options: Common = {}) =>
  field(
    { example: '吉A12345', ...options },
    { type: 'string', minLength: 1, maxLength: longestIdentifier },
    text('a number plate such as 吉A12345: 2 to 20 letters, digits or Chinese characters', (value) =>
      value.length > longestIdentifier
        ? undefined
        : matching(/^[0-9A-Z\u4e00-\u9fff]{2,20}$/)(foldPlate(value)),
    ),
  );

/** A name: one line of visible characters with a letter or a digit among them, read in NFC and without blanks around it. */
export const NameField = (options: Common & { max?: number } = {}) => {
  const { max = 500 } = options;
  return field(options, { type: 'string', minLength: 1, maxLength: max }, (value, place) => {
    if (typeof value !== 'string') return mustBe('text', place);
    // Composing 10,000 combining marks takes a tenth of a second, and four times that for twice as many.
    const line = value.length > 2 * max ? value : tidyLine(value);
    const problem = lineProblem(line, max);
    if (problem !== undefined) place.problems.add(place.pointer, `${place.name} ${problem}`);
    return line;
  });
};

/** A building or a unit as people write it: `5#楼`, `3号楼(东)`, `A/B栋`, `2-501`. */
export const PlaceField = (options: Common = {}) =>
  NameField({ example: '5#楼', ...options, max: longestPlace });

/** Text that a pattern describes; `what` says so in words, for "must be". */
export const PatternField = (pattern: RegExp, what: string, options: Common = {}) =>
  field(options, { type: 'string', pattern: pattern.source }, text(what, matching(pattern)));

/** Control characters other than tab and line breaks, and halves of characters: no text of a person has them. */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

/** A text for people, of at most `max` UTF-16 code units (500): not blank, and without control characters. */
export const TextField = (options: Common & { max?: number } = {}) => {
  const { max = 500 } = options;
  return field(options, { type: 'string', minLength: 1, maxLength: max }, (value, place) => {
    if (typeof value !== 'string' || value.length > max || value.trim() === '')
      return mustBe(`a text of 1 to ${max} characters`, place);
    return unprintable.test(value) ? mustBe('a text without control characters', place) : value;
  });
};

const oneOf = (values: readonly string[]): ReadValue =>
  text(`one of ${values.join(', ')}`, (value) => (values.includes(value) ? value : undefined));

export const OneOfField = (values: readonly string[], options: Common = {}) =>
  field(options, { type: 'string', enum: [...values] }, oneOf(values));

export const OneOfListField = (values: readonly string[], options: Common & { max?: number } = {}) => {
  const { max = values.length } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string', enum: [...values] }, maxItems: max },
    list(0, max, oneOf(values)),
  );
};

const numberWithin =
  (min: number, max: number, what: string, isOne: (value: number) => boolean): ReadValue =>
  (value, place) =>
    typeof value === 'number' && isOne(value) && value >= min && value <= max
      ? value
      : mustBe(`${what} from ${min} to ${max}`, place);

/** Reads plain decimal digits as a number; what is anything else is left for `read` to refuse. */
const fromDigits =
  (pattern: RegExp, read: ReadValue): ReadValue =>
  (value, place) =>
    read(typeof value === 'string' && pattern.test(value) ? Number(value) : value, place);

export const IntegerField = (min: number, max: number, options: Common = {}) =>
  field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    numberWithin(min, max, 'a whole number', Number.isInteger),
  );

export const NumberField = (min: number, max: number, options: Common = {}) =>
  field(
    options,
    { type: 'number', minimum: min, maximum: max },
    numberWithin(min, max, 'a number', Number.isFinite),
  );

interface Queried extends Common {
  /** What holds when it is left out, for the documentation. */
  readonly default?: number;
}

/** A whole number in a URL: decimal digits, without sign, point, exponent or space. */
export const QueryIntegerField = (min: number, max: number, options: Queried = {}) =>
  field(
    { optional: true, ...options },
    { type: 'integer', minimum: min, maximum: max, default: options.default },
    fromDigits(/^\d{1,16}$/, numberWithin(min, max, 'a whole number', Number.isInteger)),
  );

/** A number in a URL: decimal digits, with a decimal point if need be. */
export const QueryNumberField = (min: number, max: number, options: Queried = {}) =>
  field(
    { optional: true, ...options },
    { type: 'number', minimum: min, maximum: max, default: options.default },
    fromDigits(/^\d{1,16}(\.\d{1,9})?$/, numberWithin(min, max, 'a number', Number.isFinite)),
  );

/** Where a list goes on; the list itself judges it. */
export const CursorField = () =>
  field({ optional: true, description: '`next` of the page before' }, { type: 'string' }, (value) => value);

export const FlagField = (options: Common = {}) =>
  field(options, { type: 'boolean' }, (value, place) =>
    typeof value === 'boolean' ? value : mustBe('true or false', place),
  );

/** RFC 3339 with an offset, of the years 1970 to 9999; read as UTC with milliseconds. */
export const MomentField = (options: Common = {}) =>
  field(
    options,
    { type: 'string', format: 'date-time', example: '2026-03-16T09:30:00+08:00' },
    text(
      'a date and time with an offset, of the years 1970 to 9999, as in 2026-03-16T09:30:00+08:00',
      readMoment,
    ),
  );

/** An object of a class that is described with these fields itself. */
export const ObjectField = (type: () => new () => object, options: Common = {}) =>
  // Swagger knows a type that is named later by the name of its function, which must be `type`.
  field(options, { type: () => type() }, (value, place) => readObject(type(), value, place));

/** A list of objects of a class that is described with these fields itself. */
export const ListField = (type: () => new () => object, options: Common & Bounds = {}) => {
  const { min = 0, max = 200 } = options;
  return field(
    options,
    { type: () => type(), isArray: true, minItems: min, maxItems: max },
    list(min, max, (value, place) => readObject(type(), value, place)),
  );
};
