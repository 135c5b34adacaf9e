import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import {
  areaOf,
  hiddenFrom,
  mayActFor,
  type Page,
  type PageQuery,
  type Principal,
  Reads,
  type Shown,
  shownWithout,
} from '@boxtrail/http';
import { needBoxesSchema, needBoxesView } from './need-boxes.view';

/** Where a household stands: in all rounds, or in one. */
export const standings = ['never-asked', 'not-served', 'withdrawn', 'served'] as const;
export type Standing = (typeof standings)[number];

/** Counts of households. `servedWithinThreeDays` counts those with a box in the 72 hours before `at`. */
interface Counts {
  readonly households: number;
  /** Every box that can still come has come, for at least one need. */
  readonly served: number;
  /** With needs, none of them served. */
  readonly notServed: number;
  /** All their needs were withdrawn. */
  readonly withdrawn: number;
  /** Without any need. */
  readonly neverAsked: number;
  readonly servedWithinThreeDays: number;
}

/** The coverage of the whole network, or of the area of the key. */
export interface CityCoverage extends Counts {
  /** From 0 to 1; null without households. */
  readonly shareWithinThreeDays: number | null;
}

/** The coverage of one community. */
export interface CommunityCoverage extends CityCoverage {
  readonly communityGln: string;
  /** Since when the household waits that waits longest: its last box, or when it became known. */
  readonly waitingSince: string;
  readonly waitingDays: number;
}

/** The coverage of one round. `neverAsked` counts known households of the community without a need in it. */
export interface RoundCoverage extends Omit<Counts, 'servedWithinThreeDays'> {
  readonly roundId: string;
  readonly status: 'open' | 'closed';
}

interface Household {
  readonly householdRef: string;
  readonly building: string;
  readonly unit: string;
  readonly specialNeeds: readonly string[];
}

/**
 * A household of a community.
 * @schema CoveredHousehold
 */
export interface HouseholdCoverage extends Shown<Household> {
  readonly standing: Standing;
  /** Whether the register names it; otherwise a need did. */
  readonly registered: boolean;
  readonly knownSince: string;
  readonly lastBoxAt: string | null;
  /** Whole days since the last box; null without one. */
  readonly daysSinceLastBox: number | null;
}

const day = 86_400_000;
const daysUntil = (at: string, from: string): number =>
  Math.max(0, Math.floor((Date.parse(at) - Date.parse(from)) / day));
const threeDaysBefore = (at: string): string => new Date(Date.parse(at) - 3 * day).toISOString();

const countColumns = `households, served, not_served AS "notServed", withdrawn, never_asked AS "neverAsked"`;
const sums = ['households', 'served', 'not_served', 'withdrawn', 'never_asked'].map(
  (column) => `coalesce(sum(${column}), 0)::int AS ${column}`,
);

/** Who was served, and who was not. */
@Injectable()
export class CoverageQueries {
  constructor(private readonly reads: Reads) {}

  async city(at: string, atLeast: number | undefined, principal: Principal): Promise<CityCoverage> {
    await this.reads.caughtUp(needBoxesView.name, atLeast);
    const [row] = await this.reads.rows<Counts>(
      `SELECT ${countColumns}, (
                SELECT count(*)::int FROM ${needBoxesSchema}.households
                 WHERE last_box_at > $1 AND ($2::text[] IS NULL OR community_gln = ANY($2))) AS "servedWithinThreeDays"
         FROM (SELECT ${sums.join(', ')} FROM ${needBoxesSchema}.communities
                WHERE $2::text[] IS NULL OR community_gln = ANY($2)) AS c`,
      [threeDaysBefore(at), areaOf(principal)],
    );
    if (row === undefined) throw new Error('sums without a row');
    return withShare(row);
  }

  /** Communities with known households, the longest waiting first. */
  async communities(query: PageQuery, at: string, principal: Principal): Promise<Page<CommunityCoverage>> {
    await this.reads.caughtUp(needBoxesView.name, query.atLeast);
    const { items, next } = await this.reads.page<
      Counts & { sortKey: string; communityGln: string; waitingSince: string }
    >(
      'coverage',
      query,
      'sortKey',
      `SELECT sort_key AS "sortKey", community_gln AS "communityGln", ${countColumns}, waiting_since AS "waitingSince", (
                SELECT count(*)::int FROM ${needBoxesSchema}.households h
                 WHERE h.community_gln = c.community_gln AND last_box_at > $3) AS "servedWithinThreeDays"
         FROM ${needBoxesSchema}.communities c
        WHERE sort_key > $1 AND ($4::text[] IS NULL OR community_gln = ANY($4))
        ORDER BY sort_key LIMIT $2`,
      [threeDaysBefore(at), areaOf(principal)],
    );
    const shown = items.map(({ sortKey: _, ...item }) => ({
      ...withShare(item),
      ...{ communityGln: item.communityGln, waitingSince: item.waitingSince },
      waitingDays: daysUntil(at, item.waitingSince),
    }));
    return { items: shown, next };
  }

  /** The rounds of a community, by id. */
  async rounds(gln: string, query: PageQuery, principal: Principal): Promise<Page<RoundCoverage>> {
    mayActFor(principal, gln);
    await this.reads.caughtUp(needBoxesView.name, query.atLeast);
    return this.reads.page<RoundCoverage>(
      `covered-rounds/${gln}`,
      query,
      'roundId',
      `SELECT r.round_id AS "roundId", CASE WHEN r.closed THEN 'closed' ELSE 'open' END AS status,
              k.households, c.served, c.not_served AS "notServed", c.withdrawn,
              k.households - c.served - c.not_served - c.withdrawn AS "neverAsked"
         FROM ${needBoxesSchema}.rounds r
        CROSS JOIN (SELECT coalesce(max(households), 0)::int AS households FROM ${needBoxesSchema}.communities
                     WHERE community_gln = $3) AS k
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE standing = 'served')::int AS served,
                 count(*) FILTER (WHERE standing = 'not-served')::int AS not_served,
                 count(*) FILTER (WHERE standing = 'withdrawn')::int AS withdrawn
            FROM (SELECT ${standingOf} AS standing FROM ${needBoxesSchema}.needs n
                   WHERE n.round_id = r.round_id GROUP BY household_ref) AS by_household) AS c
        WHERE r.community_gln = $3 AND r.round_id > $1 ORDER BY r.round_id LIMIT $2`,
      [gln],
    );
  }

  /**
   * The households of a community: never asked first, then the longest waiting. With a round: as they stand in it. Empty for
   * a key that sees no households there.
   */
  async households(
    gln: string,
    query: PageQuery & { readonly roundId?: string; readonly standing?: string },
    at: string,
    principal: Principal,
  ): Promise<Page<HouseholdCoverage>> {
    mayActFor(principal, gln);
    const { roundId, standing } = query;
    await this.reads.caughtUp(needBoxesView.name, query.atLeast);
    if (roundId !== undefined) await this.requireRound(gln, roundId);
    const inRound = `coalesce((SELECT ${standingOf} FROM ${needBoxesSchema}.needs n
      WHERE n.round_id = $5 AND n.household_ref = h.household_ref), 'never-asked')`;
    const shownStanding = roundId === undefined ? 'h.standing' : inRound;
    const seesAll = hiddenFrom(principal, gln).length === 0;
    const { items, next } = await this.reads.page<Row>(
      `covered-households/${gln}`,
      query,
      'sortKey',
      `SELECT sort_key AS "sortKey", household_ref AS "householdRef", ${shownStanding} AS standing,
              registered, asked, known_since AS "knownSince", last_box_at AS "lastBoxAt"
         FROM ${needBoxesSchema}.households h
        WHERE community_gln = $3 AND sort_key > $1 AND ($4::text IS NULL OR ${shownStanding} = $4)
        ORDER BY sort_key LIMIT $2`,
      [seesAll ? gln : null, standing, ...(roundId === undefined ? [] : [roundId])],
    );
    return { items: items.map((row) => household(row, at)), next };
  }

  private async requireRound(gln: string, roundId: string): Promise<void> {
    const rows = await this.reads.rows(
      `SELECT 1 FROM ${needBoxesSchema}.rounds WHERE round_id = $1 AND community_gln = $2`,
      [roundId, gln],
    );
    if (rows.length === 0)
      throw unknown('ROUND_UNKNOWN', `community ${gln} has no round ${roundId}`, '/roundId');
  }
}

/** The standing of a household in a round, over its needs `n` there; null without needs. */
const standingOf = `CASE WHEN bool_or(n.served) THEN 'served' WHEN bool_or(NOT n.cancelled) THEN 'not-served'
  WHEN bool_or(n.cancelled) THEN 'withdrawn' END`;

interface Row {
  readonly sortKey: string;
  readonly householdRef: string;
  readonly standing: Standing;
  readonly registered: Omit<Household, 'householdRef'> | null;
  readonly asked: Omit<Household, 'householdRef'> | null;
  readonly knownSince: string;
  readonly lastBoxAt: string | null;
}

function household(row: Row, at: string): HouseholdCoverage {
  const { householdRef, standing, registered, asked, knownSince, lastBoxAt } = row;
  const { building = '', unit = '', specialNeeds = [] } = registered ?? asked ?? {};
  return {
    ...shownWithout({ householdRef, building, unit, specialNeeds }, []),
    ...{ standing, registered: registered !== null, knownSince, lastBoxAt },
    daysSinceLastBox: lastBoxAt === null ? null : daysUntil(at, lastBoxAt),
  };
}

const withShare = (counts: Counts): CityCoverage => {
  const { households, served, notServed, withdrawn, neverAsked, servedWithinThreeDays } = counts;
  const share = households === 0 ? null : Math.round((servedWithinThreeDays / households) * 10_000) / 10_000;
  return {
    ...{ households, served, notServed, withdrawn, neverAsked, servedWithinThreeDays },
    shareWithinThreeDays: share,
  };
};
