import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid } from '@boxtrail/kernel';
import {
  Access,
  everyone,
  planners,
  CallerParam,
  PageQuery,
  type Caller,
  Refuses,
  Concerns,
  mayActFor,
  notYours,
} from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { KeyField, MomentField, RefField } from '@boxtrail/input';
import { toDoOf } from '../domain/box-summary';
import type { Moment } from '../domain/box-trail';
import type { HistoryEntry, ShownEntry } from '../domain/history';
import { atWords, knownAtWords, momentOf } from '../views/moment';
import { AuditScope } from '../application/audit-scope';
import { AuditReads } from '../application/audit-reads';
import type { History } from '../views/histories/histories.queries';
import { AccountQueries } from '../views/trails/accounts.queries';
import { DiffQueries } from '../views/trails/diff.queries';
import { auditRefusals } from '../domain/refusals';

class HistoryQuery extends PageQuery {
  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

class LoadParam {
  @RefField()
  loadId: string;
}

class RoundParam {
  @RefField()
  roundId: string;
}

class DiffQuery extends PageQuery {
  @MomentField({ optional: true, description: 'event time of the first moment' })
  fromAt?: string;

  @MomentField({ optional: true, description: 'record time of the first moment' })
  fromKnownAt?: string;

  @MomentField({ optional: true, description: 'event time of the second moment' })
  toAt?: string;

  @MomentField({ optional: true, description: 'record time of the second moment' })
  toKnownAt?: string;

  @KeyField('sscc', { optional: true, description: 'only this box' })
  sscc?: string;

  @KeyField('gln', { optional: true, description: 'only boxes that have been in the custody of this place' })
  gln?: string;
}

const costs = 'Reads the steps of its boxes, a thousand at a time, for each page.';

/** The state at a moment: events until `at`, as far as they were known at `knownAt`. */
@ApiTags('audit')
@Controller('v1')
export class TimeTravelApi {
  constructor(
    private readonly expensive: AuditReads,
    private readonly diffs: DiffQueries,
    private readonly accounts: AccountQueries,
    private readonly scope: AuditScope,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('load-history/:loadId')
  @Access(...everyone)
  @Concerns('from', 'to')
  @Refuses(auditRefusals, 'LOAD_UNKNOWN')
  @ApiOperation({
    summary: 'A load at a moment: its events, and its boxes with status and custody',
    description: costs,
  })
  async getLoadHistory(
    @Param() { loadId }: LoadParam,
    @Query() query: HistoryQuery,
    @CallerParam() caller: Caller,
  ) {
    const moment = momentOf(query, this.now());
    await this.scope.subject(caller.principal, 'load', loadId, query.atLeast);
    return { loadId, ...shown(await this.history(caller, 'load', loadId, moment, query), moment) };
  }

  @Get('round-history/:roundId')
  @Access(...everyone)
  @Concerns('community', 'supplier')
  @Refuses(auditRefusals, 'ROUND_UNKNOWN')
  @ApiOperation({
    summary: 'A round at a moment: opened, closed, packed, and its boxes by status and custody',
    description: costs,
  })
  async getRoundHistory(
    @Param() { roundId }: RoundParam,
    @Query() query: HistoryQuery,
    @CallerParam() caller: Caller,
  ) {
    const moment = momentOf(query, this.now());
    await this.scope.subject(caller.principal, 'round', roundId, query.atLeast);
    return { roundId, ...shown(await this.history(caller, 'round', roundId, moment, query), moment) };
  }

  @Get('diff')
  @Access(...planners, 'auditor')
  @Concerns('packed-at', 'destination', 'held', 'station')
  @Refuses(auditRefusals, 'BOX_UNKNOWN', 'STATION_UNKNOWN')
  @ApiOperation({
    summary: 'Boxes whose state differs between two moments, with both states',
    description:
      'Two moments, each in two times; an omitted time is now. A state is null when nothing was known of the box. ' +
      'One box is one indexed read. Otherwise the steps of the boxes concerned are read a thousand at a time, at ' +
      'most 20,000 boxes for one answer: a page may be empty and still have a `next`.',
  })
  async compareTrails(@Query() query: DiffQuery, @CallerParam() caller: Caller) {
    const { sscc, gln, fromAt, fromKnownAt, toAt, toKnownAt } = query;
    if (sscc !== undefined && gln !== undefined) {
      throw invalid('INPUT_INVALID', 'name a box or a station, not both', '/gln');
    }
    await this.mayCompare(caller, query);
    const now = this.now();
    const from = momentOf({ at: fromAt, knownAt: fromKnownAt }, now, ['fromAt', 'fromKnownAt']);
    const to = momentOf({ at: toAt, knownAt: toKnownAt }, now, ['toAt', 'toKnownAt']);
    if (gln !== undefined) await this.accounts.place(gln);
    if (sscc !== undefined) return this.diffs.ofBox(sscc, from, to, query);
    const page = pageOf(query);
    return this.expensive.run(caller, { moment: { at: '' }, ...page }, 'diff', gln, from, to, page);
  }

  /** A bound key names one of its boxes or places. */
  private async mayCompare({ principal }: Caller, { sscc, gln, atLeast }: DiffQuery): Promise<void> {
    if (sscc !== undefined) await this.scope.box(principal, sscc, atLeast);
    else if (gln !== undefined) mayActFor(principal, gln);
    else if (principal.stationGln !== null)
      throw notYours(principal, 'the whole network: name a box or a station');
  }

  private history(
    caller: Caller,
    subject: 'load' | 'round',
    id: string,
    moment: Moment,
    query: HistoryQuery,
  ): Promise<History> {
    const page = pageOf(query);
    const { role, stationGln } = caller.principal;
    return this.expensive.run(caller, { moment, ...page }, 'history', subject, id, moment, page, {
      role,
      stationGln,
    });
  }
}

/** The query as plain data for a worker thread: its cursor contains all filters. */
const pageOf = (query: PageQuery) => ({ ...query, atLeast: query.atLeast });

const entryJson = ({ subject: _, id: _id, ...entry }: HistoryEntry) => entry;

/** The correction of an entry, with the details of its kind. */
interface HistoryCorrection extends Readonly<Record<string, string | number | boolean | null>> {
  readonly position: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

const shownJson = ({ entry, correctedBy }: ShownEntry) => ({
  ...entryJson(entry),
  correctedBy: correctedBy && correctionJson(correctedBy),
});

const correctionJson = (correctedBy: HistoryEntry): HistoryCorrection => ({
  position: correctedBy.position,
  occurredAt: correctedBy.occurredAt,
  recordedAt: correctedBy.recordedAt,
  ...correctedBy.details,
});

function shown(
  { status, entries, boxes, byStatus, broken, page }: History,
  moment: { at?: string; knownAt?: string },
) {
  return {
    at: moment.at ?? null,
    knownAt: moment.knownAt ?? null,
    status,
    history: entries.map(shownJson),
    boxes,
    byStatus,
    broken,
    /** For the boxes on this page. */
    toDo: toDoOf(page.items.flatMap(({ open }) => open)),
    ...page,
  };
}
