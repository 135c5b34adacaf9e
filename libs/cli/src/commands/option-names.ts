/** Options of the commands by the API's names for them. */
const options: Readonly<Record<string, string>> = {
  at: '--at',
  knownAt: '--known-at',
  fromAt: '--from',
  toAt: '--to',
  from: '--from',
  to: '--to',
  fromKnownAt: '--known-from',
  toKnownAt: '--known-to',
  sscc: '--box',
  gln: '--station',
  by: '--by',
  speed: '--speed',
  after: '--after',
  limit: '--limit',
  lang: '--lang',
  format: '--format',
  position: '--position',
  day: '--day',
  group: '--group',
  occurredAt: '--as-of',
};

/** A field or parameter that the API refuses: the JSON pointer to it, and why. */
interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** What the command line reads of a problem document (RFC 9457). */
export interface Problem {
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/**
 * The API's words about a parameter, with the option that was typed: `/fromAt: fromAt must ...` is `--from must ...`.
 * A name that is not an option is kept without the pointer: `/id: id must ...` is `id must ...`. `errors` are those of
 * the problem: a single one names its parameter where the detail does not.
 */
export function withOptionNames(detail: string, errors: readonly FieldError[] = []): string {
  const [first] = errors;
  const pointed = first?.detail === detail && detail.startsWith(`${first.pointer.slice(1)} `);
  return (pointed ? `${first.pointer}: ${detail}` : detail).replace(
    /\/(\w+): (\1 )?/g,
    (whole: string, name: string, again?: string) =>
      Object.hasOwn(options, name) ? `${options[name]} ` : (again ?? whole),
  );
}
