import type { IncomingMessage } from 'node:http';
import type { RawProblem } from '../problems/raw-problem';
import { isConnectionError } from '@boxtrail/database';
import { KeysUnavailable, type RememberedKeys } from './remembered-keys';
import { keyProblems, type Principal, type RefusedKey, type ValidKey } from './valid-key';
import { BadKeyLimit } from './bad-key-limit';

/** Who sends a request, or why it is refused. */
export type Authenticated =
  | {
      readonly principal: Principal;
      /** Stands for the caller where limits are counted. */
      readonly client: string;
      readonly problem?: undefined;
    }
  | { readonly problem: RawProblem };

/** What follows the scheme (RFC 6750, section 2.1), which may be in any case, and one or more blanks. */
const bearer = /^bearer[ \t]+(\S.*)$/i;
const keyPattern = /^[\x21-\x7e]{1,500}$/;

/** What an `Authorization` header sends as API key; undefined when it sends none. */
export const keySentIn = (authorization: string | undefined): string | undefined =>
  bearer.exec(authorization ?? '')?.[1];

const keys = new WeakMap<IncomingMessage, ValidKey>();

/** The key of a request that was admitted; undefined when nobody was asked for one. */
export const keyOf = (request: IncomingMessage): ValidKey | undefined => keys.get(request);

const keyMissing: Authenticated = {
  problem: { code: 'API_KEY_MISSING', detail: 'send an API key: Authorization: Bearer bt_...' },
};
const keyMalformed: Authenticated = {
  problem: {
    code: 'API_KEY_INVALID',
    detail: 'an API key is one word of visible ASCII characters: Authorization: Bearer bt_...',
  },
};
const tooManyBadKeys = (retryAfter: number): Authenticated => ({
  problem: {
    code: 'TOO_MANY_BAD_KEYS',
    detail: 'too many unknown API keys came from this address; unknown keys are refused for a while',
    retryAfter,
  },
});

/** A refused key, and where it came from. */
export interface FailedSignIn {
  readonly address: string;
  /** `X-Forwarded-For` as it was sent. */
  readonly forwardedFor: string | undefined;
  readonly reason: 'malformed' | RefusedKey | 'too-many';
}

/**
 * Finds the holder of the API key in `Authorization`, before anything else of a request is looked at. A key that was
 * looked up in the last seconds is answered from memory. Unknown keys are counted for each address: beyond
 * `badKeysPerMinute` no key that was never valid here is looked up for that address.
 */
export class Authentication {
  private readonly badKeys: BadKeyLimit;

  constructor(
    private readonly keys: RememberedKeys,
    badKeysPerMinute: number,
    private readonly failed: (failure: FailedSignIn) => void = () => undefined,
  ) {
    this.badKeys = new BadKeyLimit(badKeysPerMinute);
  }

  authenticate(request: IncomingMessage): Authenticated | Promise<Authenticated> {
    const sent = keySentIn(request.headers.authorization);
    if (sent === undefined) return keyMissing;
    const key = keyPattern.exec(sent)?.[0];
    if (key === undefined) {
      this.fail(request, 'malformed');
      return keyMalformed;
    }
    const remembered = this.keys.remembered(key);
    if (remembered !== undefined && typeof remembered !== 'string') return accept(request, key, remembered);
    if (!this.keys.wasValid(key)) {
      const seconds = this.badKeys.blockedFor(addressOf(request));
      if (seconds > 0) {
        this.fail(request, 'too-many');
        return tooManyBadKeys(seconds);
      }
    }
    if (remembered !== undefined) return this.refuse(request, remembered);
    return this.lookUp(request, key);
  }

  private async lookUp(request: IncomingMessage, key: string): Promise<Authenticated> {
    try {
      const found = await this.keys.verify(key, addressOf(request));
      return typeof found === 'string' ? this.refuse(request, found) : accept(request, key, found);
    } catch (error) {
      return { problem: problemOf(error) };
    }
  }

  private refuse(request: IncomingMessage, why: RefusedKey): Authenticated {
    this.badKeys.count(addressOf(request));
    this.fail(request, why);
    return { problem: keyProblems[why] };
  }

  private fail(request: IncomingMessage, reason: FailedSignIn['reason']): void {
    const forwarded = request.headers['x-forwarded-for'];
    this.failed({
      address: addressOf(request),
      forwardedFor: typeof forwarded === 'string' ? forwarded : forwarded?.[0],
      reason,
    });
  }
}

const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? '';

function accept(request: IncomingMessage, key: string, valid: ValidKey): Authenticated {
  keys.set(request, valid);
  valid.usedAt = Date.now();
  return { principal: valid.principal, client: key };
}

function problemOf(error: unknown): RawProblem {
  if (error instanceof KeysUnavailable)
    return { code: 'SERVICE_UNAVAILABLE', detail: error.message, retryAfter: 1 };
  return isConnectionError(error)
    ? {
        code: 'DATABASE_UNAVAILABLE',
        detail: 'the database is not available; nothing was done',
        retryAfter: 1,
      }
    : { code: 'INTERNAL', detail: 'the API key could not be looked up; nothing was done' };
}
