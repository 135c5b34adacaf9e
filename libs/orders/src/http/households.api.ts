import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { specialNeeds } from '@boxtrail/contracts';
import {
  Access,
  type Caller,
  CallerParam,
  Concerns,
  happenedAt,
  IdempotencyKeyParam,
  lineMeta,
  mayActFor,
  OneOrMany,
  planners,
  Refuses,
} from '@boxtrail/http';
import { CLOCK, type Clock, type Instruction } from '@boxtrail/commands';
import { KeyField, MomentField, OneOfListField, PlaceField, RefField, validated } from '@boxtrail/input';
import { Intake } from '@boxtrail/intake';
import { Communities, RegisterHouseholds } from '../application/households.commands';
import type { RegisterHousehold } from '../domain/household.decider';
import { householdRefusals, ordersRefusals } from '../domain/refusals';

class HouseholdBody {
  @RefField({ description: 'a reference, never a name' })
  householdRef: string;

  @PlaceField()
  building: string;

  @PlaceField({ example: '2-501' })
  unit: string;

  @OneOfListField(specialNeeds, { optional: true })
  specialNeeds?: RegisterHousehold['specialNeeds'] | null;

  @MomentField({ optional: true })
  occurredAt?: string;
}

class CommunityParam {
  @KeyField('gln', { description: 'a station of the community tier' })
  gln: string;
}

@ApiTags('orders')
@Controller('v1/communities/:gln/households')
export class HouseholdsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly communities: Communities,
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Post()
  @Access(...planners, 'grid-worker')
  @Concerns('community')
  @Refuses(
    ordersRefusals,
    'STATION_UNKNOWN',
    'STATION_NOT_A_COMMUNITY',
    ...householdRefusals.RegisterHousehold,
  )
  @HttpCode(200)
  @OneOrMany()
  @ApiBody({ type: HouseholdBody })
  @ApiOperation({
    summary: 'Register households of a community, so that nobody is forgotten',
    description:
      'One household as JSON, or many as NDJSON, answered line by line. A household registered again takes the new ' +
      'address and special needs; the same ones change nothing.',
  })
  async registerHousehold(
    @Param() { gln }: CommunityParam,
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
    @IdempotencyKeyParam() key: string | undefined,
  ) {
    mayActFor(caller.principal, gln);
    await this.communities.require(gln);
    // A request changes each household once; another request may change it back.
    const request = key === undefined ? randomUUID() : `${caller.principal.subject}\n${key}`;
    const alone = !/^\s*application\/x-ndjson\b/i.test(type ?? '');
    const taken = await this.intake.take(type, body, caller, {
      source: `communities/${gln}/households`,
      read: (one, time) => this.householdOf(one, gln, request, alone, caller, time),
      handle: (households) => this.bus.execute(new RegisterHouseholds(gln, households)),
      idOf: ({ householdRef }) => householdRef,
      ...(key !== undefined && { firstAnswer: true as const }),
    });
    if (!('outcome' in taken)) return taken;
    return { communityGln: gln, householdRef: taken.command.householdRef, ...taken.outcome };
  }

  private householdOf(
    body: unknown,
    communityGln: string,
    request: string,
    alone: boolean,
    caller: Caller,
    time: string | undefined,
  ): Instruction<RegisterHousehold> {
    const { householdRef, building, unit, specialNeeds, occurredAt } = validated(HouseholdBody, body);
    const household = { communityGln, householdRef, building, unit, specialNeeds: specialNeeds ?? [] };
    // No household data in the id: it is published, and a hash of short values can be guessed.
    const id = alone ? request : `${request}\n${householdRef}`;
    return {
      command: {
        type: 'RegisterHousehold',
        occurredAt: happenedAt(occurredAt ?? time, this.now()),
        ...household,
      },
      meta: lineMeta(caller, 'household', id, household),
    };
  }
}
