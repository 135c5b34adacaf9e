import type { IncomingMessage } from 'node:http';
import { version } from '@boxtrail/kernel';
import { text } from '@boxtrail/settings';

/** Nothing may be loaded, framed or sniffed. Answers are not kept by caches: they are about people. The version is for clients. */
const always = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  // Problem documents are in the language of the reader.
  vary: 'Accept-Language',
  'boxtrail-version': version,
} as const;

/** Content-Security-Policy of the docs page: its scripts and styles come from this server alone. */
export const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Content-Security-Policy of the web console: everything comes from this server. Its components write their styles
 * into the page; a nonce for those would differ from that of a page the browser has kept (304).
 */
export const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const preflight = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, if-match, last-event-id, traceparent',
  'access-control-max-age': '600',
} as const;

/** Headers of the answer to a request: names and values in turn, as `writeHead` takes them. */
export type DefaultHeaders = (request: IncomingMessage) => readonly string[];

const flat = (headers: Readonly<Record<string, string>>): readonly string[] => Object.entries(headers).flat();
const security = flat(always);
const exposed = flat({
  'access-control-expose-headers':
    'ETag, Retry-After, Allow, Content-Disposition, Boxtrail-Position, Boxtrail-Sha256, Boxtrail-Version',
});

/**
 * The security headers of every answer, refusals included; a route may set others. Browsers may read answers from
 * pages of the given origins (CORS, WHATWG Fetch); from no page without any.
 */
export function defaultHeaders(origins: readonly string[]): DefaultHeaders {
  if (origins.length === 0) return () => security;
  const varying = flat({ ...always, vary: 'Accept-Language, Origin' });
  return ({ headers, method }) => {
    const { origin } = headers;
    if (origin === undefined || !origins.includes(origin)) return varying;
    const readable = [...varying, 'access-control-allow-origin', origin, ...exposed];
    const asks = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    return asks ? [...readable, ...flat(preflight)] : readable;
  };
}

const isOrigin = (given: string) => URL.canParse(given) && new URL(given).origin === given;

export const corsOrigins = text({
  name: 'CORS_ORIGINS',
  meaning: 'Origins whose pages may read answers in a browser; none by default.',
  values: 'origins such as https://console.example.org, separated by commas',
  parse: (given) => {
    const origins = given
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== '');
    return origins.every(isOrigin) ? origins : undefined;
  },
});
