import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Refusal, type FieldError } from '@boxtrail/kernel';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** Turns plain input into an instance of its class. Throws `INPUT_INVALID` naming each offending field. */
export function validated<T extends object>(type: new () => T, plain: unknown): T {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw notAnObject();
  const instance = plainToInstance(type, plain);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (errors.length === 0) return instance;
  const fields = errors.flatMap((error) => fieldErrors(error, ''));
  const words = fields
    .map(({ pointer, detail }) => `${pointer}: ${detail}`)
    .slice(0, 3)
    .join('; ');
  throw new Refusal('invalid', 'INPUT_INVALID', words, fields.slice(0, 50));
}

const notAnObject = (): Refusal =>
  new Refusal('invalid', 'INPUT_INVALID', 'a JSON object is expected', [
    { pointer: '', detail: 'not an object' },
  ]);

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** Validates whatever a route declares as a class. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined) return value;
    if (metatype === String || metatype === Object || metatype === Number || metatype === Boolean)
      return value;
    return validated(metatype as new () => object, value ?? {});
  }
}
