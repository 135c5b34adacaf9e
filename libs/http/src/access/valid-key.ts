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
  /** Its id among the API keys: of a session, that of the key it was opened with. */
  readonly id?: string;
  /** The session whose token was sent, and when it expires; undefined for a key. */
  readonly session?: { readonly id: string; readonly expiresAt: Date };
}

/** Why a key is not accepted; `ended`: a session that has expired or was signed out. */
export type RefusedKey = 'unknown' | 'revoked' | 'ended';

export const keyProblems = {
  unknown: { code: 'API_KEY_INVALID', detail: 'this API key is unknown or has expired' },
  revoked: { code: 'API_KEY_REVOKED', detail: 'this API key was revoked' },
  ended: { code: 'SESSION_ENDED', detail: 'this session has expired or was signed out; sign in again' },
  /** Nobody could tell a key that is no longer remembered that it was revoked. */
  forgotten: {
    code: 'SERVICE_UNAVAILABLE',
    detail: 'too many API keys are in use; nothing was done',
    retryAfter: 1,
  },
} as const satisfies Record<string, RawProblem>;

/** A key or session that was valid when it was looked up. All requests with it share one. */
export class ValidKey {
  readonly principal: Principal;
  readonly id: string | undefined;
  /** Id of the session whose token it is. */
  readonly session: string | undefined;
  expiresAt: number;
  /** Until when the look-up holds, in ms. */
  until: number;
  /** When the last request with it was admitted, in ms; 0 when none was. */
  usedAt = 0;
  private readonly ending = new AbortController();
  private readonly sessionEnds: number;

  constructor({ principal, expiresAt, id, session }: HeldKey, holdsMs: number) {
    this.principal = principal;
    this.id = id;
    this.session = session?.id;
    this.sessionEnds = session?.expiresAt.getTime() ?? Infinity;
    this.expiresAt = Math.min(expiresAt.getTime(), this.sessionEnds);
    this.until = Date.now() + holdsMs;
    setMaxListeners(0, this.ended); // one for each stream
  }

  /** Aborted when the key is revoked or expires. Its reason is a `RawProblem`. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Applies another time at which its key expires, in ms. */
  keyExpires(at: number): void {
    this.expiresAt = Math.min(at, this.sessionEnds);
  }

  end(problem: RawProblem): void {
    this.ending.abort(problem);
  }
}
