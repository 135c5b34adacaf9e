/** CLI options by API parameter name. */
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
  atLeast: '--at-least',
  state: '--state',
  status: '--status',
  kind: '--kind',
  tier: '--tier',
  source: '--source',
  code: '--code',
  cursor: '--cursor',
  fromGln: '--from-gln',
  toGln: '--to-gln',
  communityGln: '--community-gln',
  supplierGln: '--supplier-gln',
  parentGln: '--parent-gln',
  teamRef: '--team-ref',
};

/** An invalid field or parameter: its JSON pointer and the problem. */
interface FieldError {
  readonly pointer?: string;
  readonly detail?: string;
}

/**
 * Rewrites an API message to name the option instead of the parameter: `/fromAt: fromAt must ...` becomes `--from must
 * ...`. For other names only the pointer is removed: `/id: id must ...` becomes `id must ...`. `errors` are those of
 * the problem: a single error names the parameter when the detail does not.
 */
export function withOptionNames(detail: string, errors: readonly FieldError[] = []): string {
  const [first] = errors;
  const { pointer } = first ?? {};
  const pointed =
    pointer !== undefined && first?.detail === detail && detail.startsWith(`${pointer.slice(1)} `);
  return (pointed ? `${pointer}: ${detail}` : detail).replace(
    /\/(\w+): (\1 )?/g,
    (whole: string, name: string, again?: string) =>
      Object.hasOwn(options, name) ? `${options[name]} ` : (again ?? whole),
  );
}
