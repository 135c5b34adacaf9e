import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type ReadQuery } from '@boxtrail/platform';
import { doorRoundsView, type DoorRoundRow } from './door-rounds.view';

@Injectable()
export class DoorRoundQueries {
  constructor(private readonly reads: Reads) {}

  async one(doorRoundId: string, { atLeast }: ReadQuery): Promise<DoorRoundRow> {
    await this.reads.caughtUp(doorRoundsView.name, atLeast);
    const [row] = await this.reads.rows<{ doorRound: DoorRoundRow }>(
      'SELECT door_round AS "doorRound" FROM delivery_door_rounds.door_rounds WHERE door_round_id = $1',
      [doorRoundId],
    );
    if (row === undefined) throw unknown('DOOR_ROUND_UNKNOWN', `door round ${doorRoundId} was never started`);
    return row.doorRound;
  }
}
