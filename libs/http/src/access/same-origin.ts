import type { IncomingHttpHeaders } from 'node:http';

/**
 * Where a request of a browser comes from: `same` origin as this server, another one (`foreign`), or `unknown` when it
 * says nothing, as programs do. `Sec-Fetch-Site` (W3C Fetch Metadata) decides where it is sent; browsers send it over
 * https and to localhost. Else `Origin` must name the host that was asked: `Host`, or `X-Forwarded-Host` of a proxy that
 * writes its own `Host`. A page of another origin can set none of the three.
 */
export function originOf(headers: IncomingHttpHeaders): 'same' | 'foreign' | 'unknown' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'same' : 'foreign';
  const { origin } = headers;
  if (origin === undefined) return 'unknown';
  const asked = [headers.host, headers['x-forwarded-host']];
  return URL.canParse(origin) && asked.includes(new URL(origin).host) ? 'same' : 'foreign';
}
