import { createHash, type Hash } from 'node:crypto';

/**
 * JSON in one form only: RFC 8785 for what exports hold - text, whole numbers, booleans, null. `jq -jcS .` writes the
 * same, so that a hash can be checked without a program of ours.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * SHA-256 of a document of which only the part at hand is in memory: `about`, then its rows, then what comes out of
 * them. In canonical form the names of the three are in this order.
 */
export class DocumentHash {
  private readonly hash: Hash = createHash('sha256');
  private rows = 0;

  constructor(about: unknown, rowsName: string) {
    this.hash.update(`{"about":${canonicalJson(about)},"${rowsName}":[`);
  }

  row(row: unknown): void {
    this.hash.update((this.rows === 0 ? '' : ',') + canonicalJson(row));
    this.rows += 1;
  }

  /** Hex. */
  end(resultName: string, result: unknown): string {
    return this.hash.update(`],"${resultName}":${canonicalJson(result)}}`).digest('hex');
  }
}
