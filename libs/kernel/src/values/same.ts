import { invalid } from '../refusals/refusal';

/**
 * Deep equality of plain JSON data. The order of keys does not matter, the order of list items does; an undefined field
 * equals an absent one.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => same(item, b[i]));
  }
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  return (
    left.length === right.length &&
    left.every(([key, value], i) => key === right[i]?.[0] && same(value, right[i][1]))
  );
}

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Refuses a list with duplicates: the sender made a mistake. */
export function refuseDuplicates(what: string, values: readonly string[], pointer: string): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  if (twice.size > 0) {
    throw invalid('DUPLICATE_IN_REQUEST', `${what} named more than once: ${inWords([...twice])}`, pointer);
  }
}

/** Formats a list for a message, at most ten items: `a, b, c and 4 more`. */
export function inWords(values: readonly string[]): string {
  const shown = values.slice(0, 10).join(', ');
  return values.length > 10 ? `${shown} and ${values.length - 10} more` : shown;
}
