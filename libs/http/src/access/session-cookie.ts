import type { IncomingHttpHeaders } from 'node:http';
import { oneOf } from '@boxtrail/settings';

/** Name of the cookie that has the token of a session. */
export const sessionCookie = 'boxtrail_session';

/** The tokens of sessions in a `Cookie` header (RFC 6265, section 4.2.1), each once. */
export function sessionTokens({ cookie = '' }: IncomingHttpHeaders): string[] {
  const tokens = cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${sessionCookie}=`))
    .map((pair) => pair.slice(sessionCookie.length + 1));
  return [...new Set(tokens)];
}

/** Whether the browser came over https: the scheme of its page says so, or the proxy that ended TLS. */
const isHttps = (headers: IncomingHttpHeaders): boolean =>
  headers.origin?.startsWith('https://') === true ||
  /^\s*https\s*(,|$)/i.test(String(headers['x-forwarded-proto'] ?? ''));

/** Makes the `Set-Cookie` headers of sessions. */
export class SessionCookies {
  /** @param secure cookies go over https alone: `always`, or when the browser signs in over https. */
  constructor(private readonly secure: 'auto' | 'always') {}

  set(token: string, expiresAt: Date, headers: IncomingHttpHeaders): string {
    const seconds = Math.floor((expiresAt.getTime() - Date.now()) / 1_000);
    return this.cookie(token, Math.max(0, seconds), headers);
  }

  /** Makes the browser forget the token. */
  clear(headers: IncomingHttpHeaders): string {
    return this.cookie('', 0, headers);
  }

  private cookie(value: string, maxAge: number, headers: IncomingHttpHeaders): string {
    const secure = this.secure === 'always' || isHttps(headers) ? '; Secure' : '';
    return `${sessionCookie}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${maxAge}${secure}`;
  }
}

export const secureCookies = oneOf({
  name: 'SECURE_COOKIES',
  meaning: 'Whether the cookie of a session goes over https alone: `auto`, when it was made over https.',
  choices: ['auto', 'always'],
});
