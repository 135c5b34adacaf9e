import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  Cursor,
  numbered,
  type Page,
  PageQuery,
  type SignInFailure,
  SignInFailures,
} from '@boxtrail/http';

@ApiTags('operations')
@Controller('v1/sign-in-failures')
export class SignInFailuresApi {
  constructor(private readonly failures: SignInFailures) {}

  @Get()
  @Access('admin', 'auditor')
  @ApiOperation({
    summary: 'Refused API keys, counted by minute, address and reason; the newest first',
    description:
      'Each process writes its counts every 5 s; they are kept for 30 days. The gateway answers a key that it has ' +
      'asked about within 5 minutes itself: such requests are counted in its metrics alone.',
  })
  async listSignInFailures(@Query() query: PageQuery): Promise<Page<SignInFailure>> {
    const { limit = 50 } = query;
    const cursor = new Cursor('sign-in-failures', query, numbered);
    const found = await this.failures.page(cursor.after(), limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? cursor.next(items.at(-1)?.id ?? '') : null };
  }
}
