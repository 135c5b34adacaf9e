import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type ApiKey,
  ApiKeys,
  type Caller,
  CallerParam,
  CommandParam,
  Cursor,
  keyHasEnded,
  KeyedParam,
  type KeyedRequest,
  KeyRecords,
  keySentIn,
  KnownByOwnId,
  numbered,
  type Page,
  Refuses,
  type Role,
  rotatedBefore,
} from '@boxtrail/http';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import {
  ApiKeysQuery,
  IssueApiKeyBody,
  KeyParam,
  RevokeApiKeyBody,
  RotateApiKeyBody,
  usualOverlapSeconds,
} from './keys/api-keys.params';
import { KeyRights } from './keys/key-rights';

/** A key that was issued: the only answer that shows it. */
interface IssuedKey {
  readonly key: string;
  /** Names the key from now on. */
  readonly id: string;
  readonly subject: string;
  readonly role: Role;
  readonly stationGln: string | null;
  readonly expiresAt: string;
  readonly recordsAfterwards?: string;
}

/** The successor of a key. */
interface RotatedKey extends IssuedKey {
  /** The key it follows. */
  readonly replaces: {
    readonly id: string;
    /** Until when that one stays valid. */
    readonly expiresAt: string;
  };
}

@ApiTags('operations')
@Controller('v1/api-keys')
export class ApiKeysApi {
  constructor(
    private readonly keys: ApiKeys,
    private readonly records: KeyRecords,
    private readonly rights: KeyRights,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  // The table of keys recognises a retry: the answer must not be stored.
  @Post()
  @Access('admin')
  @Refuses({}, 'TIME_IN_PAST', 'KEY_LIFETIME_TOO_LONG', 'KEY_NOT_SHOWN_AGAIN', 'STATION_UNKNOWN')
  @KnownByOwnId()
  @ApiOperation({
    summary: 'Issue an API key; only a retry with the same Idempotency-Key answers it again',
    description: 'Only with a key that is not bound to a station. Who issued a key is recorded with it.',
  })
  async issueApiKey(
    @Body() { subject, role, stationGln = null, expiresAt, recordsAfterwards }: IssueApiKeyBody,
    @Headers('authorization') authorization: string | undefined,
    @KeyedParam() keyed: KeyedRequest | undefined,
    @CallerParam() caller: Caller,
  ): Promise<IssuedKey> {
    const wanted = {
      subject,
      role,
      stationGln,
      ...(typeof recordsAfterwards === 'string' && { recordsAfterwards }),
    };
    const request = requestOf(authorization, keyed, caller);
    if ((await this.keys.issuedTo(request)) === undefined) {
      this.rights.mayLastUntil(expiresAt);
      await this.rights.mayBind(wanted);
    }
    const { key, id } = await this.keys.issueOnce(wanted, new Date(expiresAt), request);
    return { key, id, expiresAt, ...wanted };
  }

  @Get()
  @Access('admin', 'auditor')
  @ApiOperation({
    summary: 'The API keys: who holds them, who issued them, when they were used, and when they end',
  })
  async listApiKeys(@Query() query: ApiKeysQuery): Promise<Page<ApiKey>> {
    const { state = 'valid', subject, role, limit = 50 } = query;
    const cursor = new Cursor('api-keys', query, numbered);
    const found = await this.records.page({ state, subject, role }, cursor.after() ?? '0', limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? cursor.next(items.at(-1)?.id ?? '') : null };
  }

  @Get(':id')
  @Access('admin', 'auditor')
  @Refuses({}, 'KEY_UNKNOWN')
  @ApiOperation({ summary: 'One API key, without the key itself' })
  getApiKey(@Param() { id }: KeyParam): Promise<ApiKey> {
    return this.records.one(id);
  }

  @Post(':id/revoke')
  @Access('admin')
  @Refuses({}, 'KEY_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Revoke an API key, with a reason; records who, when and why',
    description:
      'Within a second, every process refuses the key: requests, lines of an upload that are not handled yet, and ' +
      'streams. A request that is being handled is finished. The first revocation of a key stands.',
  })
  async revokeApiKey(
    @Param() { id }: KeyParam,
    @Body() { reason }: RevokeApiKeyBody,
    @CommandParam() { actor }: CommandMeta,
  ): Promise<ApiKey> {
    return this.records.revoke(id, actor, reason);
  }

  // As with a key that is issued: the answer must not be stored.
  @Post(':id/rotate')
  @Access('admin')
  @Refuses(
    {},
    'KEY_UNKNOWN',
    'KEY_NOT_ROTATABLE',
    'TIME_IN_PAST',
    'KEY_LIFETIME_TOO_LONG',
    'KEY_NOT_SHOWN_AGAIN',
    'STATION_UNKNOWN',
  )
  @KnownByOwnId()
  @ApiOperation({
    summary: 'Issue the successor of an API key, with the same rights; the old key ends after an overlap',
    description:
      'Only a retry with the same Idempotency-Key answers the successor again. A key has one successor.',
  })
  async rotateApiKey(
    @Param() { id }: KeyParam,
    @Body() { expiresAt, overlapSeconds }: RotateApiKeyBody,
    @Headers('authorization') authorization: string | undefined,
    @KeyedParam() keyed: KeyedRequest | undefined,
    @CallerParam() caller: Caller,
  ): Promise<RotatedKey> {
    const old = await this.records.one(id);
    const { subject, role, stationGln, recordsAfterwards } = old;
    const wanted = { subject, role, stationGln, ...(recordsAfterwards !== null && { recordsAfterwards }) };
    const request = requestOf(authorization, keyed, caller);
    if ((await this.keys.issuedTo(request)) === undefined) {
      if (old.state !== 'valid') throw keyHasEnded(id);
      if (old.replacedBy !== null) throw rotatedBefore(id);
      this.rights.mayLastUntil(expiresAt);
      await this.rights.mayBind(wanted);
    }
    const validUntil = new Date(Date.parse(this.now()) + 1_000 * (overlapSeconds ?? usualOverlapSeconds));
    const made = await this.keys.issueOnce(wanted, new Date(expiresAt), {
      ...request,
      replaces: { id, validUntil },
    });
    const { expiresAt: oldExpiresAt } = await this.records.one(id);
    return { ...made, expiresAt, ...wanted, replaces: { id, expiresAt: oldExpiresAt } };
  }
}

/** How the request for a key is recognised: without an Idempotency-Key, it is not. */
const requestOf = (
  authorization: string | undefined,
  keyed: KeyedRequest | undefined,
  { principal }: Caller,
) => ({
  commandId: keyed?.commandId ?? randomUUID(),
  hash: keyed?.hash ?? '',
  callerKey: keySentIn(authorization) ?? '',
  by: principal.subject,
});
