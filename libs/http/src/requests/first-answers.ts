import { Readable } from 'node:stream';
import {
  applyDecorators,
  Injectable,
  SetMetadata,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { Refusal, type RefusalKind } from '@boxtrail/kernel';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import {
  CommandHashes,
  type FirstAnswer,
  givenAgain,
  type KeptAnswer,
  KeptAnswers,
  nameBasedUuid,
  refusalIn,
  reused,
} from '@boxtrail/commands';
import { KeyedMutex } from '@boxtrail/async';
import { keyedRequest } from './caller';
import { KeyLocks } from './key-locks';
import { ownIdKey } from '../server/problem-responses';

/** A PUT is idempotent without one; where it has one, that names it as it does a POST. */
const methodsWithKey: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE']);

const ownId = 'boxtrail:known-by-own-id';

/**
 * For a POST whose body identifies its fact (a scan id, a number, lines with ids). A repetition from any sender, with any
 * key, gets the first answer from the log. A refused fact may be sent again.
 */
export const KnownByOwnId = () => applyDecorators(SetMetadata(ownId, true), ApiExtension(ownIdKey, true));

/** Refusals that are decisions about the request. Others say that it was not decided: send another, or send it again. */
const decided: ReadonlySet<RefusalKind> = new Set<RefusalKind>(['rule', 'unknown']);

/**
 * The first answer to a POST, PUT or DELETE with an `Idempotency-Key` is its answer for as long as the key is known. What a command
 * changed is known from its own events, for ever. What it did not change, a refusal, and the answer of a request that
 * writes no events are kept beside the log (`KeptAnswers`).
 */
@Injectable()
export class FirstAnswers implements NestInterceptor {
  private readonly turns = new KeyedMutex();

  constructor(
    private readonly answers: KeptAnswers,
    private readonly locks: KeyLocks,
    private readonly hashes: CommandHashes,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const takesKey = methodsWithKey.has(request.method);
    // Lines have ids of their own.
    const lines = request.body instanceof Readable;
    if (!takesKey || lines || this.reflector.get<boolean>(ownId, context.getHandler())) return next.handle();
    const keyed = keyedRequest(request);
    if (keyed === undefined) return next.handle();
    const id = nameBasedUuid(`${keyed.commandId}\n${request.method} ${keyed.path}`);
    const known = {
      id,
      hash: keyed.hash,
      byBody: request.method === 'PUT' || !(request.routeOptions.url ?? '').includes(':'),
    };
    // Of two requests that come at once, to this process or to two, the second waits for the answer of the first.
    const handle = () => this.answer(known, () => lastValueFrom(next.handle()));
    return from(this.turns.runExclusive(id, () => this.locks.alone(id, handle)));
  }

  private async answer({ id, hash, byBody }: Known, handle: () => Promise<unknown>): Promise<unknown> {
    const kept = await this.answers.find(id);
    if (kept !== undefined) return this.sameAgain(kept, hash);
    const keep = (answer: FirstAnswer) => this.answers.keep({ id, hash: this.hashes.sealed(hash), answer });
    let answer: FirstAnswer;
    try {
      const body = await handle();
      if (body instanceof StreamableFile) return body;
      answer = { body: body ?? null };
      if (hasChanged(body)) {
        if (byBody) await keep(answer);
        return body;
      }
    } catch (error) {
      if (!(error instanceof Refusal) || !decided.has(error.kind)) throw error;
      answer = refusalIn(error);
    }
    return this.sameAgain(await keep(answer), hash);
  }

  /** The answer that was kept. Throws `IDEMPOTENCY_KEY_REUSED` when it is that of another request. */
  private sameAgain(kept: KeptAnswer, hash: string): unknown {
    if (!this.hashes.matches(kept.hash, hash)) throw reused();
    return givenAgain(kept.answer);
  }
}

interface Known {
  readonly id: string;
  readonly hash: string;
  /**
   * The body names what is changed, and not the path: another body under the same key is another stream, which cannot know
   * of the first. So its answer is kept too, and that of a PUT, whose command is not known by its key.
   */
  readonly byBody: boolean;
}

/** Whether the log remembers it. */
const hasChanged = (body: unknown): boolean => (body as { changed?: unknown } | null)?.changed === true;
