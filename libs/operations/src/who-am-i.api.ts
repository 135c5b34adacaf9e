import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CallerParam, everyone, type Principal, WholeNetwork } from '@boxtrail/http';

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
