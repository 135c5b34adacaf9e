import type { IncomingHttpHeaders } from 'node:http';

/** Hop-by-hop headers (RFC 9110, section 7.6.1), and those the gateway writes itself. */
const notForwarded = new Set([
  'connection',
  'content-length',
  'expect',
  'forwarded',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
]);

/** Names listed in a `Connection` header. Credentials are never hop-by-hop, even when a client lists them. */
const listedIn = (connection: string | string[] | undefined): Set<string> =>
  new Set(
    String(connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== 'authorization'),
  );

/** The end-to-end headers of a request or an answer. */
export function endToEnd(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const listed = listedIn(headers.connection);
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !notForwarded.has(name) && !listed.has(name)) kept[name] = value;
  return kept;
}
