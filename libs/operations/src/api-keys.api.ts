import { Body, Controller, Get, Headers, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid } from '@boxtrail/kernel';
import {
  Access,
  everyone,
  ApiKeys,
  type Caller,
  CallerParam,
  KeyedParam,
  type KeyedRequest,
  keySentIn,
  KnownByOwnId,
  type Principal,
  Refuses,
  type Role,
  roles,
  WholeNetwork,
} from '@boxtrail/http';
import { KeyField, MomentField, OneOfField, RefField, TextField } from '@boxtrail/input';
import { CLOCK, type Clock } from '@boxtrail/commands';

class IssueApiKey {
  @RefField({ description: 'the holder: the actor on the trail', example: 'gate-7' })
  subject: string;

  @OneOfField(roles)
  role: Role;

  @KeyField('gln', { optional: true, description: 'the only station it may act for; all when omitted' })
  stationGln?: string | null;

  @MomentField()
  expiresAt: string;

  @TextField({
    optional: true,
    description:
      'only for a simulation or the import of old records: why decisions under this key may be dated in ' +
      'the past. They are judged at their own time only, and each of their events carries this reason',
  })
  recordsAfterwards?: string | null;
}

@ApiTags('operations')
@Controller('v1/api-keys')
export class ApiKeysApi {
  constructor(
    private readonly keys: ApiKeys,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  // The table of keys recognises a retry: the answer must not be stored.
  @Post()
  @Access('admin')
  @Refuses({}, 'TIME_IN_PAST', 'KEY_NOT_SHOWN_AGAIN', 'STATION_UNKNOWN', 'IDEMPOTENCY_KEY_MISSING')
  @KnownByOwnId()
  @ApiOperation({
    summary: 'Issue an API key; only a retry with the same Idempotency-Key answers it again',
  })
  async issueApiKey(
    @Body() { subject, role, stationGln = null, expiresAt, recordsAfterwards }: IssueApiKey,
    @Headers('authorization') authorization: string | undefined,
    @KeyedParam() keyed: KeyedRequest | undefined,
  ) {
    const issued = keyed !== undefined && (await this.keys.wasIssuedTo(keyed));
    if (!issued && expiresAt <= this.now())
      throw invalid('TIME_IN_PAST', `${expiresAt} is in the past`, '/expiresAt');
    const afterwards = typeof recordsAfterwards === 'string' ? { recordsAfterwards } : {};
    const principal = { subject, role, stationGln, ...afterwards };
    const until = new Date(expiresAt);
    const key =
      keyed === undefined
        ? await this.keys.issue(principal, until)
        : await this.keys.issueOnce(principal, until, {
            ...keyed,
            callerKey: keySentIn(authorization) ?? '',
          });
    return { key, subject, role, stationGln, expiresAt, ...afterwards };
  }
}

@ApiTags('operations')
@Controller('v1/whoami')
export class WhoAmIApi {
  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'The holder of the sent API key, with role and station' })
  getCaller(@CallerParam() { principal }: Caller): Principal {
    const { subject, role, stationGln } = principal;
    return { subject, role, stationGln };
  }
}
