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

/**
 * Answers with `application/problem+json` (RFC 9457). Where the body has not arrived, or `close` says so, the
 * connection is closed: at the end of the body, after a second at the latest.
 */
export function answerProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: RawProblem,
  close = false,
): void {
  // The parser has a body that came with its headers after this turn of the event loop: its connection is kept.
  if (request.complete) answer(request, response, problem, close);
  else setImmediate(() => answer(request, response, problem, close));
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { code, detail, retryAfter, allow }: RawProblem,
  close: boolean,
): void {
  if (response.headersSent || request.socket.destroyed) return;
  const { status } = httpProblems[code];
  const body = JSON.stringify({
    type: problemType(code),
    title: STATUS_CODES[status],
    status,
    code,
    detail,
    traceId: traceIdOf(request.headers.traceparent),
  });
  const incomplete = !request.complete;
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...(allow !== undefined && { allow }),
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...((close || incomplete) && { connection: 'close' }),
  });
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
