import type { IncomingMessage } from 'node:http';
import { httpProblems } from '../problems/problem-codes';
import type { RawProblem } from '../problems/raw-problem';
import { isConnectionError } from '@boxtrail/database';
import { KeysUnavailable, type RememberedKeys } from './remembered-keys';
import { keyProblems, type RefusedKey, type ValidKey } from './valid-key';
import { BadKeyLimit } from './bad-key-limit';
import { originOf } from './same-origin';
import { sessionTokens } from './session-cookie';

/** Who sends a request, or why it is refused. */
export type Authenticated =
  | {
      /** Stands for the caller where limits are counted: a key with all its sessions, or an address. */
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

/** The route of sessions: who has none may ask it, and its POST brings the key in its body. */
const sessionRoute = /^\/v1\/session\/?(\?|$)/;

/** Whether a request exchanges a key for a session. */
export const isSignIn = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && sessionRoute.test(url);

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const keyMissing: RawProblem = {
  code: 'API_KEY_MISSING',
  detail: 'send an API key: Authorization: Bearer bt_...',
};
const keyMalformed: RawProblem = {
  code: 'API_KEY_INVALID',
  detail: 'an API key is one word of visible ASCII characters: Authorization: Bearer bt_...',
};
const severalSessions: RawProblem = {
  code: 'SESSION_ENDED',
  detail: 'several different session cookies were sent; delete the cookies of this site and sign in again',
};
const foreignOrigin: RawProblem = {
  code: 'ORIGIN_FOREIGN',
  detail: 'a request that changes something under a session must come from a page of this server',
};
const tooManyBadKeys = (retryAfter: number): RawProblem => ({
  code: 'TOO_MANY_BAD_KEYS',
  detail: 'too many unknown API keys came from this address; unknown keys are refused for a while',
  retryAfter,
});

/** A refused key, and where it came from. */
export interface FailedSignIn {
  readonly address: string;
  /** `X-Forwarded-For` as it was sent. */
  readonly forwardedFor: string | undefined;
  readonly reason: 'malformed' | Exclude<RefusedKey, 'ended'> | 'too-many';
}

/** What the check of a key came to. */
type Checked = { readonly valid: ValidKey; readonly problem?: undefined } | { readonly problem: RawProblem };

/**
 * Finds the holder of the API key in `Authorization`, or of the session in the cookie, before anything else of a request
 * is looked at. A key that was looked up in the last seconds is answered from memory. Unknown keys are counted for each
 * address: beyond `badKeysPerMinute` no key that was never valid here is looked up for that address.
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
    if (isSignIn(request)) return this.signingIn(request);
    const sent = keySentIn(request.headers.authorization);
    if (sent !== undefined) return admitted(request, sent, this.check(request, sent));
    const [token, another] = sessionTokens(request.headers);
    if (token === undefined) return withoutSession(request, keyMissing);
    if (another !== undefined) return withoutSession(request, severalSessions);
    if (!safeMethods.has(request.method ?? '') && originOf(request.headers) !== 'same')
      return { problem: foreignOrigin };
    // From here on the same as a key, also for what the gateway sends on.
    request.headers.authorization = `Bearer ${token}`;
    return admitted(request, token, this.check(request, token), (problem) => {
      delete request.headers.authorization;
      return withoutSession(request, problem);
    });
  }

  /** Checks a key that came with this request, wherever it stands. */
  check(request: IncomingMessage, sent: string): Checked | Promise<Checked> {
    const key = keyPattern.exec(sent)?.[0];
    if (key === undefined) {
      this.fail(request, 'malformed');
      return { problem: keyMalformed };
    }
    const remembered = this.keys.remembered(key);
    if (remembered !== undefined && typeof remembered !== 'string') return { valid: remembered };
    if (remembered === 'ended') return { problem: keyProblems.ended };
    if (!this.keys.wasValid(key)) {
      const seconds = this.badKeys.blockedFor(addressOf(request));
      if (seconds > 0) {
        this.fail(request, 'too-many');
        return { problem: tooManyBadKeys(seconds) };
      }
    }
    if (remembered !== undefined) return this.refuse(request, remembered);
    return this.lookUp(request, key);
  }

  /** Counts a key that somebody else has refused. */
  countBadKey(request: IncomingMessage): void {
    this.badKeys.count(addressOf(request));
  }

  /** A sign-in has its key in the body. The route checks it, because the body is not read yet. */
  private signingIn(request: IncomingMessage): Authenticated {
    if (originOf(request.headers) === 'foreign') return { problem: foreignOrigin };
    const seconds = this.badKeys.blockedFor(addressOf(request));
    if (seconds === 0) return anonymous(request);
    this.fail(request, 'too-many');
    return { problem: tooManyBadKeys(seconds) };
  }

  private async lookUp(request: IncomingMessage, key: string): Promise<Checked> {
    try {
      const found = await this.keys.verify(key, addressOf(request));
      return typeof found === 'string' ? this.refuse(request, found) : { valid: found };
    } catch (error) {
      return { problem: problemOf(error) };
    }
  }

  private refuse(request: IncomingMessage, why: RefusedKey): Checked {
    if (why === 'ended') return { problem: keyProblems.ended };
    this.countBadKey(request);
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

const anonymous = (request: IncomingMessage): Authenticated => ({ client: `address ${addressOf(request)}` });

/** Only the route of sessions answers who has none. */
const withoutSession = (request: IncomingMessage, problem: RawProblem): Authenticated =>
  sessionRoute.test(request.url ?? '') && httpProblems[problem.code].status === 401
    ? anonymous(request)
    : { problem };

function admitted(
  request: IncomingMessage,
  sent: string,
  checked: Checked | Promise<Checked>,
  refused: (problem: RawProblem) => Authenticated = (problem) => ({ problem }),
): Authenticated | Promise<Authenticated> {
  if (checked instanceof Promise) return checked.then((known) => admitted(request, sent, known, refused));
  if (checked.problem !== undefined) return refused(checked.problem);
  const { valid } = checked;
  keys.set(request, valid);
  valid.usedAt = Date.now();
  return { client: valid.id === undefined ? sent : `key ${valid.id}` };
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
