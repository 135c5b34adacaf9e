import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CallerParam, Concerns, mayActFor, planners, Refuses } from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { invalid } from '@boxtrail/kernel';
import { dayBounds } from '../domain/city-day';
import { auditRefusals } from '../domain/refusals';
import { momentOf, MomentQuery } from '../views/moment';
import { AccountDayQueries } from '../views/trails/account-day.queries';
import { StationDayParam } from './export.params';

@ApiTags('audit')
@Controller('v1')
export class AccountDaysApi {
  constructor(
    private readonly days: AccountDayQueries,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('accounts/:gln/days/:day')
  @Access(...planners, 'auditor', 'station')
  @Concerns('station')
  @Refuses(auditRefusals, 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'The account of one place, hour by hour of a day',
    description:
      'The account when the day began, and what each hour changed in it, by event time. A day is in UTC+8. With `at` ' +
      'or `knownAt`: as of that moment, from sums that the view keeps.',
  })
  getAccountDay(
    @Param() { gln, day }: StationDayParam,
    @Query() query: MomentQuery,
    @CallerParam() { principal }: Caller,
  ) {
    mayActFor(principal, gln);
    const moment = momentOf(query, this.now());
    const bounds = dayBounds(day);
    if (bounds === undefined)
      throw invalid('INPUT_INVALID', `${day} is not a date such as 2026-03-16`, '/day');
    return this.days.of(gln, { day, ...bounds }, moment, query.atLeast);
  }
}
