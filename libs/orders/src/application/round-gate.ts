import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Aggregates } from '@boxtrail/commands';
import { mayActFor, type Principal } from '@boxtrail/http';
import type { KnownRound } from '../domain/round';
import { roundDecider } from '../domain/round.decider';

export const roundStream = (roundId: string): string => `round-${roundId}`;

/** Limits a key bound to a community to the rounds of that community. */
@Injectable()
export class RoundGate {
  constructor(private readonly aggregates: Aggregates) {}

  /** The present state of the round. Throws `ROUND_UNKNOWN` or `STATION_NOT_YOURS`. */
  async mayChange(principal: Principal, roundId: string): Promise<KnownRound> {
    const { state } = await this.aggregates.load(roundDecider, roundStream(roundId));
    if (state.status === 'none') throw unknown('ROUND_UNKNOWN', `round ${roundId} was never opened`);
    mayActFor(principal, state.round.communityGln);
    return state;
  }
}
