import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { httpProblems, problemType, type HttpCode } from './problem-codes';
import { traceIdOf } from './trace-id';

/** An error that is answered before the framework sees the request. Nothing was done. */
export interface RawProblem {
  readonly code: HttpCode;
  readonly detail: string;
  /** When to come back, in s. */
  readonly retryAfter?: number;
  /** Methods that would be answered, with 405. */
  readonly allow?: string;
}

/** What is left of a refused request's body is taken for so long, in ms, so that the client can read the answer. */
const drainMs = 1_000;

const beginnings = new WeakMap<RawProblem, string>();

/** The body, with the trace id as its last member. What comes before is kept: the same few problems are sent often. */
function bodyOf(problem: RawProblem, traceId: string): string {
  let beginning = beginnings.get(problem);
  if (beginning === undefined) {
    const { code, detail } = problem;
    const { status } = httpProblems[code];
    beginning = JSON.stringify({
      type: problemType(code),
      title: STATUS_CODES[status],
      status,
      code,
      detail,
    }).slice(0, -1);
    beginnings.set(problem, beginning);
  }
  return `${beginning},"traceId":"${traceId}"}`;
}

/**
 * Answers with `application/problem+json` (RFC 9457). Where the body has not arrived, or `close` says so, the
 * connection is closed: at the end of the body, after a second at the latest. `headers` are added: names and values in
 * turn.
 */
export function answerProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: RawProblem,
  close = false,
  headers: readonly string[] = [],
): void {
  // The parser has a body that came with its headers after this turn of the event loop: its connection is kept.
  if (request.complete) answer(request, response, problem, close, headers);
  else setImmediate(() => answer(request, response, problem, close, headers));
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  problem: RawProblem,
  close: boolean,
  headers: readonly string[],
): void {
  if (response.headersSent || request.socket.destroyed) return;
  const { code, retryAfter, allow } = problem;
  const { status } = httpProblems[code];
  const body = bodyOf(problem, traceIdOf(request.headers.traceparent));
  const incomplete = !request.complete;
  // A flat list costs the server a quarter less than headers that are set one by one.
  const all = [...headers, 'content-type', 'application/problem+json'];
  all.push('content-length', String(Buffer.byteLength(body)));
  if (retryAfter !== undefined) all.push('retry-after', String(retryAfter));
  if (allow !== undefined) all.push('allow', allow);
  if (status === 401) all.push('www-authenticate', 'Bearer');
  if (close || incomplete) all.push('connection', 'close');
  response.writeHead(status, all);
  if (!incomplete) {
    response.end(body);
    return;
  }
  // The client has the whole answer now; a connection that is closed before it has sent its body could lose it.
  response.write(body);
  const timer = setTimeout(() => request.socket.destroy(), drainMs);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  request.once('end', end);
  request.once('close', end);
  request.resume();
}
