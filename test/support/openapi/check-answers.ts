import { faultOfChinese } from '../problems/in-chinese';
import { DocumentedAnswers } from './documented-answers';

/**
 * Checks every answer that a test gets with `fetch` from a route below /v1 against docs/openapi.json, and that each of its
 * problems has its Chinese. Lines of an answer are checked as the test reads them.
 */
const documented = DocumentedAnswers.ofThisProject();
const faults = new Set<string>();
const pending = new Set<Promise<void>>();
const fetched = globalThis.fetch;

const report = (fault: string | undefined): void => void (fault !== undefined && faults.add(fault));

globalThis.fetch = async (input, init) => {
  const response = await fetched(input, init);
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  const { hostname, pathname } = new URL(input instanceof Request ? input.url : String(input));
  if (hostname !== '127.0.0.1' || !pathname.startsWith('/v1/') || !documented.has(method, pathname))
    return response;
  const { status, headers } = response;
  report(documented.faultOfHeaders(method, pathname, status, headers));
  const type = (headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  if (type === 'application/x-ndjson')
    return eachLine(response, (line) => report(documented.faultOfLine(method, pathname, status, line)));
  if (!type.endsWith('json')) return response;
  const reading = response
    .clone()
    .text()
    .then(
      (body) => documented.fault(method, pathname, status, type, body) ?? faultOfChinese(type, body),
      () => undefined, // an answer that its reader gave up
    )
    .catch((error: unknown) => `${method} ${pathname}: ${String(error)}`)
    .then(report)
    .finally(() => pending.delete(reading));
  pending.add(reading);
  return response;
};

/** The same answer; `check` gets each complete line when it is read. */
function eachLine(response: Response, check: (line: string) => void): Response {
  if (response.body === null) return response;
  const decoder = new TextDecoder();
  let rest = '';
  const lines = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      parts.filter((line) => line !== '').forEach(check);
    },
  });
  return new Response(response.body.pipeThrough(lines), response);
}

afterEach(async () => {
  await Promise.all(pending);
  const found = [...faults];
  faults.clear();
  expect(found).toEqual([]);
});
