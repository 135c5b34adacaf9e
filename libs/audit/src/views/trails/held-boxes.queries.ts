import { Injectable } from '@nestjs/common';
import { invalid } from '@boxtrail/kernel';
import { KeyField, RefField } from '@boxtrail/input';
import { PageQuery, Reads, type Page } from '@boxtrail/http';
import type { BoxStatus } from '../../domain/box-state';
import { hoursBetween } from '../../domain/finding';
import { trailsView, trailsSchema } from './trails.view';

const holderTypes = ['station', 'load', 'team'] as const;
type HolderType = (typeof holderTypes)[number];

/** Query of both lists: one holder, or for overdue boxes none. */
export class HeldBoxesQuery extends PageQuery {
  @KeyField('gln', { optional: true, description: 'boxes that this station has' })
  station?: string;

  @RefField({ optional: true, description: 'boxes that travel with this load' })
  load?: string;

  @RefField({ optional: true, description: 'boxes that this team has' })
  team?: string;
}

/**
 * A box with its present holder.
 * @schema HeldBox
 */
export interface HeldBox {
  readonly sscc: string;
  readonly status: BoxStatus;
  readonly holder: { readonly type: HolderType; readonly id: string };
  /** Event time at which the holder got it. */
  readonly since: string;
  /** For how long the holder has had it, in hours with two decimals. */
  readonly hours: number;
  /** How long the holder may have it, in hours. */
  readonly limitHours: number;
  /** By how much the limit has passed, in hours with two decimals; null while it has not. */
  readonly overdueHours: number | null;
}

interface Row {
  readonly key: string;
  readonly sscc: string;
  readonly status: BoxStatus;
  readonly type: HolderType;
  readonly id: string;
  readonly since: string;
  readonly due: string;
}

/** The keys of both lists: a time and an SSCC. */
const keys = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d{18}$/;

/**
 * Boxes in somebody's custody now. A page reads one stretch of an index. `area`: the places of a bound key, null for
 * the whole network. It covers boxes of its stations and, asked by name, of loads and teams from or to them.
 */
@Injectable()
export class HeldBoxQueries {
  constructor(private readonly reads: Reads) {}

  /** Boxes of one holder, the longest held first. Throws `INPUT_INVALID` without exactly one holder. */
  async held(query: HeldBoxesQuery, now: string, area: readonly string[] | null): Promise<Page<HeldBox>> {
    if (holderOf(query) === undefined)
      throw invalid('INPUT_INVALID', 'name one of station, load and team', '/station');
    return this.page('held-boxes', query, 'since', now, area);
  }

  /** Boxes whose limit of custody has passed, the longest overdue first. */
  async overdue(query: HeldBoxesQuery, now: string, area: readonly string[] | null): Promise<Page<HeldBox>> {
    return this.page('overdue-boxes', query, 'due', now, area);
  }

  private async page(
    list: string,
    query: HeldBoxesQuery,
    by: 'since' | 'due',
    now: string,
    area: readonly string[] | null,
  ): Promise<Page<HeldBox>> {
    const holder = holderOf(query);
    await this.reads.caughtUp(trailsView.name, query.atLeast);
    const { items, next } = await this.reads.page<Row>(
      list,
      query,
      'key',
      `SELECT ${by} || ' ' || sscc AS key, sscc, status, holder_type AS type, holder_id AS id, since, due
         FROM ${trailsSchema}.boxes
        WHERE (${by}, sscc) > (split_part($1, ' ', 1), split_part($1, ' ', 2)) AND due IS NOT NULL
          AND ${by === 'due' ? 'due < $3' : '$3::text IS NOT NULL'}
          AND ${heldBy(holder?.type, area)}
        ORDER BY ${by}, sscc LIMIT $2`,
      [now, holder?.id ?? null, area],
      keys,
    );
    return { items: items.map((row) => shown(row, now)), next };
  }
}

/** SQL of whose boxes a page lists: $4 is the holder, $5 the area. */
function heldBy(type: HolderType | undefined, area: readonly string[] | null): string {
  if (type !== undefined) return `holder_type = '${type}' AND holder_id = $4 AND ${within[type]}`;
  return area === null
    ? '$4::text IS NULL AND $5::text[] IS NULL'
    : `$4::text IS NULL AND holder_type = 'station' AND holder_id = ANY($5)`;
}

const reach = `($5::text[] IS NULL OR state->>'fromGln' = ANY($5) OR state->>'toGln' = ANY($5))`;
const within: Record<HolderType, string> = {
  station: '($5::text[] IS NULL OR holder_id = ANY($5))',
  load: reach,
  team: reach,
};

/** Throws `INPUT_INVALID` when more than one is named. */
function holderOf(query: HeldBoxesQuery): HeldBox['holder'] | undefined {
  const [first, second] = holderTypes.flatMap((type) => {
    const id = query[type];
    return id === undefined ? [] : [{ type, id }];
  });
  if (second !== undefined)
    throw invalid('INPUT_INVALID', 'name one of station, load and team', `/${second.type}`);
  return first;
}

const shown = ({ sscc, status, type, id, since, due }: Row, now: string): HeldBox => ({
  sscc,
  status,
  holder: { type, id },
  since,
  hours: Math.max(0, rounded(hoursBetween(since, now))),
  limitHours: Math.round(hoursBetween(since, due)),
  overdueHours: due < now ? rounded(hoursBetween(due, now)) : null,
});

const rounded = (hours: number): number => Math.round(hours * 100) / 100;
