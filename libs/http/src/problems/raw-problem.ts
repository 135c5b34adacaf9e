import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { contentLanguage, languageOf, type Language } from '../negotiation/negotiate';
import { httpProblems, type HttpCode } from './problem-codes';
import { problemDocument } from './problem-document';
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

const beginnings: Readonly<Record<Language, WeakMap<RawProblem, string>>> = {
  en: new WeakMap(),
  zh: new WeakMap(),
};

/** The body, with the trace id as its last member. What comes before is kept: the same few problems are sent often. */
function bodyOf(problem: RawProblem, language: Language, traceId: string): string {
  let beginning = beginnings[language].get(problem);
  if (beginning === undefined) {
    beginning = JSON.stringify(problemDocument(problem, language)).slice(0, -1);
    beginnings[language].set(problem, beginning);
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
  const language = languageOf(request.headers);
  const body = bodyOf(problem, language, traceIdOf(request.headers.traceparent));
  const incomplete = !request.complete;
  // A flat list costs the server a quarter less than headers that are set one by one.
  const all = [...headers, 'content-type', 'application/problem+json'];
  all.push('content-language', contentLanguage[language]);
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

/** A whole HTTP answer, for a connection on which no request could be read: nobody knows its language. */
export function rawAnswer({ code, detail }: Pick<RawProblem, 'code' | 'detail'>): string {
  const { status } = httpProblems[code];
  const body = bodyOf({ code, detail }, 'en', traceIdOf(undefined));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
