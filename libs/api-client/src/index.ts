import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { patient } from './patient';
import type { components, operations, paths } from './schema';

export { bulk, csv, ndjson, type BulkResult } from './bulk';
export { ConnectionBroken, linesOf } from './lines';
export { dataOf, Refused, type Problem } from './refused';
export { reads, type ReadId, type ReadParameter } from './reads';

/** Schemas of the API by name: `Schemas['Box']`. */
export type Schemas = components['schemas'];

/** Every route by the name that the document gives it: `Operations['getBox']`. */
export type Operations = operations;

/** Every route of the API: `api.GET('/v1/boxes/{sscc}', { params: { path: { sscc } } })`. */
export type BoxtrailApi = Client<paths>;

/** Where the API is, and who asks. */
export interface BoxtrailOptions {
  /** Base URL of a service or of the gateway, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  /** The API key; left out in a browser that has a session. */
  readonly key?: string;
  /** For tests and proxies; the built-in `fetch` when left out. */
  readonly fetch?: typeof fetch;
  /** How often a request is sent at most, until the answer is neither 429 nor 503. Default: once. */
  readonly attempts?: number;
}

/**
 * A typed client of the REST API. An answer has `data` or, for a refusal, `error`: a problem (RFC 9457) with its `code`.
 * A POST without an `Idempotency-Key` gets a random one; a retry has the key of the first attempt. Without `attempts`
 * nothing is retried: send 429 and 503 again after `Retry-After`, with the same key.
 */
export function boxtrailApi({
  url,
  key,
  fetch = globalThis.fetch,
  attempts = 1,
}: BoxtrailOptions): BoxtrailApi {
  const api = createClient<paths>({ baseUrl: url, fetch: attempts > 1 ? patient(fetch, attempts) : fetch });
  api.use(withKeys(key));
  return api;
}

const withKeys = (key: string | undefined): Middleware => ({
  onRequest: ({ request }) => {
    if (key !== undefined) request.headers.set('authorization', `Bearer ${key}`);
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', globalThis.crypto.randomUUID());
    return request;
  },
});
