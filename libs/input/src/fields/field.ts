import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { inputField, type FieldLocation, type ReadValue } from '../shape';

/**
 * Decorators that describe path parameters, queries and bodies: each is validation, conversion and OpenAPI schema at
 * once. `optional` fields may be absent or null.
 */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

export function field(options: FieldOptions, schema: ApiPropertyOptions, read: ReadValue): PropertyDecorator {
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

/** Adds a "must be" problem. */
export function mustBe(what: string, { name, pointer, problems }: FieldLocation): undefined {
  problems.add(pointer, `${name} must be ${what}`);
}

/** Text that `read` converts; a problem when `read` returns undefined. */
export const text =
  (what: string, read: (value: string) => string | undefined): ReadValue =>
  (value, place) =>
    (typeof value === 'string' ? read(value) : undefined) ?? mustBe(what, place);

export const matching =
  (pattern: RegExp) =>
  (value: string): string | undefined =>
    pattern.test(value) ? value : undefined;

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** A bounded list; the items of a longer list are not read. */
export const list =
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
