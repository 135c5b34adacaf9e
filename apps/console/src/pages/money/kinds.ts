import type { Schemas } from '@boxtrail/api-client';

export type AccountKind = Schemas['LedgerAccount']['kind'];
export const accountKinds = [
  'household',
  'on-account',
  'refunds',
  'community',
  'supplier',
  'cash',
  'relief',
] as const satisfies readonly AccountKind[];

export const accountKindIn = (name: string | undefined): AccountKind | undefined =>
  accountKinds.find((kind) => kind === name);

/** Kinds that a settlement closes. */
export const isSettled = (kind: AccountKind): boolean => kind !== 'community' && kind !== 'relief';

export type StatementKind = 'household' | 'worker' | 'community' | 'supplier';
const statementOf: Readonly<Partial<Record<AccountKind, StatementKind>>> = {
  household: 'household',
  'on-account': 'household',
  refunds: 'household',
  community: 'community',
  supplier: 'supplier',
  cash: 'worker',
};

/** Address of the statement that an account is on; undefined for an account that has none. */
export function statementPath(kind: AccountKind, ref: string): string | undefined {
  const statement = statementOf[kind];
  return statement && `/v1/ledger/statements/${statement}/${encodeURIComponent(ref)}`;
}

/** The address of a statement as a file. */
export function fileOf(
  path: string,
  format: string,
  lang: string,
  more: Readonly<Record<string, string | undefined>> = {},
) {
  const [address, given = ''] = path.split('?');
  const query = new URLSearchParams(given);
  for (const [name, value] of Object.entries({ format, lang, ...more }))
    if (value !== undefined) query.set(name, value);
  return `${address}?${query.toString()}`;
}
