import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { invalid, Refusal } from '@boxtrail/kernel';
import type { FastifyRequest } from 'fastify';
import { type CommandMeta, nameBasedUuid } from '@boxtrail/commands';
import { keyOf } from '../access/authentication';
import type { Principal } from '../access/valid-key';
import { HttpProblem } from '../problems/problem';
import { keyRequiredKey } from '../server/problem-responses';

/** Who is calling, and under which trace. */
export interface Caller {
  readonly principal: Principal;
  readonly correlationId: string;
  /**
   * Aborted when the caller's key is revoked or expires: what runs for long ends then. Its reason is a `RawProblem`.
   * Undefined where no key was sent, as with messages.
   */
  readonly ended?: AbortSignal;
}

function callerOf(request: FastifyRequest): Caller {
  if (request.principal === undefined) throw new HttpProblem('API_KEY_MISSING', 'send an API key');
  const ended = keyOf(request.raw)?.ended;
  return { principal: request.principal, correlationId: request.id, ...(ended && { ended }) };
}

/** Injects the caller of a route. */
export const CallerParam = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** A request that names itself by its `Idempotency-Key`. */
export interface KeyedRequest {
  /** One per caller and key. */
  readonly commandId: string;
  /** Of method, path and body. */
  readonly hash: string;
  readonly path: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    keyed?: KeyedRequest;
  }
}

/** How a request with an `Idempotency-Key` is recognised; undefined when it has none. Throws when that is no key. */
export function keyedRequest(request: FastifyRequest): KeyedRequest | undefined {
  const key = idempotencyKey(request);
  if (key === undefined) return undefined;
  const [path = '', query] = request.url.split('?', 2);
  // A DELETE has its content in its query.
  const content = request.method === 'DELETE' ? (query ?? null) : (request.body ?? null);
  return (request.keyed ??= {
    commandId: nameBasedUuid(`${callerOf(request).principal.subject}\n${key}`),
    hash: contentHash([request.method, path, content]),
    path,
  });
}

/** Injects how a request with an `Idempotency-Key` is recognised, where none need be sent. */
export const KeyedParam = createParamDecorator((_: unknown, context: ExecutionContext) =>
  keyedRequest(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Says in the document that the route requires an `Idempotency-Key`. */
const requiresKey: ParameterDecorator = (target, method) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, method ?? '');
  ApiExtension(keyRequiredKey, true)(target, method as string, descriptor as PropertyDescriptor);
};

/**
 * Injects what a command needs to know of its request: its id from the `Idempotency-Key` (one per caller, kept for
 * ever), the hash of its content, and the revision in `If-Match`. Throws `IDEMPOTENCY_KEY_MISSING` without a key.
 */
export const CommandParam = createParamDecorator(
  (_: unknown, context: ExecutionContext): CommandMeta => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { principal, correlationId } = callerOf(request);
    const keyed = keyedRequest(request);
    if (keyed === undefined) throw keyMissing();
    return {
      commandId: keyed.commandId,
      commandHash: keyed.hash,
      firstAnswer: true,
      actor: principal.subject,
      role: principal.role,
      correlationId,
      causationId: correlationId,
      ...(principal.recordsAfterwards !== undefined && { recordedAfterwards: principal.recordsAfterwards }),
      ...ifMatch(request),
    };
  },
  [requiresKey],
);

/**
 * Injects the Idempotency-Key of a request that may have none, because what it sends has ids of its own. Throws
 * `IDEMPOTENCY_KEY_INVALID` for one that cannot be a key.
 */
export const IdempotencyKeyParam = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKey(context.switchToHttp().getRequest<FastifyRequest>()),
);

function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid(
      'IDEMPOTENCY_KEY_INVALID',
      'an Idempotency-Key is 1 to 200 visible ASCII characters without spaces, sent once',
    );
  return key;
}

const keyMissing = (): Refusal =>
  invalid(
    'IDEMPOTENCY_KEY_MISSING',
    'send an Idempotency-Key header (1 to 200 visible ASCII characters): a retry with the same key has no second effect',
  );

/** The command of one line of a bulk body. The id of the line identifies it, for every sender and every repetition. */
export function lineMeta(caller: Caller, kind: string, id: string, content: unknown): CommandMeta {
  return {
    commandId: nameBasedUuid(`${kind}\n${id}`),
    commandHash: contentHash(content),
    idOfContent: true,
    actor: caller.principal.subject,
    role: caller.principal.role,
    correlationId: caller.correlationId,
    causationId: caller.correlationId,
  };
}

/**
 * The command of a fact that its body identifies, by a scan id or a number, for every sender. The command id includes a
 * hash of the content: other content under the same id then meets the rules of the fact, not the error for a reused
 * Idempotency-Key. The content includes the time only when the sender gave one.
 */
export const factMeta = (caller: Caller, kind: string, id: string, content: unknown): CommandMeta =>
  lineMeta(caller, kind, `${id}\n${contentHash(content)}`, content);

/** A fresh id that is the same when the request is repeated. */
export const idFrom = (meta: CommandMeta, prefix: string): string => `${prefix}-${meta.commandId}`;

/** When a thing is said to have happened: as given, or now. Throws `TIME_IN_FUTURE` beyond two minutes. */
export function happenedAt(given: string | undefined | null, now: string): string {
  if (given === undefined || given === null) return now;
  if (Date.parse(given) > Date.parse(now) + 120_000) {
    throw invalid('TIME_IN_FUTURE', `${given} lies in the future (it is ${now})`, '/occurredAt');
  }
  return given;
}

/** Demands an ETag in If-Match where overwriting blindly would hurt. Throws `IF_MATCH_MISSING`. */
export function requireIfMatch(meta: CommandMeta): CommandMeta {
  if (meta.ifRevision === undefined || meta.ifRevision === '*') {
    throw new Refusal(
      'precondition',
      'IF_MATCH_MISSING',
      'send If-Match with the ETag you decided on; * does not name one',
    );
  }
  return meta;
}

function ifMatch(request: FastifyRequest): { ifRevision?: readonly number[] | '*' } {
  const ifRevision = revisionsIn(request.headers['if-match']);
  return ifRevision === undefined ? {} : { ifRevision };
}

/**
 * The revisions that `If-Match` names, one of which must be the current one, or `*`: then the thing must exist
 * (RFC 9110, section 13.1.1). Undefined without the header. Throws `IF_MATCH_INVALID`.
 */
export function revisionsIn(header: string | undefined): readonly number[] | '*' | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  const revisions = header.split(',', 20).map((etag) => /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(etag)?.[1]);
  if (!revisions.every((revision) => revision !== undefined))
    throw invalid(
      'IF_MATCH_INVALID',
      'If-Match takes * or ETags as they were given, such as "3" or "3", "4"',
    );
  return revisions.map(Number);
}

/** SHA-256 (hex) of content; the order of its fields does not count. */
export function contentHash(content: unknown): string {
  const sorted = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex');
}
