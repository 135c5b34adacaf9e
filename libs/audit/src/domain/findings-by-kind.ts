import type { Finding, FindingKind } from './finding';

/** The number of findings of each kind, in alphabetical order; kinds without one are left out. */
export type FindingsByKind = Readonly<Partial<Record<FindingKind, number>>>;

/** Counts findings, answered ones too. */
export class FindingCount {
  private readonly counts = new Map<FindingKind, number>();

  add(findings: readonly Finding[]): void {
    for (const { kind } of findings) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  get byKind(): FindingsByKind {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
