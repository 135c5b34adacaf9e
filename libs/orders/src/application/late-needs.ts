import { Injectable } from '@nestjs/common';
import { type Refusal, ruleViolation } from '@boxtrail/kernel';
import { Reads } from '@boxtrail/http';
import { roundsSchema, roundsView } from '../views/rounds/rounds.view';
import type { RoundDetails } from '../domain/round';
import type { RecordNeed } from '../domain/round.decider';

/** Finds the round for needs that came too late for theirs. */
@Injectable()
export class LateNeeds {
  constructor(private readonly reads: Reads) {}

  /**
   * The round that each of these needs goes to: the one that has taken it already, or the open round of the community
   * with the next cut-off. Without one, the refusal says so.
   */
  async roundsFor(round: RoundDetails, needs: readonly RecordNeed[]): Promise<(string | Refusal)[]> {
    await this.reads.upToDate(roundsView.name);
    const taken = await this.reads.rows<{ needId: string; roundId: string }>(
      `SELECT need_id AS "needId", round_id AS "roundId" FROM ${roundsSchema}.needs
        WHERE need_id = ANY($1) AND need->>'lateFor' = $2`,
      [needs.map(({ needId }) => needId), round.roundId],
    );
    const takenBy = new Map(taken.map(({ needId, roundId }) => [needId, roundId]));
    const open = await this.reads.rows<{ roundId: string; cutoffAt: Date }>(
      `SELECT round_id AS "roundId", cutoff_at AS "cutoffAt" FROM ${roundsSchema}.rounds
        WHERE community_gln = $1 AND status = 'open' AND round_id <> $2 ORDER BY cutoff_at, round_id`,
      [round.communityGln, round.roundId],
    );
    return needs.map(({ needId, occurredAt }) => {
      const next = open.find(({ cutoffAt }) => cutoffAt.getTime() >= Date.parse(occurredAt));
      return takenBy.get(needId) ?? next?.roundId ?? noRoundFor(needId, occurredAt, round);
    });
  }
}

function noRoundFor(
  needId: string,
  occurredAt: string,
  { roundId, communityGln, cutoffAt }: RoundDetails,
): Refusal {
  const none = `community ${communityGln} has no open round that could take need ${needId}`;
  return Date.parse(occurredAt) > Date.parse(cutoffAt)
    ? ruleViolation('ROUND_CUT_OFF_PASSED', `round ${roundId} had its cut-off at ${cutoffAt}, and ${none}`)
    : ruleViolation('ROUND_CLOSED', `round ${roundId} is closed, and ${none}`);
}
