import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type ReadQuery } from '@boxtrail/platform';
import { nothingKnown, outcomeOf, type DoorFacts, type DoorOutcome } from '../../domain/door-outcome';
import { doorRoundsView, type StoredDoorRound } from './door-rounds.view';

/** A door round as it is shown. */
interface DoorRoundRow extends StoredDoorRound {
  /** `out` while the team still has a box of it, one that it was in vain at the door with included. */
  readonly status: 'out' | 'ended';
  /** What became of each box, in the order of `ssccs`. */
  readonly boxes: readonly ({ readonly sscc: string } & DoorOutcome)[];
}

@Injectable()
export class DoorRoundQueries {
  constructor(private readonly reads: Reads) {}

  async one(doorRoundId: string, { atLeast }: ReadQuery): Promise<DoorRoundRow> {
    await this.reads.caughtUp(doorRoundsView.name, atLeast);
    const [row] = await this.reads.rows<{
      doorRound: StoredDoorRound;
      facts: Readonly<Record<string, DoorFacts>> | null;
    }>(
      `SELECT door_round AS "doorRound",
              (SELECT jsonb_object_agg(sscc, facts) FROM delivery_door_rounds.boxes
                WHERE sscc = ANY(ARRAY(SELECT jsonb_array_elements_text(door_round->'ssccs')))) AS facts
         FROM delivery_door_rounds.door_rounds WHERE door_round_id = $1`,
      [doorRoundId],
    );
    if (row === undefined) throw unknown('DOOR_ROUND_UNKNOWN', `door round ${doorRoundId} was never started`);
    const { doorRound, facts } = row;
    const boxes = doorRound.ssccs.map((sscc) => ({
      sscc,
      ...outcomeOf(facts?.[sscc] ?? nothingKnown, doorRoundId, doorRound.startedAt),
    }));
    const isOut = boxes.some(({ status }) => status === 'out' || status === 'failed');
    return { ...doorRound, status: isOut ? 'out' : 'ended', boxes };
  }
}
