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

/**
 * The API's words about a parameter, with the option that was typed: `/fromAt: fromAt must ...` is `--from must ...`.
 * What is no option keeps its name, without the pointer: `/id: id must ...` is `id must ...`.
 */
export function withOptionNames(detail: string): string {
  return detail
    .replace(/\/(\w+): (\1 )?/g, (whole: string, name: string, again?: string) =>
      Object.hasOwn(options, name) ? `${options[name]} ` : (again ?? whole),
    )
    .replace(/^from (\([^)]*\) must be before )to /, '--from $1--to ');
}
