import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { KeyField, OneOfField, RefField } from '@boxtrail/input';
import {
  areaOf,
  mayActFor,
  PageQuery,
  Reads,
  type Page,
  type Principal,
  type ReadQuery,
} from '@boxtrail/http';
import { isWithTeam, outcomeOf, type DoorOutcome, type KeyedDoorFact } from '../../domain/door-outcome';
import { doorRoundsView, type StoredDoorRound, doorRoundsSchema } from './door-rounds.view';

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

/** A door round in a list, with the number of its boxes. */
interface ListedDoorRound extends Omit<StoredDoorRound, 'ssccs'> {
  readonly status: 'out' | 'ended';
  readonly boxes: number;
  /** Boxes that the team still has. */
  readonly withTeam: number;
}

/** A door round in an answer. */
export interface DoorRoundRow extends StoredDoorRound {
  /** `out` while the team still has a box of it, even after a failed attempt. */
  readonly status: 'out' | 'ended';
  /** The outcome of each box, in the order of `ssccs`. */
  readonly boxes: readonly ({ readonly sscc: string } & DoorOutcome)[];
}

const facts = `${doorRoundsSchema}.facts`;
const placed = (fact: string) => `(${fact}.at, ${fact}.rank, ${fact}.key)`;

/**
 * The facts that decide the outcome of each box of the round $1 (`outcomeOf`), at most five per box: its start, the
 * first fact after it that is not a failed attempt, the last failed attempt before that, and the last other fact before
 * the box left with another round or was back at a station. An index finds each.
 */
const decidingFacts = `
  SELECT start.sscc, jsonb_agg(jsonb_build_object('key', fact.key, 'kind', fact.kind, 'at', fact.at,
           'doorRoundId', fact.door_round_id, 'scanId', fact.scan_id, 'reason', fact.reason)) AS facts
    FROM unnest(ARRAY(SELECT jsonb_array_elements_text(door_round->'ssccs'))) AS box (sscc)
    JOIN ${facts} AS start ON start.sscc = box.sscc AND start.key = 'round ' || $1
    LEFT JOIN LATERAL (
      SELECT * FROM ${facts} AS f WHERE f.sscc = start.sscc AND f.kind <> 'failed' AND ${placed('f')} > ${placed('start')}
       ORDER BY at, rank, key LIMIT 1) AS next ON true
    LEFT JOIN LATERAL (
      SELECT * FROM ${facts} AS f WHERE f.sscc = start.sscc AND f.kind <> 'failed' AND ${placed('f')} > ${placed('start')}
         AND f.kind IN ('out', 'returned', 'found')
       ORDER BY at, rank, key LIMIT 1) AS ending ON true
   CROSS JOIN LATERAL (
      SELECT start.*
      UNION
      SELECT next.* WHERE next.key IS NOT NULL
      UNION
      (SELECT * FROM ${facts} AS f WHERE f.sscc = start.sscc AND f.kind = 'failed' AND ${placed('f')} > ${placed('start')}
          AND (next.key IS NULL OR ${placed('f')} < ${placed('next')})
        ORDER BY at DESC, rank DESC, key DESC LIMIT 1)
      UNION
      (SELECT * FROM ${facts} AS f WHERE f.sscc = start.sscc AND f.kind <> 'failed' AND ${placed('f')} > ${placed('start')}
          AND (ending.key IS NULL OR ${placed('f')} < ${placed('ending')})
        ORDER BY at DESC, rank DESC, key DESC LIMIT 1)
      UNION
      SELECT ending.* WHERE ending.key IS NOT NULL) AS fact
   GROUP BY start.sscc`;

@Injectable()
export class DoorRoundQueries {
  constructor(private readonly reads: Reads) {}

  async one(doorRoundId: string, { atLeast }: ReadQuery, principal: Principal): Promise<DoorRoundRow> {
    await this.reads.caughtUp(doorRoundsView.name, atLeast);
    const [row] = await this.reads.rows<{
      doorRound: StoredDoorRound;
      facts: Readonly<Record<string, readonly KeyedDoorFact[]>> | null;
    }>(
      `SELECT door_round AS "doorRound",
              (SELECT jsonb_object_agg(sscc, facts) FROM (${decidingFacts}) AS boxes) AS facts
         FROM ${doorRoundsSchema}.door_rounds WHERE door_round_id = $1`,
      [doorRoundId],
    );
    if (row === undefined) throw unknown('DOOR_ROUND_UNKNOWN', `door round ${doorRoundId} was never started`);
    const { doorRound, facts } = row;
    mayActFor(principal, doorRound.fromGln);
    const boxes = doorRound.ssccs.map((sscc) => ({
      sscc,
      ...outcomeOf(facts?.[sscc] ?? [], doorRoundId, doorRound.startedAt),
    }));
    const isOut = boxes.some(isWithTeam);
    return { ...doorRound, status: isOut ? 'out' : 'ended', boxes };
  }

  async list(query: DoorRoundsQuery, principal: Principal): Promise<Page<ListedDoorRound>> {
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
         FROM ${doorRoundsSchema}.door_rounds
        WHERE door_round_id > $1 AND ($3::text IS NULL OR from_gln = $3) AND ($4::text IS NULL OR team_ref = $4)
          AND ($5::boolean IS NULL OR (with_team > 0) = $5)
          AND ($6::text[] IS NULL OR from_gln = ANY($6)) ORDER BY door_round_id LIMIT $2`,
      [fromGln, teamRef, isOut, areaOf(principal)],
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
