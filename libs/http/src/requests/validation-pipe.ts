import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Refusal } from '@boxtrail/kernel';
import { readInput, validated } from '@boxtrail/input';

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
