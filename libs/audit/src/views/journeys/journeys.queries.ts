import { Injectable } from '@nestjs/common';
import { OneOfField } from '@boxtrail/input';
import { type Page, PageQuery, Reads } from '@boxtrail/http';
import { hoursBetween } from '../../domain/finding';
import type { InvalidPass, RoadLoad } from '../../domain/road';
import { journeysSchema, journeysView } from './journeys.view';

const problems = ['late', 'invalid-pass'] as const;

/** Query of the list of loads on the road that need a person. */
export class OpenLoadsQuery extends PageQuery {
  @OneOfField(problems, { description: 'why the load needs a person' })
  problem: (typeof problems)[number];
}

/**
 * A load on the road.
 * @schema OpenLoad
 */
export interface OpenLoad {
  readonly loadId: string;
  readonly fromGln: string;
  readonly toGln: string;
  readonly plate: string;
  readonly driverRef: string;
  /** How many boxes left with it. */
  readonly boxes: number;
  readonly dispatchedAt: string;
  /** Until when it may be on the road. */
  readonly dueAt: string;
  readonly limitHours: number;
  /** By how much the limit has passed, in hours with two decimals; null while it has not. */
  readonly overdueHours: number | null;
  /** The pass that is not valid, the first of the two if both are not; null while both are valid. */
  readonly invalidPass: InvalidPass | null;
}

interface Row {
  readonly key: string;
  readonly due: string;
  readonly load: RoadLoad;
  readonly pass: InvalidPass | null;
}

/** A time and the id of a load. */
const keys = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S{1,64}$/;

/** Loads on the road with a problem. A page reads one stretch of an index; each row waits for a person. */
@Injectable()
export class JourneyQueries {
  constructor(private readonly reads: Reads) {}

  /** Longest late, or longest without a valid pass, first. `area`: the places of a bound key; null for all. */
  async list(query: OpenLoadsQuery, area: readonly string[] | null, now: string): Promise<Page<OpenLoad>> {
    await this.reads.caughtUp(journeysView.name, query.atLeast);
    const by = query.problem === 'late' ? 'due' : 'pass_until';
    const { items, next } = await this.reads.page<Row>(
      'open-loads',
      query,
      'key',
      `SELECT ${by} || ' ' || load_id AS key, due, load, pass FROM ${journeysSchema}.journeys
        WHERE (${by}, load_id) > (split_part($1, ' ', 1), split_part($1, ' ', 2)) AND ${by} <= $3
          AND ($4::text[] IS NULL OR from_gln = ANY($4) OR to_gln = ANY($4))
        ORDER BY ${by}, load_id LIMIT $2`,
      [now, area],
      keys,
    );
    return { items: items.flatMap((row) => shown(row, now)), next };
  }

  /** How many there are, at most `most`. */
  async count(
    problem: OpenLoadsQuery['problem'],
    area: readonly string[] | null,
    now: string,
    most: number,
  ): Promise<number> {
    const by = problem === 'late' ? 'due' : 'pass_until';
    const [row] = await this.reads.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT FROM ${journeysSchema}.journeys
        WHERE ${by} <= $1 AND ($2::text[] IS NULL OR from_gln = ANY($2) OR to_gln = ANY($2)) LIMIT $3) x`,
      [now, area, most],
    );
    return row?.count ?? 0;
  }
}

function shown({ load: { loadId, left }, due, pass }: Row, now: string): OpenLoad[] {
  if (left === undefined) return [];
  const { at, fromGln, toGln, plate, driverRef, boxes, limitHours } = left;
  return [
    {
      ...{ loadId, fromGln, toGln, plate, driverRef, boxes, dispatchedAt: at, dueAt: due, limitHours },
      overdueHours: due < now ? Math.round(hoursBetween(due, now) * 100) / 100 : null,
      invalidPass: pass !== null && pass.since <= now ? pass : null,
    },
  ];
}
