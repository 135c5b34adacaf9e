import { LRUCache } from 'lru-cache';
import type { RawProblem } from '../problems/raw-problem';
import { type HeldKey, keyProblems, type RefusedKey, ValidKey } from './valid-key';

/** No key can be looked up at present. */
export class KeysUnavailable extends Error {}

/** Finds out about a key; `from` is the address it came from. */
export type FindKey = (key: string, from: string) => Promise<HeldKey | RefusedKey>;

/** Keys (`bt_`), and tokens of sessions (`bs_`), which count as keys. */
const keyForm = /^b[ts]_[\w-]{43}$/;
/** How long the answer of a look-up holds, in ms. An unknown key stays unknown: keys are random. */
const holdsMs = { valid: 10_000, refused: 300_000 };
/** Keys that are remembered, at most, valid and refused ones. */
const maxRemembered = 10_000;
/** Look-ups of one key while keys are being revoked. */
const maxLookUps = 5;

/** Remembers for a while what was found out about API keys. One look-up at a time for each key. */
export class RememberedKeys {
  private readonly valid = new LRUCache<string, ValidKey>({
    max: maxRemembered,
    dispose: (key, _, reason) => {
      if (reason === 'evict') key.end(keyProblems.forgotten);
    },
  });
  private readonly refused = new LRUCache<string, { readonly why: RefusedKey; readonly until: number }>({
    max: maxRemembered,
  });
  private readonly lookUps = new Map<string, Promise<ValidKey | RefusedKey>>();
  /** Grows when keys end: a look-up that ran meanwhile may have read the key before. */
  private changes = 0;

  constructor(private readonly find: FindKey) {}

  /** What a recent look-up has found; undefined when the key must be looked up. */
  remembered(key: string): ValidKey | RefusedKey | undefined {
    if (!keyForm.test(key)) return 'unknown';
    const valid = this.valid.get(key);
    if (valid !== undefined) {
      const now = Date.now();
      return now < valid.until && now < valid.expiresAt && this.isCurrent() ? valid : undefined;
    }
    const refused = this.refused.get(key);
    return refused !== undefined && refused.until > Date.now() ? refused.why : undefined;
  }

  /** Whether the key was valid when it was last looked up, however long ago. */
  wasValid(key: string): boolean {
    return this.valid.get(key) !== undefined;
  }

  /** Who holds this key, or why it is refused. */
  verify(key: string, from = ''): Promise<ValidKey | RefusedKey> {
    const remembered = this.remembered(key);
    if (remembered !== undefined) return Promise.resolve(remembered);
    const running = this.lookUps.get(key);
    if (running !== undefined) return running;
    const lookUp = this.lookUp(key, from).finally(() => this.lookUps.delete(key));
    this.lookUps.set(key, lookUp);
    return lookUp;
  }

  /** Looks the key up again when it is sent next. */
  forget(key: string): void {
    const valid = this.valid.get(key);
    if (valid !== undefined) valid.until = 0;
  }

  /** Whether what is remembered of valid keys can be relied on. */
  protected isCurrent(): boolean {
    return true;
  }

  /** Ends a session in this process at once. */
  endSession(token: string): void {
    this.changes += 1;
    this.refuse(token, 'ended');
  }

  /** Applies changes of keys by their ids, revoked or when it expires in ms, and ids of sessions that have ended. */
  protected apply(
    changes: ReadonlyMap<string, 'revoked' | number>,
    endedSessions: ReadonlySet<string>,
  ): void {
    if (changes.size === 0 && endedSessions.size === 0) return;
    this.changes += 1;
    for (const [key, valid] of [...this.valid.entries()]) {
      const change = changes.get(valid.id ?? '');
      if (change === 'revoked') this.refuse(key, 'revoked');
      else if (valid.session !== undefined && endedSessions.has(valid.session)) this.refuse(key, 'ended');
      else if (change !== undefined) valid.keyExpires(change);
    }
  }

  /** Ends what runs under keys that have expired. */
  protected endExpired(): void {
    const now = Date.now();
    for (const [key, valid] of [...this.valid.entries()])
      if (valid.expiresAt <= now)
        this.end(key, keyProblems[valid.session === undefined ? 'unknown' : 'ended']);
  }

  /** Keys that were used after `since`, in ms. */
  protected usedSince(since: number): readonly ValidKey[] {
    return [...this.valid.values()].filter(({ usedAt }) => usedAt > since);
  }

  private async lookUp(key: string, from: string): Promise<ValidKey | RefusedKey> {
    for (let i = 0; i < maxLookUps; i += 1) {
      const { changes } = this;
      const found = await this.find(key, from);
      if (changes !== this.changes) continue;
      if (typeof found === 'string') return this.refuse(key, found);
      return this.accept(key, found);
    }
    throw new KeysUnavailable('many API keys are being revoked; nothing was done');
  }

  private accept(key: string, found: HeldKey): ValidKey {
    const known = this.valid.get(key);
    if (known === undefined || known.ended.aborted) {
      const valid = new ValidKey(found, holdsMs.valid);
      this.valid.set(key, valid);
      return valid;
    }
    known.keyExpires(found.expiresAt.getTime());
    known.until = Date.now() + holdsMs.valid;
    return known;
  }

  private refuse(key: string, why: RefusedKey): RefusedKey {
    this.end(key, keyProblems[why]);
    this.refused.set(key, { why, until: Date.now() + holdsMs.refused });
    return why;
  }

  private end(key: string, problem: RawProblem): void {
    const valid = this.valid.get(key);
    this.valid.delete(key);
    valid?.end(problem);
  }
}
