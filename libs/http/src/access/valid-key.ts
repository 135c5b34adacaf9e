import { setMaxListeners } from 'node:events';
import type { RawProblem } from '../problems/raw-problem';
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
  /** Its id among the API keys; undefined at the gateway, which does not know it. */
  readonly id?: string;
}

/** Why a key is not accepted. */
export type RefusedKey = 'unknown' | 'revoked';

export const keyProblems = {
  unknown: { code: 'API_KEY_INVALID', detail: 'this API key is unknown or has expired' },
  revoked: { code: 'API_KEY_REVOKED', detail: 'this API key was revoked' },
  /** Nobody could tell a key that is no longer remembered that it was revoked. */
  forgotten: {
    code: 'SERVICE_UNAVAILABLE',
    detail: 'too many API keys are in use; nothing was done',
    retryAfter: 1,
  },
} as const satisfies Record<string, RawProblem>;

/** A key that was valid when it was looked up. All requests with it share one. */
export class ValidKey {
  readonly principal: Principal;
  readonly id: string | undefined;
  expiresAt: number;
  /** Until when the look-up holds, in ms. */
  until: number;
  /** When the last request with it was admitted, in ms; 0 when none was. */
  usedAt = 0;
  private readonly ending = new AbortController();

  constructor({ principal, expiresAt, id }: HeldKey, holdsMs: number) {
    this.principal = principal;
    this.id = id;
    this.expiresAt = expiresAt.getTime();
    this.until = Date.now() + holdsMs;
    setMaxListeners(0, this.ended); // one for each stream
  }

  /** Aborted when the key is revoked or expires. Its reason is a `RawProblem`. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  end(problem: RawProblem): void {
    this.ending.abort(problem);
  }
}
