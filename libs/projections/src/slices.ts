/**
 * Items in groups, in their order. A group ends with the item by which its weights add up to `most`: a statement that
 * writes one group stays short, however many rows a batch of events changes.
 */
export function* slices<T>(
  items: Iterable<T>,
  most: number,
  weightOf: (item: T) => number = () => 1,
): Generator<T[]> {
  let slice: T[] = [];
  let weight = 0;
  for (const item of items) {
    slice.push(item);
    weight += weightOf(item);
    if (weight < most) continue;
    yield slice;
    slice = [];
    weight = 0;
  }
  if (slice.length > 0) yield slice;
}
