import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import { localTime } from '@boxtrail/kernel';
import { dayBounds } from '../../domain/city-day';
import { JourneyQueries } from '../journeys/journeys.queries';
import { trailsSchema, trailsView } from './trails.view';

/** Counting stops here. */
const countedAtMost = 1_000;

/**
 * How much waits for a person.
 * @schema WorkCounts
 */
export interface WorkCounts {
  /** Each count stops here: such a count means this many or more. */
  readonly atMost: number;
  /** The day of the city, UTC+8. */
  readonly day: string;
  readonly openBreaks: number;
  readonly openQuestions: number;
  /** Findings that a step of this day answered. */
  readonly answeredToday: number;
  readonly overdueBoxes: number;
  readonly lateLoads: number;
  readonly invalidPassLoads: number;
}

/** Counts of what waits. Each reads one stretch of an index, of bounded length. */
@Injectable()
export class WorkCountQueries {
  constructor(
    private readonly reads: Reads,
    private readonly journeys: JourneyQueries,
  ) {}

  /** `area`: only what concerns one of these places; null for all. */
  async counts(
    area: readonly string[] | null,
    now: string,
    atLeast: number | undefined,
  ): Promise<WorkCounts> {
    await this.reads.caughtUp(trailsView.name, atLeast);
    const day = localTime(now).slice(0, 10);
    const { from = '', until = '' } = dayBounds(day) ?? {};
    const finding = (condition: string, values: readonly unknown[] = []) =>
      this.count(
        `SELECT FROM ${trailsSchema}.findings WHERE ${condition} AND ($2::text[] IS NULL OR concerns ?| $2)`,
        [area, ...values],
      );
    const [openBreaks, openQuestions, answeredToday, overdueBoxes, lateLoads, invalidPassLoads] =
      await Promise.all([
        finding(`state = 'open' AND severity = 'breaks'`),
        finding(`state = 'open' AND severity = 'question'`),
        finding('closed_at >= $3 AND closed_at < $4', [from, until]),
        this.count(
          `SELECT FROM ${trailsSchema}.boxes
            WHERE due < $3 AND ($2::text[] IS NULL OR holder_type = 'station' AND holder_id = ANY($2))`,
          [area, now],
        ),
        this.journeys.count('late', area, now, countedAtMost),
        this.journeys.count('invalid-pass', area, now, countedAtMost),
      ]);
    const findings = { openBreaks, openQuestions, answeredToday };
    return { atMost: countedAtMost, day, ...findings, overdueBoxes, lateLoads, invalidPassLoads };
  }

  private async count(rows: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.reads.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM (${rows} LIMIT $1) x`,
      [countedAtMost, ...values],
    );
    return row?.count ?? 0;
  }
}
