import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import type { Instruction } from '@boxtrail/commands';
import {
  Access,
  planners,
  type Caller,
  CallerParam,
  Concerns,
  Decisions,
  KnownByOwnId,
  lineMeta,
  mayActFor,
  MediaTypes,
  Refuses,
} from '@boxtrail/http';
import { KeyField, RefField, validated } from '@boxtrail/input';
import { answerLines, Intake, type IntakeOf } from '@boxtrail/intake';
import { invalid, unknown } from '@boxtrail/kernel';
import { OpenRounds } from '../application/open-round.commands';
import type { RoundToOpen } from '../application/rounds-to-open';
import { openingRefusals, ordersRefusals, roundRefusals } from '../domain/refusals';
import { StationQueries } from '../views/stations/stations.queries';
import { choiceIn, OfferBody, RoundBody } from './rounds.bodies';

/** Rounds that one morning opens, at most: a city of 10 million has about 6,500 communities. */
const mostRounds = 20_000;

/** A reference has 64 characters, and the GLN of the community follows. */
const longestMorningId = 50;

class RoundLine extends RoundBody {
  @RefField({ description: 'the same round sent twice is one round' })
  roundId: string;
}

class MorningBody extends OfferBody {
  @RefField({ description: 'at most 50 characters; each round is named after it and its community' })
  morningId: string;

  @KeyField('gln', { description: 'a district or a city: all communities below it' })
  within: string;
}

@ApiTags('orders')
@Controller('v1/rounds/bulk')
export class BulkRoundsApi {
  constructor(
    private readonly bus: CommandBus,
    private readonly stations: StationQueries,
    private readonly intake: Intake,
    private readonly decisions: Decisions,
  ) {}

  @Post()
  @Access(...planners)
  @Concerns('community')
  @Refuses(ordersRefusals, ...roundRefusals.OpenRound, ...openingRefusals)
  @KnownByOwnId()
  @HttpCode(200)
  @MediaTypes({
    consumes: ['application/json', 'application/x-ndjson'],
    produces: ['application/json', 'application/x-ndjson'],
  })
  @ApiBody({ type: MorningBody })
  @ApiOperation({
    summary: 'Open many rounds: those of all communities of a district or a city, or one for each line',
    description:
      'As JSON: the same offer in all communities below a district or a city; the round of a community is ' +
      '`<morningId>-<GLN of the community>`. As NDJSON: one round a line, like the body of `POST /v1/rounds` with its roundId. ' +
      'Answered line by line. The id names a round: the same rounds sent again change nothing.',
  })
  async openRounds(
    @Headers('content-type') type: string | undefined,
    @Body() body: unknown,
    @CallerParam() caller: Caller,
  ) {
    const lines = isLines(type) ? body : await this.linesOf(body, caller);
    return answerLines(lines, caller, (batch) => this.intake.takeLines(batch, caller, this.intakeOf(caller)));
  }

  /** A line for each community of the morning. Throws `STATION_UNKNOWN` when there is none. */
  private async linesOf(body: unknown, { principal }: Caller): Promise<Readable> {
    const { morningId, within, cutoffAt, gtins, ...time } = validated(MorningBody, body);
    mayActFor(principal, within);
    if (morningId.length > longestMorningId) {
      const message = `morningId may have ${longestMorningId} characters: the rounds are named after it and a GLN`;
      throw invalid('INPUT_INVALID', message, '/morningId');
    }
    const communities = await this.stations.communitiesOf(within, mostRounds);
    if (communities.length === 0)
      throw unknown('STATION_UNKNOWN', `no community lies below a station with the GLN ${within}`, '/within');
    const lines = communities.map((communityGln) => {
      const round = { roundId: `${morningId}-${communityGln}`, communityGln, cutoffAt, gtins, ...time };
      return Buffer.from(`${JSON.stringify(round)}\n`);
    });
    return Readable.from(lines);
  }

  private intakeOf(caller: Caller): IntakeOf<RoundToOpen> {
    return {
      source: 'rounds/bulk',
      read: (one) => this.roundOf(one, caller),
      handle: (rounds) => this.bus.execute(new OpenRounds(rounds)),
      idOf: ({ roundId }) => roundId,
    };
  }

  private roundOf(line: unknown, caller: Caller): Instruction<RoundToOpen> {
    const body = validated(RoundLine, line);
    const { roundId, communityGln, cutoffAt, gtins } = body;
    const { recordsAfterwards } = caller.principal;
    mayActFor(caller.principal, communityGln);
    const choice = choiceIn(body);
    const known = lineMeta(caller, 'round', roundId, {
      communityGln,
      cutoffAt,
      gtins,
      choice: choice ?? null,
    });
    const meta =
      recordsAfterwards === undefined ? known : { ...known, recordedAfterwards: recordsAfterwards };
    const { occurredAt, meta: timed } = this.decisions.time(body, meta, choice?.reason);
    return { command: { roundId, communityGln, cutoffAt, gtins, occurredAt, choice }, meta: timed };
  }
}

const isLines = (type: string | undefined): boolean => /^\s*application\/x-ndjson\b/i.test(type ?? '');
