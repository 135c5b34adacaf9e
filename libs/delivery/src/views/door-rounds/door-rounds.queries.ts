import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { KeyField, OneOfField, RefField } from '@boxtrail/input';
import { PageQuery, Reads, type Page, type ReadQuery } from '@boxtrail/http';
import {
  isWithTeam,
  nothingKnown,
  outcomeOf,
  type DoorFacts,
  type DoorOutcome,
} from '../../domain/door-outcome';
import { doorRoundsView, type StoredDoorRound } from './door-rounds.view';

const roundStatuses = ['out', 'ended'] as const;

/** Query of the list of door rounds. */
export class DoorRoundsQuery extends PageQuery {
  @KeyField('gln', { optional: true, description: 'the drop point they left' })
  fromGln?: string;

  @RefField({ optional: true, description: 'who walks' })
  teamRef?: string;

  @OneOfField(roundStatuses, { optional: true, description: '`out` while the team still has a box of it' })
  status?: (typeof roundStatuses)[number];
}

/** A door round in the list: its boxes are those of one round. */
interface ListedDoorRound extends Omit<StoredDoorRound, 'ssccs'> {
  readonly status: 'out' | 'ended';
  readonly boxes: number;
  /** Boxes that the team still has. */
  readonly withTeam: number;
}

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
    const isOut = boxes.some(isWithTeam);
    return { ...doorRound, status: isOut ? 'out' : 'ended', boxes };
  }

  async list(query: DoorRoundsQuery): Promise<Page<ListedDoorRound>> {
    await this.reads.caughtUp(doorRoundsView.name, query.atLeast);
    const { fromGln = null, teamRef = null, status } = query;
    const isOut = status === undefined ? null : status === 'out';
    const { items, next } = await this.reads.page<{
      doorRoundId: string;
      doorRound: StoredDoorRound;
      withTeam: number;
    }>(
      'door-rounds',
      query,
      'doorRoundId',
      `SELECT door_round_id AS "doorRoundId", door_round AS "doorRound", with_team AS "withTeam"
         FROM delivery_door_rounds.door_rounds
        WHERE door_round_id > $1 AND ($3::text IS NULL OR from_gln = $3) AND ($4::text IS NULL OR team_ref = $4)
          AND ($5::boolean IS NULL OR (with_team > 0) = $5) ORDER BY door_round_id LIMIT $2`,
      [fromGln, teamRef, isOut],
    );
    return {
      items: items.map(({ doorRound: { ssccs, ...round }, withTeam }) => ({
        ...round,
        status: withTeam > 0 ? 'out' : 'ended',
        boxes: new Set(ssccs).size,
        withTeam,
      })),
      next,
    };
  }
}
