import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CallerParam, Concerns, mayActFor, planners, Refuses } from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { invalid } from '@boxtrail/kernel';
import { KeyField, PatternField } from '@boxtrail/input';
import { dayBounds } from '../domain/city-day';
import { auditRefusals } from '../domain/refusals';
import { momentOf, MomentQuery } from '../views/moment';
import { AccountDayQueries } from '../views/trails/account-day.queries';

class AccountDayParam {
  @KeyField('gln')
  gln: string;

  @PatternField(
    /^((19[7-9]\d|[2-9]\d{3})-\d\d-\d\d|latest)$/,
    'a day of the years 1970 to 9999, as in 2026-03-16, or latest: the last day on which the account changed',
  )
  day: string;
}

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
    @Param() { gln, day }: AccountDayParam,
    @Query() query: MomentQuery,
    @CallerParam() { principal }: Caller,
  ) {
    mayActFor(principal, gln);
    const moment = momentOf(query, this.now());
    if (day !== 'latest' && dayBounds(day) === undefined)
      throw invalid('INPUT_INVALID', `${day} is not a date such as 2026-03-16`, '/day');
    return this.days.of(gln, day, { moment, now: this.now(), atLeast: query.atLeast });
  }
}
