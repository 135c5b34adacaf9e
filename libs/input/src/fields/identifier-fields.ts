import {
  foldPlate,
  longestIdentifier,
  lotPattern,
  readKey,
  readLot,
  whatIsWrong,
  type Gs1Key,
} from '@boxtrail/kernel';
import { refPattern } from '@boxtrail/contracts';
import type { ReadValue } from '../shape';
import { field, list, matching, text, type Bounds, type FieldOptions } from './field';

/** Valid examples for the documentation. */
const keyExamples: Record<Gs1Key, string> = {
  sscc: '376104250021234569',
  gtin: '02061041500216',
  gln: '2000220100007',
};
/** Accepted forms of a key, for the documentation. */
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

/** A GS1 key in any form that `readKey` accepts, converted to its digits; the check digit must be valid. */
export const KeyField = (kind: Gs1Key, options: FieldOptions = {}) =>
  field(
    { ...options, description: options.description ? `${options.description}; ${keyForms}` : keyForms },
    keySchema(kind),
    readKeyOf(kind),
  );

/** A list of GS1 keys. */
export const KeyListField = (kind: Gs1Key, options: FieldOptions & Bounds = {}) => {
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

/** `refPattern` without escapes: regular expressions of Go know no `\\u4e00`. */
const portableRefPattern = JSON.parse(`"${refPattern}"`) as string;

/** A reference to an external record: 1 to 64 letters, digits, Chinese characters and `._:-`. */
export const RefField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: portableRefPattern },
    text('1 to 64 letters, digits or any of . _ : -', matching(new RegExp(refPattern))),
  );

/** A lot number: 1 to 20 characters of GS1 set 82, bare, under AI (10) as scanned, or in a GS1 Digital Link. */
export const LotField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: longestIdentifier, example: 'L-2026-11' },
    text('1 to 20 letters, digits or any of ! " % & \' ( ) * + , - . / : ; < = > ? _', (value) =>
      matching(new RegExp(lotPattern))(readLot(value)),
    ),
  );

/**
 * A number plate as people write it; converted to upper case, half width and without separators: 吉A·12345 becomes
 * 吉A12345.
 */
export const PlateField = (options: FieldOptions = {}) =>
  field(
    { example: '吉A12345', ...options },
    { type: 'string', minLength: 1, maxLength: longestIdentifier },
    text('a number plate such as 吉A12345: 2 to 20 letters, digits or Chinese characters', (value) =>
      value.length > longestIdentifier
        ? undefined
        : matching(/^[0-9A-Z\u4e00-\u9fff]{2,20}$/)(foldPlate(value)),
    ),
  );
