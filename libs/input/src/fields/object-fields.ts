import { readObject } from '../shape';
import { field, list, mustBe, type Bounds, type FieldOptions } from './field';

export const FlagField = (options: FieldOptions = {}) =>
  field(options, { type: 'boolean' }, (value, place) =>
    typeof value === 'boolean' ? value : mustBe('true or false', place),
  );

/** A nested object whose class is described with these decorators. */
export const ObjectField = (type: () => new () => object, options: FieldOptions = {}) =>
  // Swagger recognises a lazy type by the name of its function, which must be `type`.
  field(options, { type: () => type() }, (value, place) => readObject(type(), value, place));

/** A list of objects whose class is described with these decorators. */
export const ListField = (type: () => new () => object, options: FieldOptions & Bounds = {}) => {
  const { min = 0, max = 200 } = options;
  return field(
    options,
    { type: () => type(), isArray: true, minItems: min, maxItems: max },
    list(min, max, (value, place) => readObject(type(), value, place)),
  );
};
