import { createHash } from 'node:crypto';
import { invalid } from '@boxtrail/kernel';
import { printable } from '@boxtrail/input';

/** The query of a page: where it goes on, how much of it, and the filters of its list. */
export interface PageOf {
  readonly cursor?: string;
  readonly limit?: number;
  readonly atLeast?: number;
}

/** Longest cursor, in characters: a list, the hash of its filters, and a key of 200 characters. */
const longest = 1_200;

const listName = /^[a-z-]{1,40}(\/|$)/;

/**
 * The one cursor of all lists: base64url of the list's name, the hash of its filters, and the key after which the page
 * starts. It is opaque to callers. A cursor of another list, or of the same list with other filters, is refused.
 */
export class Cursor {
  private readonly owner: readonly [string, string];

  /**
   * `list` names the list, like `rounds`, with the parts of its path that distinguish it from others after a slash. Throws an
   * Error for another form: a cursor of it would not be recognised.
   */
  constructor(
    list: string,
    private readonly query: PageOf,
    private readonly key: RegExp = /^[^\p{Cc}\p{Surrogate}]{1,200}$/u,
  ) {
    if (!listName.test(list)) throw new Error(`${list} is no name of a list`);
    this.owner = [list, filterHash(query)];
  }

  /** The key after which the page starts; undefined on the first page. Throws `CURSOR_INVALID`. */
  after(): string | undefined {
    const { cursor = '' } = this.query;
    if (cursor === '') return undefined;
    const [list, filters, key] = decode(cursor) ?? [];
    if (list === undefined || filters === undefined || key === undefined || !this.key.test(key))
      throw refused('this is no cursor; pass `next` of the page before, unchanged');
    if (list !== this.owner[0])
      throw refused(`this is a cursor of ${printable(list)}, not of ${this.owner[0]}`);
    if (filters !== this.owner[1])
      throw refused('this cursor belongs to other filters; send those of the first page with it');
    return key;
  }

  /** The cursor of the page after a key. */
  next(key: string): string {
    return encode([...this.owner, key]);
  }
}

const refused = (detail: string) => invalid('CURSOR_INVALID', detail, '/cursor');

function filterHash({ cursor: _cursor, limit: _limit, atLeast: _atLeast, ...filters }: PageOf): string {
  const given = Object.entries(filters)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(given)).digest('base64url').slice(0, 8);
}

const encode = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Undefined for what `encode` never made. */
function decode(cursor: string): string[] | undefined {
  if (cursor.length > longest) return undefined;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const isOurs =
    Array.isArray(parts) &&
    parts.length === 3 &&
    parts.every((part): part is string => typeof part === 'string') &&
    listName.test(parts[0] ?? '') &&
    encode(parts) === cursor;
  return isOurs ? (parts as string[]) : undefined;
}

/** Keys of rows that are numbered: what a bigint holds. */
export const numbered = /^\d{1,15}$/;
