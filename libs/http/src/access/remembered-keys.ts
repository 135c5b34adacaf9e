import { LRUCache } from 'lru-cache';
import type { Role } from './access';

/** Who is asking. */
export interface Principal {
  /** Name of the key's holder: the actor on the trail. */
  readonly subject: string;
  readonly role: Role;
  /** The place it is bound to; null for the whole network. */
  readonly stationGln: string | null;
  /** The places of a bound key: its own and the stations below it. Its own alone where nobody has looked. */
  readonly area?: ReadonlySet<string>;
  /**
   * Why its decisions may be dated in the past without a word to each: a simulation, or the records of an older
   * system. They are judged as of their own time alone. Undefined for every ordinary key.
   */
  readonly recordsAfterwards?: string;
}

/** Who holds a key that is valid, and until when it expires. */
export interface HeldKey {
  readonly principal: Principal;
  readonly expiresAt: Date;
}

/** As `issue` makes them. */
const keyForm = /^bt_[\w-]{43}$/;
/** Seconds for which the answer of a look-up holds. An unknown key stays unknown: keys are random. */
const holdsSeconds = { valid: 10, unknown: 300 };
/** Keys that are remembered, at most, valid and unknown ones. */
const maxRemembered = 10_000;

interface Remembered {
  readonly principal: Principal;
  readonly until: number;
}

/** Remembers for a while what was found out about API keys. One look-up at a time for each key. */
export class RememberedKeys {
  private readonly valid = new LRUCache<string, Remembered>({ max: maxRemembered });
  private readonly unknown = new LRUCache<string, number>({ max: maxRemembered });
  private readonly lookUps = new Map<string, Promise<Principal | undefined>>();

  constructor(private readonly find: (key: string) => Promise<HeldKey | undefined>) {}

  /** What a recent look-up has found; undefined when the key must be looked up. */
  remembered(key: string): Principal | 'unknown' | undefined {
    if (!keyForm.test(key)) return 'unknown';
    const valid = this.valid.get(key);
    if (valid !== undefined) return valid.until > Date.now() ? valid.principal : undefined;
    return (this.unknown.get(key) ?? 0) > Date.now() ? 'unknown' : undefined;
  }

  /** Whether the key was valid when it was last looked up, however long ago. */
  wasValid(key: string): boolean {
    return this.valid.get(key) !== undefined;
  }

  /** Who holds this key; undefined when it was never issued or has expired. */
  verify(key: string): Promise<Principal | undefined> {
    const remembered = this.remembered(key);
    if (remembered !== undefined) return Promise.resolve(remembered === 'unknown' ? undefined : remembered);
    const running = this.lookUps.get(key);
    if (running !== undefined) return running;
    const lookUp = this.lookUp(key).finally(() => this.lookUps.delete(key));
    this.lookUps.set(key, lookUp);
    return lookUp;
  }

  private async lookUp(key: string): Promise<Principal | undefined> {
    const held = await this.find(key);
    if (held === undefined) {
      this.valid.delete(key);
      this.unknown.set(key, Date.now() + holdsSeconds.unknown * 1_000);
      return undefined;
    }
    const until = Math.min(Date.now() + holdsSeconds.valid * 1_000, held.expiresAt.getTime());
    this.valid.set(key, { principal: held.principal, until });
    return held.principal;
  }
}
