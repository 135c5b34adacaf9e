import { STATUS_CODES } from 'node:http';
import {
  Catch,
  HttpException,
  Logger,
  ServiceUnavailableException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { Refusal, type FieldError, type RefusalKind } from '@boxtrail/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidEvent, Overloaded, StoreUnavailable, UnreadableEvent } from '../event-store/event-store';
import { isConnectionError } from '../postgres/away';

/** The body of every error answer (RFC 9457, `application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable and for programs: `BOX_ALREADY_SEALED`. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly traceId: string;
}

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  forbidden: 403,
  unknown: 404,
  rule: 409,
  stale: 412,
  reused: 422,
  precondition: 428,
};

/** Codes of errors that the HTTP server itself finds, before any code of ours runs. */
const serverCodes: Record<number, string> = {
  400: 'REQUEST_MALFORMED',
  404: 'ROUTE_UNKNOWN',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  413: 'BODY_TOO_LARGE',
  414: 'URL_TOO_LONG',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'TOO_FAST',
  431: 'HEADERS_TOO_LARGE',
};

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) {
    const errors = error.fields.length > 0 ? error.fields : undefined;
    return { status: statusOf[error.kind], code: error.code, detail: error.message, errors };
  }
  if (error instanceof HttpProblem) {
    const { status, code, message, headers } = error;
    return { status, code, detail: message, headers };
  }
  if (error instanceof Unauthenticated) return { status: 401, code: error.code, detail: error.message };
  if (error instanceof Overloaded)
    return { status: 503, code: 'OVERLOADED', detail: error.message, retryAfter: 1 };
  if (error instanceof TooManyInFlight)
    return { status: 429, code: 'TOO_MANY_IN_FLIGHT', detail: error.message, retryAfter: 1 };
  if (error instanceof Behind)
    return { status: 503, code: 'VIEW_BEHIND', detail: error.message, retryAfter: 1 };
  if (isDiskFull(error)) {
    return {
      status: 507,
      code: 'STORAGE_FULL',
      detail:
        'the disk of the database is full; when there is room, send the same request with the same Idempotency-Key again',
      retryAfter: 5,
    };
  }
  if (error instanceof StoreUnavailable) {
    return {
      status: 503,
      code: 'STORE_UNAVAILABLE',
      detail: 'the event store is not available; send the same request with the same Idempotency-Key again',
      retryAfter: 1,
    };
  }
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return { status: 400, code: 'INPUT_INVALID', detail: 'the body is nested too deeply' };
  }
  if (error instanceof UnreadableEvent)
    return { status: 500, code: 'EVENT_UNREADABLE', detail: error.message };
  if (error instanceof InvalidEvent) return { status: 400, code: 'EVENT_INVALID', detail: error.message };
  if (error instanceof ServiceUnavailableException) {
    const { error: down = {} } = error.getResponse() as { error?: Record<string, { message?: string }> };
    const parts = Object.entries(down).map(
      ([part, why]) => `${part}${why.message === undefined ? '' : `: ${why.message}`}`,
    );
    return { status: 503, code: 'NOT_READY', detail: `down: ${parts.join('; ')}`, retryAfter: 1 };
  }
  const status = statusIn(error);
  if (status !== undefined && status < 500) {
    return { status, code: serverCodes[status] ?? 'REQUEST_REFUSED', detail: (error as Error).message };
  }
  if (isConnectionError(error)) {
    return {
      status: 503,
      code: 'DATABASE_UNAVAILABLE',
      detail: 'the database is not available',
      retryAfter: 1,
    };
  }
  return {
    status: 500,
    code: 'INTERNAL',
    detail: 'something went wrong on our side; the trace id finds it in the log',
  };
}

function statusIn(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** PostgreSQL's `disk_full`, also where it kept the store from telling what became of an append. */
function isDiskFull(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code === '53100' || cause?.code === '53100';
}

/** A client has its share of something in flight. */
export class TooManyInFlight extends Error {}

/** What the HTTP layer itself refuses, with the headers that explain it (RFC 9110). */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A view has not caught up in the time a caller may wait. */
export class Behind extends Error {}

/** No key, or one that does not count. */
export class Unauthenticated extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Answers a request with the problem an error stands for. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, detail, errors, retryAfter, headers } = answerTo(error);
  const problem: Problem = {
    type: `https://boxtrail.example/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    ...(errors && { errors }),
    traceId: request.id,
  };
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (headers !== undefined) void reply.headers(headers);
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The one place where answers that are not a success are written. Never a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    if (answerTo(error).status === 500) {
      const [path] = request.url.split('?');
      this.logger.error(`${request.method} ${path} ${request.id}: ${(error as Error).stack}`);
    }
    if (!reply.sent) sendProblem(error, request, reply);
  }
}
