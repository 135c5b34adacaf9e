import { lineProblem, tidyLine } from '@boxtrail/kernel';
import { longestAddressPart } from '@boxtrail/contracts';
import { readMoment } from '../moment';
import type { ReadValue } from '../shape';
import { field, list, matching, mustBe, text, type FieldOptions } from './field';

/** A name: one line of visible characters with at least one letter or digit, normalised to NFC and trimmed. */
export const NameField = (options: FieldOptions & { max?: number } = {}) => {
  const { max = 500 } = options;
  return field(options, { type: 'string', minLength: 1, maxLength: max }, (value, place) => {
    if (typeof value !== 'string') return mustBe('text', place);
    // Composing 10,000 combining marks takes 0.1 s, and the time grows quadratically.
    const line = value.length > 2 * max ? value : tidyLine(value);
    const problem = lineProblem(line, max);
    if (problem !== undefined) place.problems.add(place.pointer, `${place.name} ${problem}`);
    return line;
  });
};

/** A building or a unit as people write it: `5#楼`, `3号楼(东)`, `A/B栋`, `2-501`. */
export const PlaceField = (options: FieldOptions = {}) =>
  NameField({ example: '5#楼', ...options, max: longestAddressPart });

/** Text that matches a pattern; `what` describes it after "must be". */
export const PatternField = (pattern: RegExp, what: string, options: FieldOptions = {}) =>
  field(options, { type: 'string', pattern: pattern.source }, text(what, matching(pattern)));

/** Any text of 1 to `max` UTF-16 code units, exactly as it was sent. */
export const RawField = (max: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', minLength: 1, maxLength: max },
    text(`a text of 1 to ${max} characters`, (value) =>
      value === '' || value.length > max ? undefined : value,
    ),
  );

/** Control characters other than tab and line breaks, and lone surrogates. */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

/** Text for people, at most `max` UTF-16 code units (default 500): not blank, without control characters. */
export const TextField = (options: FieldOptions & { max?: number } = {}) => {
  const { max = 500 } = options;
  return field(options, { type: 'string', minLength: 1, maxLength: max }, (value, place) => {
    if (typeof value !== 'string' || value.length > max || value.trim() === '')
      return mustBe(`a text of 1 to ${max} characters`, place);
    return unprintable.test(value) ? mustBe('a text without control characters', place) : value;
  });
};

const oneOf = (values: readonly string[]): ReadValue =>
  text(`one of ${values.join(', ')}`, (value) => (values.includes(value) ? value : undefined));

export const OneOfField = (values: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: 'string', enum: [...values] }, oneOf(values));

export const OneOfListField = (values: readonly string[], options: FieldOptions & { max?: number } = {}) => {
  const { max = values.length } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string', enum: [...values] }, maxItems: max },
    list(0, max, oneOf(values)),
  );
};

/** Some of the values in a URL, separated by commas: a list. */
export const QueryListField = (values: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: 'string' }, (value, place) => {
    if (typeof value !== 'string') return mustBe('text', place);
    const items = value.split(',', values.length + 1);
    if (items.length > values.length) return mustBe(`a list of 1 to ${values.length} items`, place);
    const unknown = items.find((item) => !values.includes(item));
    return unknown === undefined ? items : mustBe(`one of ${values.join(', ')}`, place);
  });

/** The cursor of a paged list; the list validates it. */
export const CursorField = () =>
  field({ optional: true, description: '`next` of the page before' }, { type: 'string' }, (value) => value);

/** RFC 3339 with an offset, years 1970 to 9999; converted to UTC with milliseconds. */
export const MomentField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', format: 'date-time', example: '2026-03-16T09:30:00+08:00' },
    text(
      'a date and time with an offset, of the years 1970 to 9999, as in 2026-03-16T09:30:00+08:00',
      readMoment,
    ),
  );

/** A local date (UTC+8) of the years 1970 to 9999. */
export const DayField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', format: 'date', example: '2026-03-16' },
    text('a day of the years 1970 to 9999, as in 2026-03-16', (value) =>
      /^\d{4}-\d\d-\d\d$/.test(value) ? readMoment(`${value}T12:00:00Z`)?.slice(0, 10) : undefined,
    ),
  );
