import {
  Catch,
  HttpException,
  Logger,
  ServiceUnavailableException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { invalid, Refusal, type FieldError } from '@boxtrail/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidEvent, Overloaded, StoreUnavailable, UnreadableEvent } from '@boxtrail/event-store';
import { isConnectionError } from '@boxtrail/database';
import { contentLanguage, languageOf } from '../negotiation/negotiate';
import { codeOfStatus, httpProblems, statusOf, type HttpCode, type ProblemCode } from './problem-codes';
import { problemDocument } from './problem-document';

interface Answer {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) return answerToRefusal(error);
  if (error instanceof HttpProblem) return answer(error.code, error.message, { headers: error.headers });
  if (error instanceof Overloaded) return answer('OVERLOADED', error.message, { retryAfter: 1 });
  if (error instanceof TooManyInFlight) return answer('TOO_MANY_IN_FLIGHT', error.message, { retryAfter: 1 });
  if (error instanceof Behind) return answer('VIEW_BEHIND', error.message, { retryAfter: 1 });
  const filling = missingView(error);
  if (filling !== undefined) return answer('VIEW_BEHIND', filling, { retryAfter: 1 });
  if (isDiskFull(error)) {
    const detail =
      'the disk of the database is full; when there is room, send the same request with the same Idempotency-Key again';
    return answer('STORAGE_FULL', detail, { retryAfter: 5 });
  }
  if (error instanceof StoreUnavailable) {
    const detail =
      'the event store is not available; send the same request with the same Idempotency-Key again';
    return answer('STORE_UNAVAILABLE', detail, { retryAfter: 1 });
  }
  if (error instanceof RangeError && /call stack/.test(error.message))
    return answerToRefusal(invalid('INPUT_INVALID', 'the body is nested too deeply'));
  if (error instanceof UnreadableEvent) return answer('EVENT_UNREADABLE', error.message);
  if (error instanceof InvalidEvent) return answerToRefusal(invalid('EVENT_INVALID', error.message));
  if (error instanceof ServiceUnavailableException) {
    const { error: down = {} } = error.getResponse() as { error?: Record<string, { message?: string }> };
    const parts = Object.entries(down).map(
      ([part, why]) => `${part}${why.message === undefined ? '' : `: ${why.message}`}`,
    );
    return answer('NOT_READY', `down: ${parts.join('; ')}`, { retryAfter: 1 });
  }
  const status = statusIn(error);
  if (status !== undefined && status < 500) return answer(codeOfStatus(status), (error as Error).message);
  if (isConnectionError(error))
    return answer('DATABASE_UNAVAILABLE', 'the database is not available', { retryAfter: 1 });
  return answer('INTERNAL', 'something went wrong on our side; the trace id finds it in the log');
}

const answer = (
  code: HttpCode,
  detail: string,
  more: Pick<Answer, 'retryAfter' | 'headers'> = {},
): Answer => ({ status: httpProblems[code].status, code, detail, ...more });

function answerToRefusal({ kind, code, message: detail, fields }: Refusal): Answer {
  return {
    status: statusOf[kind],
    code,
    detail,
    ...(fields.length > 0 && { errors: fields }),
    ...(kind === 'limited' && { retryAfter: 600 }),
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

/** PostgreSQL's `undefined_table` for a view: a version has no tables under its name before all its rows are there. */
function missingView(error: unknown): string | undefined {
  const { code, message } = error as { code?: unknown; message?: string };
  const [, context, view, version] =
    (code === '42P01' && /"([a-z]+)_([a-z_]+)__v(\d+)\./.exec(message ?? '')) || [];
  if (context === undefined || view === undefined) return undefined;
  return `${context}.${view.replaceAll('_', '-')} is being filled in version ${version}; ask again`;
}

/** A client has its share of something in flight. */
export class TooManyInFlight extends Error {}

/** What the HTTP layer itself refuses, with the headers that explain it (RFC 9110). */
export class HttpProblem extends Error {
  constructor(
    readonly code: HttpCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get status(): number {
    return httpProblems[this.code].status;
  }
}

/** A view has not caught up in the time a caller may wait. */
export class Behind extends Error {}

/** Answers a request with the problem an error stands for. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, detail, errors, retryAfter, headers } = answerTo(error);
  const language = languageOf(request.headers);
  const problem = {
    ...problemDocument({ code, detail, ...(errors && { errors }) }, language),
    status,
    traceId: request.id,
  };
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (headers !== undefined) void reply.headers(headers);
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.header('content-language', contentLanguage[language]);
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
