/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A variable of the environment, declared beside the code that uses its value. */
export interface Setting<T = unknown> {
  readonly name: string;
  /** For an operator, in one sentence. */
  readonly meaning: string;
  /** Its text when the variable is unset or empty: one that `parse` takes. */
  readonly fallback: string;
  /** The values it may have, in words: `a whole number from 0 to 86400`. */
  readonly values: string;
  /** Undefined for a text that is no such value. */
  parse(text: string): T | undefined;
}

interface Described {
  readonly name: string;
  readonly meaning: string;
}

/** A whole number from `min` (0 when left out) to `max`. */
export function wholeNumber({
  name,
  meaning,
  fallback,
  min = 0,
  max,
}: Described & {
  readonly fallback: number;
  readonly min?: number;
  readonly max: number;
}): Setting<number> {
  return {
    name,
    meaning,
    fallback: String(fallback),
    values: `a whole number from ${min} to ${max}`,
    parse: (given) => {
      const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

/** One of several words; the first is the default unless `fallback` names another. */
export function oneOf<const T extends string>({
  name,
  meaning,
  choices,
  fallback = choices[0],
}: Described & {
  readonly choices: readonly [T, ...T[]];
  readonly fallback?: T;
}): Setting<T> {
  return {
    name,
    meaning,
    fallback,
    values: choices.length === 2 ? choices.join(' or ') : `one of ${choices.join(', ')}`,
    parse: (given) => choices.find((choice) => choice === given),
  };
}

/** A text that `parse` turns into a value; the text itself when left out. */
export function text<T = string>({
  name,
  meaning,
  values,
  fallback = '',
  parse = (given) => given as T,
}: Described & {
  readonly values: string;
  readonly fallback?: string;
  readonly parse?: (given: string) => T | undefined;
}): Setting<T> {
  return { name, meaning, fallback, values, parse };
}
