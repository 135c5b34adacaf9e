import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid, Refusal, ruleViolation, unknown } from '@boxtrail/kernel';
import {
  Access,
  areaOf,
  CallerParam,
  CommandParam,
  Concerns,
  Decisions,
  planners,
  Refuses,
  type Caller,
  type Principal,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { CLOCK, type Clock, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { ResolveFindings } from '../application/resolve-findings.commands';
import type { FindingName } from '../domain/box-answers';
import type { Answerer } from '../domain/box-answers.decider';
import { dayBounds } from '../domain/city-day';
import { auditRefusals, boxAnswersRefusals } from '../domain/refusals';
import { BoxParam } from '../views/moment';
import { FindingFactsQueries } from '../views/trails/finding-facts.queries';
import { type FindingItem, FindingQueries } from '../views/trails/findings.queries';
import { BoxResolutionBody, FindingsQuery, mostFindings, ResolutionsBody } from './findings.bodies';

/** What became of one finding of a request. */
interface AnsweredFinding extends FindingName {
  readonly answered: boolean;
  /** Why it was not answered. */
  readonly refusal: { readonly code: string; readonly detail: string } | null;
}

/** The findings of all boxes, and the answers to them. A trail stays broken: an answer explains, and only a fact mends. */
@ApiTags('audit')
@Controller('v1')
export class FindingsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly decisions: Decisions,
    private readonly findings: FindingQueries,
    private readonly facts: FindingFactsQueries,
    private readonly names: NamedPlaces,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('findings')
  @Access(...planners, 'auditor', 'station')
  @Concerns('at', 'from', 'to', 'held', 'packed-at', 'destination')
  @ApiOperation({
    summary: 'The findings of all boxes, oldest first; open ones unless `state` says otherwise',
    description:
      'Boxes that were delivered are among them. A key bound to a station sees the findings that concern it or a station ' +
      'below it: of a step there, of a load from or to it, of a box that it held or that belongs there.',
  })
  async listFindings(@Query() query: FindingsQuery, @CallerParam() caller: Caller) {
    const { day } = query;
    if (day !== undefined && dayBounds(day) === undefined)
      throw invalid('INPUT_INVALID', `${day} is not a date such as 2026-03-16`, '/day');
    const area = areaOf(caller.principal);
    const page = await this.findings.list(query, area, caller.principal, this.now());
    return this.names.onPage('audit', page, placesIn, query.atLeast);
  }

  @Post('boxes/:sscc/resolutions')
  @Access(...planners, 'auditor', 'station')
  @Concerns('at', 'from', 'to', 'held', 'packed-at', 'destination')
  @Refuses(auditRefusals, ...boxAnswersRefusals.ResolveFinding)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Answer one open finding of a box',
    description:
      'Neither who reported the finding nor who has the box may answer. A break stays a break: the trail then is broken, ' +
      'explained. When a late fact removes the finding, its answer says so on its step (`answersNothing`).',
  })
  async resolveFinding(
    @Param() { sscc }: BoxParam,
    @Body() body: BoxResolutionBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { kind, position, ordinal } = body.finding;
    const [result] = await this.resolve([{ sscc, kind, position, ordinal }], body, caller, meta);
    if (result === undefined) throw new Error('an answer without an outcome');
    if (result instanceof Refusal) throw result;
    return { sscc, finding: { kind, position, ordinal }, outcome: body.outcome, ...result };
  }

  @Post('findings/resolutions')
  @Access(...planners, 'auditor', 'station')
  @Concerns('at', 'from', 'to', 'held', 'packed-at', 'destination')
  @Refuses(auditRefusals, 'FINDING_UNKNOWN', 'FINDINGS_TOO_MANY')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give one answer to many findings: those named, or all of one kind on the steps of a load',
    description:
      'Each finding is answered, or refused with its reason, on its own. `changed` is true when at least one was answered.',
  })
  async resolveFindings(
    @Body() body: ResolutionsBody,
    @CallerParam() caller: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const names = await this.namesIn(body);
    const { ifRevision: _, ...request } = meta; // no single revision: each box has its own
    const results = await this.resolve(names, body, caller, request);
    const findings = names.map((name, i) => answeredFinding(name, results[i]));
    const done = results.filter((result): result is Outcome => !(result instanceof Refusal));
    return {
      answered: done.length,
      refused: findings.length - done.length,
      position: done.length === 0 ? null : Math.max(...done.map(({ position }) => position)),
      changed: done.some(({ changed }) => changed),
      findings,
    };
  }

  private async namesIn({ findings, loadId, kind }: ResolutionsBody): Promise<readonly FindingName[]> {
    if (findings !== undefined && loadId === undefined && kind === undefined) return findings;
    if (findings !== undefined || loadId === undefined || kind === undefined)
      throw invalid('INPUT_INVALID', 'name findings, or a loadId and a kind', '/findings');
    const names = await this.facts.onLoad(loadId, kind, mostFindings);
    if (names.length === 0) throw unknown('FINDING_UNKNOWN', `load ${loadId} has no finding ${kind}`);
    if (names.length > mostFindings)
      throw ruleViolation(
        'FINDINGS_TOO_MANY',
        `load ${loadId} has more than ${mostFindings} findings ${kind}`,
      );
    return names;
  }

  private async resolve(
    names: readonly FindingName[],
    body: BoxResolutionBody | ResolutionsBody,
    caller: Caller,
    meta: CommandMeta,
  ) {
    const { outcome, words } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const by = answererOf(caller.principal);
    const results = await this.bus.execute(
      new ResolveFindings({ names, outcome, words, occurredAt, by }, timed),
    );
    // A refusal of the request itself, and not of a finding.
    if (timed.refusal !== undefined && results.every((result) => result === timed.refusal))
      throw timed.refusal;
    return results;
  }
}

function answererOf(principal: Principal): Answerer {
  const { subject, stationGln } = principal;
  const area = areaOf(principal);
  return { subject, station: stationGln === null || area === null ? null : { gln: stationGln, area } };
}

function answeredFinding(name: FindingName, result: Outcome | Refusal | undefined): AnsweredFinding {
  const { sscc, kind, position, ordinal } = name;
  const refusal = result instanceof Refusal ? { code: result.code, detail: result.message } : null;
  return { sscc, kind, position, ordinal, answered: refusal === null, refusal };
}

/** The station that has the box, and the places that the words name. */
const placesIn = ({ holder, words }: FindingItem): readonly string[] => [
  ...(holder?.type === 'station' ? [holder.id] : []),
  ...(words.match(/\b\d{13}\b/g) ?? []),
];
