import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid } from '@boxtrail/kernel';
import { KeyField, MomentField, OneOfField, RefField } from '../http/fields';
import { CLOCK, type Clock } from '../tokens';
import { ApiKeys } from './api-keys';
import { roles, type Role } from './policy-table';

class IssueApiKey {
  @RefField({ description: 'who holds it: the actor on the trail', example: 'gate-7' })
  subject: string;

  @OneOfField(roles)
  role: Role;

  @KeyField('gln', { optional: true, description: 'the one station it may act for; all when left out' })
  stationGln?: string | null;

  @MomentField()
  expiresAt: string;
}

@ApiTags('platform')
@ApiBearerAuth()
@Controller('v1/api-keys')
export class ApiKeysApi {
  constructor(
    private readonly keys: ApiKeys,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Issue an API key; the answer is the only time it can be read' })
  async issue(@Body() { subject, role, stationGln = null, expiresAt }: IssueApiKey) {
    if (expiresAt <= this.now()) throw invalid('KEY_EXPIRED', 'expiresAt lies in the past', '/expiresAt');
    const key = await this.keys.issue({ subject, role, stationGln }, new Date(expiresAt));
    return { key, subject, role, stationGln, expiresAt };
  }
}
