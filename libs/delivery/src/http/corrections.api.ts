import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { invalid } from '@boxtrail/kernel';
import {
  Access,
  planners,
  CallerParam,
  CommandParam,
  Decisions,
  happenedAt,
  areaOf,
  mayActFor,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import { changesIn, CorrectionBody, scopeOf } from './corrections.bodies';
import { BoxGate, boxNotHere } from '../application/box-gate';
import { movesCustody } from '../domain/reporters';
import { CorrectLoadFact, CorrectScan } from '../application/corrections.commands';
import { maxBoxesOnLoad } from '../domain/load-bounds';
import { deliveryRefusals, loadRefusals, boxScanRefusals } from '../domain/refusals';

/** Facts are never refused and never changed; what was recorded wrongly is corrected by a later fact. */
@ApiTags('delivery')
@Controller('v1/corrections')
export class CorrectionsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly gate: BoxGate,
    private readonly decisions: Decisions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @Access(...planners, 'station')
  @Concerns('at')
  @Refuses(
    deliveryRefusals,
    ...loadRefusals.CorrectLoadFact,
    ...boxScanRefusals.CorrectScan,
    'BOX_NOT_HERE',
    'BOX_UNKNOWN',
    'DUPLICATE_IN_REQUEST',
    'STATION_UNKNOWN',
  )
  @HttpCode(200)
  @ApiOperation({
    summary:
      'A scan of a box, an arrival or a receipt was recorded wrongly: it never happened, or it was otherwise',
    description:
      'Both facts stay on the trail; the wrong one is marked and does not count any more for custody, findings and ' +
      'accounts. Of several corrections of one fact the last holds; one that says what holds already changes ' +
      'nothing. FACT_UNKNOWN: no such scan of that box or load. FACT_NOT_CORRECTABLE: a checkpoint passage. A key ' +
      'that speaks for one station corrects what was recorded there.',
  })
  async correctFact(
    @Body() body: CorrectionBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { scanId, reason, byRef } = body;
    const scope = scopeOf(body);
    const changes = changesIn(body);
    const now = this.now();
    const { stationGln, area } = principal;
    if (changes?.atGln !== undefined) mayActFor(principal, changes.atGln);
    if ('sscc' in scope && changes?.kind !== undefined && movesCustody(changes.kind)) {
      const elsewhere = await this.gate.notInHand(areaOf(principal), [scope.sscc]);
      if (elsewhere.size > 0) throw boxNotHere(scope.sscc);
    }
    if (changes?.occurredAt !== undefined) happenedAt(changes.occurredAt, now);
    const found = new Set([
      ...(changes?.ssccs ?? []),
      ...(changes?.damaged ?? []),
      ...(changes?.sealBroken ?? []),
    ]);
    if (found.size > maxBoxesOnLoad) {
      throw invalid('INPUT_INVALID', `a receipt names at most ${maxBoxesOnLoad} boxes`, '/corrected/ssccs');
    }
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, reason);
    const fact = { scanId, changes, reason, byRef, stationGln, ...(area && { area }), occurredAt };
    const command =
      'sscc' in scope
        ? new CorrectScan({ ...scope, ...fact }, timed)
        : new CorrectLoadFact({ ...scope, ...fact }, timed);
    return { ...scope, scanId, ...(await this.bus.execute(command)) };
  }
}
