import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  type Caller,
  CallerParam,
  CommandParam,
  Concerns,
  DecisionBody,
  Decisions,
  everyone,
  idFrom,
  mayActFor,
  PageQuery,
  planners,
  ReadQuery,
  Refuses,
  WholeNetwork,
} from '@boxtrail/http';
import { type CommandMeta } from '@boxtrail/commands';
import { CloseRecall, OpenRecall, RecoverBoxes, WriteOffBoxes } from '../application/recalls.commands';
import { NamedPlaces } from '@boxtrail/network';
import { auditRefusals, recallRefusals } from '../domain/refusals';
import { RecalledBoxesQuery, RecalledBoxQueries } from '../views/recalls/recalled-boxes.queries';
import { RecallQueries } from '../views/recalls/recalls.queries';
import { RecallBody, RecallParam, RecallsQuery, RecoveryBody, WriteOffBody } from './recalls.bodies';

/** Recalls by lot: every box with the lot, where it is, and what became of it. */
@ApiTags('audit')
@Controller('v1/recalls')
export class RecallsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly recalls: RecallQueries,
    private readonly boxes: RecalledBoxQueries,
    private readonly decisions: Decisions,
    private readonly names: NamedPlaces,
  ) {}

  @Post()
  @Access(...planners, 'market-supervision')
  @Refuses(auditRefusals, ...recallRefusals.OpenRecall)
  @ApiOperation({ summary: 'Recall a lot: every box with it, also boxes that are packed later' })
  async openRecall(@Body() body: RecallBody, @CommandParam() meta: CommandMeta) {
    const { recallId = idFrom(meta, 'recall'), gtin, lot, reason } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new OpenRecall({ occurredAt, recallId, gtin, lot, reason }, timed);
    return { recallId, ...(await this.bus.execute(command)) };
  }

  @Get()
  @Access(...everyone)
  @WholeNetwork()
  @ApiOperation({ summary: 'Recalls, the oldest first' })
  listRecalls(@Query() query: RecallsQuery) {
    return this.recalls.list(query);
  }

  @Get(':recallId')
  @Access(...everyone)
  @WholeNetwork()
  @Refuses(auditRefusals, 'RECALL_UNKNOWN')
  @ApiOperation({ summary: 'One recall, with its boxes counted by outcome' })
  getRecall(@Param() { recallId }: RecallParam, @Query() query: ReadQuery) {
    return this.recalls.one(recallId, query);
  }

  @Get(':recallId/boxes')
  @Access(...everyone)
  @Concerns('packed-at', 'destination', 'held')
  @Refuses(auditRefusals, 'RECALL_UNKNOWN')
  @ApiOperation({
    summary: 'Every box of a recall: where it is, who has it now, and what became of it',
    description:
      'By SSCC. A box is `open` until a station that holds it has set it aside, or it is destroyed or written off. A recovered box ' +
      'that leaves its station is open again. A key that is bound to a place sees boxes that its places packed, have now or are to get.',
  })
  async listRecalledBoxes(
    @Param() { recallId }: RecallParam,
    @Query() query: RecalledBoxesQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const page = await this.boxes.list(recallId, query, principal);
    const placesOf = ({ holder, destinationGln }: (typeof page.items)[number]) =>
      holder?.type === 'station' ? [holder.id, destinationGln] : [destinationGln];
    return this.names.onPage('audit', page, placesOf, query.atLeast);
  }

  @Get(':recallId/holders')
  @Access(...planners, 'market-supervision', 'auditor')
  @Refuses(auditRefusals, 'RECALL_UNKNOWN')
  @ApiOperation({
    summary: 'Who has boxes of a recall, and how many; residents are one line',
  })
  async listRecallHolders(@Param() { recallId }: RecallParam, @Query() query: PageQuery) {
    const page = await this.boxes.holders(recallId, query);
    const placesOf = ({ type, id }: (typeof page.items)[number]) =>
      type === 'station' && id !== null ? [id] : [];
    return this.names.onPage('audit', page, placesOf, query.atLeast);
  }

  @Post(':recallId/recoveries')
  @Access(...planners, 'market-supervision', 'station')
  @Concerns('at')
  @Refuses(auditRefusals, ...recallRefusals.RecoverBoxes, 'STATION_UNKNOWN')
  @HttpCode(200)
  @ApiOperation({ summary: 'A station has set recalled boxes aside that it holds' })
  async recoverBoxes(
    @Param() { recallId }: RecallParam,
    @Body() body: RecoveryBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { atGln, ssccs } = body;
    mayActFor(principal, atGln);
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    const command = new RecoverBoxes({ occurredAt, recallId, atGln, ssccs }, timed);
    return { recallId, ...(await this.bus.execute(command)) };
  }

  @Post(':recallId/write-offs')
  @Access(...planners, 'market-supervision')
  @Refuses(auditRefusals, ...recallRefusals.WriteOffBoxes)
  @HttpCode(200)
  @ApiOperation({ summary: 'Write off recalled boxes that will not come back' })
  async writeOffBoxes(
    @Param() { recallId }: RecallParam,
    @Body() body: WriteOffBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { ssccs, reason } = body;
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, reason);
    const command = new WriteOffBoxes({ occurredAt, recallId, ssccs, reason }, timed);
    return { recallId, ...(await this.bus.execute(command)) };
  }

  @Post(':recallId/close')
  @Access(...planners, 'market-supervision')
  @Refuses(auditRefusals, ...recallRefusals.CloseRecall)
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a recall whose boxes are all recovered, destroyed or written off' })
  async closeRecall(
    @Param() { recallId }: RecallParam,
    @Body() body: DecisionBody,
    @CommandParam() meta: CommandMeta,
  ) {
    const { occurredAt, meta: timed } = this.decisions.time(body, meta);
    return { recallId, ...(await this.bus.execute(new CloseRecall({ occurredAt, recallId }, timed))) };
  }
}
