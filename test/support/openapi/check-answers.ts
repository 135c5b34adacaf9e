import { DocumentedAnswers } from './documented-answers';

/** Checks every answer that a test gets with `fetch` from a route below /v1 against docs/openapi.json. */
const documented = DocumentedAnswers.ofThisProject();
const faults = new Set<string>();
const pending = new Set<Promise<void>>();
const fetched = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const response = await fetched(input, init);
  const method = init?.method ?? 'GET';
  const { hostname, pathname } = new URL(input instanceof Request ? input.url : String(input));
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  if (
    hostname !== '127.0.0.1' ||
    !pathname.startsWith('/v1/') ||
    !type.endsWith('json') ||
    !documented.has(method, pathname)
  )
    return response;
  if (type === 'application/x-ndjson') return response; // streams: their readers may leave
  const reading = response
    .clone()
    .text()
    .then(
      (body) => documented.fault(method, pathname, response.status, type, body),
      () => undefined, // an answer that its reader gave up
    )
    .catch((error: unknown) => `${method} ${pathname}: ${String(error)}`)
    .then((fault) => void (fault !== undefined && faults.add(fault)))
    .finally(() => pending.delete(reading));
  pending.add(reading);
  return response;
};

afterEach(async () => {
  await Promise.all(pending);
  const found = [...faults];
  faults.clear();
  expect(found).toEqual([]);
});
