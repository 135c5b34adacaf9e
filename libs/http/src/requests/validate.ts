import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { invalid, Refusal, type FieldError } from '@boxtrail/kernel';
import { Problems, readObject } from '@boxtrail/input';

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

/** Reads every parameter, query and body that a route declares as a class. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined || builtIn.has(metatype)) return value;
    const input = metatype as new () => object;
    // The server makes objects of a class of its own of what stands in a URL.
    if (type !== 'body') return readInput(input, { ...(value as object) }, 'parameter');
    return value === undefined ? withoutBody(input) : validated(input, value);
  }
}

const builtIn = new Set<unknown>([String, Object, Number, Boolean]);

/** Where no field is needed, a request needs no body. */
function withoutBody(type: new () => object): object {
  try {
    return validated(type, {});
  } catch (error) {
    const fields = error instanceof Refusal ? error.fields : [];
    throw new Refusal('invalid', 'BODY_EMPTY', 'a JSON body is expected', fields);
  }
}
