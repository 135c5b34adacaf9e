import { FormatRegistry, Kind, Type, TypeRegistry, type TSchema } from '@sinclair/typebox';
import { isMoment, lotPattern } from '@boxtrail/kernel';

/** Building blocks of the event schemas. The API boundary verifies check digits; schemas verify shapes. */
export const Sscc = () => Type.String({ pattern: '^[0-9]{18}$', description: 'SSCC-18' });
export const Gtin = () => Type.String({ pattern: '^[0-9]{14}$', description: 'GTIN-14' });
export const Gln = () => Type.String({ pattern: '^[0-9]{13}$', description: 'GLN-13' });
/** Letters, digits, Chinese characters (number plates) and `._:-`: safe in a URL, a stream name and a label. */
export const refPattern = '^[0-9A-Za-z\\u4e00-\\u9fff._:-]{1,64}$';
/** A reference to an external record (a person, a vehicle, a document): never a name or an address. */
export const Ref = () => Type.String({ pattern: refPattern, description: 'reference' });
/** A building or a unit as people write it (`5#楼`, `3号楼(东)`): one line. The API boundary validates its characters. */
export const AddressPart = () =>
  Type.String({
    minLength: 1,
    maxLength: longestAddressPart,
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
    description: 'building or unit',
  });
/** Maximum length of a building or a unit, in characters. */
export const longestAddressPart = 64;
/** The batch of a content item. */
export const Lot = () => Type.String({ pattern: lotPattern, description: 'lot, AI (10)' });
export const Text = () => Type.String({ minLength: 1, maxLength: 500 });
FormatRegistry.Set('date-time', isMoment);
/** RFC 3339 in UTC with milliseconds, years 1970 to 9999. */
export const Time = () =>
  Type.String({
    format: 'date-time',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
    description: 'RFC 3339, UTC',
  });
/** A local date (UTC+8). */
export const Day = () => Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'date, UTC+8' });
/** Money in fen, a hundredth of a yuan. */
export const Fen = () => Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'fen' });
export const Count = () => Type.Integer({ minimum: 0, maximum: 1_000_000 });
export const Quantity = () => Type.Integer({ minimum: 1, maximum: 10_000 });
export const Degrees = () => Type.Number({ minimum: -180, maximum: 180 });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
// The validator compiler has no plain enum: it is registered under this name, which no JSON Schema shows.
TypeRegistry.Set<{ enum: unknown[] }>('OneOf', (schema, value) => schema.enum.includes(value));
export const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ [Kind]: 'OneOf', type: 'string', enum: [...values] });
export const Boxes = () => Type.Array(Sscc(), { maxItems: 5000 });
