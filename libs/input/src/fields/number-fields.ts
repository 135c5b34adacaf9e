import type { ReadValue } from '../shape';
import { field, mustBe, type FieldOptions } from './field';

const numberWithin =
  (min: number, max: number, what: string, isOne: (value: number) => boolean): ReadValue =>
  (value, place) =>
    typeof value === 'number' && isOne(value) && value >= min && value <= max
      ? value
      : mustBe(`${what} from ${min} to ${max}`, place);

/** Converts plain decimal digits to a number; `read` refuses everything else. */
const fromDigits =
  (pattern: RegExp, read: ReadValue): ReadValue =>
  (value, place) =>
    read(typeof value === 'string' && pattern.test(value) ? Number(value) : value, place);

export const IntegerField = (min: number, max: number, options: FieldOptions = {}) =>
  field(
    options,
    { ...integerUpTo(max), minimum: min, maximum: max },
    numberWithin(min, max, 'a whole number', Number.isInteger),
  );

export const NumberField = (min: number, max: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: 'number', minimum: min, maximum: max },
    numberWithin(min, max, 'a number', Number.isFinite),
  );

interface Queried extends FieldOptions {
  /** The default value, for the documentation. */
  readonly default?: number;
}

/** A whole number in a URL: decimal digits, without sign, point, exponent or space. */
export const QueryIntegerField = (min: number, max: number, options: Queried = {}) =>
  field(
    { optional: true, ...options },
    { ...integerUpTo(max), minimum: min, maximum: max, default: options.default },
    fromDigits(/^\d{1,16}$/, numberWithin(min, max, 'a whole number', Number.isInteger)),
  );

/** A number in a URL: decimal digits, with an optional decimal point. */
export const QueryNumberField = (min: number, max: number, options: Queried = {}) =>
  field(
    { optional: true, ...options },
    { type: 'number', minimum: min, maximum: max, default: options.default },
    fromDigits(/^\d{1,16}(\.\d{1,9})?$/, numberWithin(min, max, 'a number', Number.isFinite)),
  );

/** The format tells generated clients which type holds it. */
const integerUpTo = (max: number) => ({
  type: 'integer' as const,
  format: max < 2 ** 31 ? 'int32' : 'int64',
});
