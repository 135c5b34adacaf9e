import { invalid, Refusal, type FieldError } from '@boxtrail/kernel';

/** The problems of an input, bounded: more would not help the caller. */
class Problems {
  readonly fields: FieldError[] = [];

  add(pointer: string, detail: string): void {
    if (!this.full) this.fields.push({ pointer, detail });
  }

  get full(): boolean {
    return this.fields.length >= 20;
  }
}

/** The location of a value in its input. */
export interface FieldLocation {
  readonly name: string;
  /** RFC 6901. */
  readonly pointer: string;
  readonly problems: Problems;
}

/**
 * Reads one value that is neither undefined nor null, and answers it as the program uses it. What is wrong with it is
 * added to the problems of its place; the answer then does not count.
 */
export type ReadValue = (value: unknown, place: FieldLocation) => unknown;

interface Field {
  readonly optional: boolean;
  readonly read: ReadValue;
}

const own = new WeakMap<object, Map<string, Field>>();
const all = new WeakMap<object, ReadonlyMap<string, Field>>();

/** Declares a property of a class as an input field. */
export const inputField =
  (optional: boolean, read: ReadValue): PropertyDecorator =>
  (prototype, name) => {
    const fields = own.get(prototype) ?? new Map<string, Field>();
    own.set(prototype, fields.set(String(name), { optional, read }));
  };

/** The fields of a class and of its superclasses. */
function fieldsOf(type: new () => object): ReadonlyMap<string, Field> {
  const known = all.get(type);
  if (known !== undefined) return known;
  const classes: object[] = [];
  for (let p = type.prototype as object | null; p !== null; p = Object.getPrototypeOf(p) as object | null)
    classes.unshift(p);
  const fields = new Map(classes.flatMap((prototype) => [...(own.get(prototype) ?? [])]));
  all.set(type, fields);
  return fields;
}

/** Reads input as an instance of its class. Throws `INPUT_INVALID` naming each field that is wrong, `BODY_EMPTY` without input. */
export function validated<T extends object>(type: new () => T, input: unknown): T {
  if (input === undefined) throw invalid('BODY_EMPTY', 'a JSON body is expected');
  return readInput(type, input, 'field');
}

/** Reads input as an instance of its class; `part` is what its properties are called. Throws `INPUT_INVALID`. */
export function readInput<T extends object>(
  type: new () => T,
  input: unknown,
  part: 'field' | 'parameter',
): T {
  const problems = new Problems();
  const instance = readObject(type, input, { pointer: '', problems }, part);
  const { fields } = problems;
  if (fields.length === 0) return instance;
  throw new Refusal('invalid', 'INPUT_INVALID', fields.slice(0, 3).map(inWords).join('; '), fields);
}

const inWords = ({ pointer, detail }: FieldError): string =>
  pointer === '' || detail.startsWith('Unknown ') ? detail : `${pointer}: ${detail}`;

/**
 * Reads an object by the fields of a class. Only plain JSON objects are accepted: an object with another prototype (a
 * stream, a Map) is refused before any of its properties is read.
 */
export function readObject<T extends object>(
  type: new () => T,
  input: unknown,
  { pointer, problems }: Pick<FieldLocation, 'pointer' | 'problems'>,
  part: 'field' | 'parameter' = 'field',
): T {
  const instance = new type() as T & Record<string, unknown>;
  if (!isPlainObject(input)) {
    problems.add(pointer, 'a JSON object is expected');
    return instance;
  }
  const fields = fieldsOf(type);
  for (const name of Object.keys(input)) {
    if (fields.has(name)) continue;
    problems.add(`${pointer}/${escaped(name)}`, `Unknown ${part}: ${printable(name)}`);
    if (problems.full) return instance;
  }
  for (const [name, { optional, read }] of fields) {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    const place = { name, pointer: `${pointer}/${escaped(name)}`, problems };
    if (value !== undefined && value !== null)
      (instance as Record<string, unknown>)[name] = read(value, place);
    else if (!optional) problems.add(place.pointer, `${name} is missing`);
    else if (value === null) (instance as Record<string, unknown>)[name] = null;
    if (problems.full) break;
  }
  return instance;
}

function isPlainObject(input: unknown): input is Record<string, unknown> {
  if (typeof input !== 'object' || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
}

const escaped = (name: string): string => name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');

/** A name from a request, safe to repeat in an answer. */
export const printable = (text: string): string => text.slice(0, 64).replace(/[\p{C}\p{Z}]/gu, '?');
