import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CallerParam, everyone, keyOf, type Role, WholeNetwork } from '@boxtrail/http';
import type { FastifyRequest } from 'fastify';

/** The holder of a key. */
interface KeyHolder {
  readonly subject: string;
  readonly role: Role;
  /** The only station it may act for; null for all. */
  readonly stationGln: string | null;
  /** Id of the key; under a session, of the key it was opened with. */
  readonly keyId: string;
}

@ApiTags('operations')
@Controller('v1/whoami')
export class WhoAmIApi {
  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'The holder of the sent API key, with role and station' })
  getCaller(@CallerParam() { principal }: Caller, @Req() request: FastifyRequest): KeyHolder {
    const { subject, role, stationGln } = principal;
    return { subject, role, stationGln, keyId: keyOf(request.raw)?.id ?? '' };
  }
}
