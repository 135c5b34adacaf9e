import { createHash, type Hash } from 'node:crypto';

/**
 * JSON in canonical form: RFC 8785 for the values of exports (strings, integers, booleans, null). `jq -jcS .` writes
 * the same, so that a hash can be checked without our programs.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * SHA-256 of a document of which only a part is in memory: `about`, then the rows, then the result. In canonical form
 * the three names are in this order.
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

  /** Hexadecimal. */
  end(resultName: string, result: unknown): string {
    return this.hash.update(`],"${resultName}":${canonicalJson(result)}}`).digest('hex');
  }
}
