import type { IncomingMessage } from 'node:http';
import type { RawProblem } from '../problems/raw-problem';
import { isConnectionError } from '@boxtrail/database';
import type { Principal, RememberedKeys } from './remembered-keys';
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

const principals = new WeakMap<IncomingMessage, Principal>();

/** Who sent a request that was admitted; undefined when nobody was asked for a key. */
export const principalOf = (request: IncomingMessage): Principal | undefined => principals.get(request);

const keyMissing: Authenticated = {
  problem: { code: 'API_KEY_MISSING', detail: 'send an API key: Authorization: Bearer bt_...' },
};
const keyMalformed: Authenticated = {
  problem: {
    code: 'API_KEY_INVALID',
    detail: 'an API key is one word of visible ASCII characters: Authorization: Bearer bt_...',
  },
};
const keyInvalid: Authenticated = {
  problem: { code: 'API_KEY_INVALID', detail: 'this API key is unknown or has expired' },
};
const tooManyBadKeys = (retryAfter: number): Authenticated => ({
  problem: {
    code: 'TOO_MANY_BAD_KEYS',
    detail: 'too many unknown API keys came from this address; unknown keys are refused for a while',
    retryAfter,
  },
});

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
  ) {
    this.badKeys = new BadKeyLimit(badKeysPerMinute);
  }

  authenticate(request: IncomingMessage): Authenticated | Promise<Authenticated> {
    const sent = keySentIn(request.headers.authorization);
    if (sent === undefined) return keyMissing;
    const key = keyPattern.exec(sent)?.[0];
    if (key === undefined) return keyMalformed;
    const remembered = this.keys.remembered(key);
    if (remembered !== undefined && remembered !== 'unknown') return accept(request, key, remembered);
    const address = request.socket.remoteAddress ?? '';
    if (!this.keys.wasValid(key)) {
      const seconds = this.badKeys.blockedFor(address);
      if (seconds > 0) return tooManyBadKeys(seconds);
    }
    if (remembered === 'unknown') return this.refuse(address);
    return this.lookUp(request, key, address);
  }

  private async lookUp(request: IncomingMessage, key: string, address: string): Promise<Authenticated> {
    try {
      const principal = await this.keys.verify(key);
      return principal === undefined ? this.refuse(address) : accept(request, key, principal);
    } catch (error) {
      return { problem: problemOf(error) };
    }
  }

  private refuse(address: string): Authenticated {
    this.badKeys.count(address);
    return keyInvalid;
  }
}

function accept(request: IncomingMessage, key: string, principal: Principal): Authenticated {
  principals.set(request, principal);
  return { principal, client: key };
}

/** No key can be looked up at present. */
export class KeysUnavailable extends Error {}

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
