import type { StatementOf } from './statement';

/** The address of a statement. */
export function statementPath(of: StatementOf): string {
  const query = new URLSearchParams();
  for (const name of ['communityGln', 'from', 'to', 'knownAt'] as const) {
    const value = of[name];
    if (value !== null) query.set(name, value);
  }
  const path = `/v1/ledger/statements/${of.kind}/${encodeURIComponent(of.ref)}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
