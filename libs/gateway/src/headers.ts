import type { IncomingHttpHeaders } from 'node:http';

/** Headers of one connection (RFC 9110, section 7.6.1), and those the gateway writes itself. */
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
]);

/** Names a `Connection` header lists. The credentials are no such header, whatever a client says. */
const listedIn = (connection: string | string[] | undefined): Set<string> =>
  new Set(
    String(connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== 'authorization'),
  );

/** The headers of a request or an answer that are handed on. */
export function endToEnd(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const listed = listedIn(headers.connection);
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !notForwarded.has(name) && !listed.has(name)) kept[name] = value;
  return kept;
}
