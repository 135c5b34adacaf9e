import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  Access,
  everyone,
  planners,
  CallerParam,
  CommandParam,
  DecisionBody,
  Decisions,
  idFrom,
  mayActFor,
  hiddenFrom,
  shownWithout,
  ReadQuery,
  type Caller,
  Refuses,
  Concerns,
} from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { KeyField, KeyListField, RefField } from '@boxtrail/input';
import { type CommandMeta } from '@boxtrail/commands';
import { BoxGate } from '../application/box-gate';
import { StartDoorRound } from '../application/door-rounds.commands';
import { BoxQueries } from '../views/boxes/boxes.queries';
import { DoorRoundQueries, DoorRoundsQuery } from '../views/door-rounds/door-rounds.queries';
import { deliveryRefusals, doorRoundRefusals } from '../domain/refusals';

/** Which door round a route is about. */
class DoorRoundParam {
  @RefField()
  doorRoundId: string;
}

class DoorRoundBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  doorRoundId?: string;

  @KeyField('gln', { description: 'the drop point they leave' })
  fromGln: string;

  @RefField({ description: 'who walks' })
  teamRef: string;

  @KeyListField('sscc', { min: 1, description: 'the boxes they take along' })
  ssccs: string[];
}

@ApiTags('delivery')
@Controller('v1/door-rounds')
export class DoorRoundsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly doorRounds: DoorRoundQueries,
    private readonly labels: BoxQueries,
    private readonly gate: BoxGate,
    private readonly decisions: Decisions,
    private readonly names: NamedPlaces,
  ) {}

  @Post()
  @Access(...planners, 'station', 'team')
  @Concerns('from')
  @Refuses(deliveryRefusals, ...doorRoundRefusals.StartDoorRound, 'BOX_UNKNOWN', 'STATION_UNKNOWN')
  @ApiOperation({ summary: 'A team leaves the drop point for the doors' })
  async startDoorRound(
    @Body() body: DoorRoundBody,
    @CallerParam() { principal }: Caller,
    @CommandParam() meta: CommandMeta,
  ) {
    const { doorRoundId = idFrom(meta, 'door-round'), fromGln, teamRef, ssccs } = body;
    mayActFor(principal, fromGln);
    await this.gate.mayMove(principal, ssccs);
    const { occurredAt, isNow, meta: timed } = this.decisions.time(body, meta);
    const command = new StartDoorRound({ occurredAt, isNow, doorRoundId, fromGln, teamRef, ssccs }, timed);
    return { doorRoundId, ...(await this.bus.execute(command)) };
  }

  @Get()
  @Access(...everyone)
  @Concerns('from')
  @ApiOperation({ summary: 'Door rounds, by id' })
  async listDoorRounds(@Query() query: DoorRoundsQuery, @CallerParam() { principal }: Caller) {
    const page = await this.doorRounds.list(query, principal);
    return this.names.onPage('delivery', page, ({ fromGln }) => [fromGln], query.atLeast);
  }

  @Get(':doorRoundId')
  @Access(...everyone)
  @Concerns('from')
  @Refuses(deliveryRefusals, 'DOOR_ROUND_UNKNOWN')
  @ApiOperation({
    summary: 'One door round: who left with which boxes, and what became of each',
    description:
      '`label` of a box tells the team its door and the special needs there. It is null for a box that is not known ' +
      'as packed; its `order`, `placedByRef` and `specialNeeds` are null when the event of its packing is older than they are.',
  })
  async getDoorRound(
    @Param() { doorRoundId }: DoorRoundParam,
    @Query() query: ReadQuery,
    @CallerParam() { principal }: Caller,
  ) {
    const { boxes, ...round } = await this.doorRounds.one(doorRoundId, query, principal);
    const labels = await this.labels.labels(round.ssccs, query.atLeast);
    const labelOf = (sscc: string) => {
      const known = labels.get(sscc);
      return known === undefined
        ? null
        : shownWithout(known.label, hiddenFrom(principal, known.destinationGln));
    };
    return { ...round, boxes: boxes.map((box) => ({ ...box, label: labelOf(box.sscc) })) };
  }
}
