import { Injectable } from '@nestjs/common';
import { areaOf, PageQuery, Reads, type Page, type Principal } from '@boxtrail/http';
import { KeyField, OneOfField } from '@boxtrail/input';
import { openItemsSchema, openItemsView } from './open-items.view';

const states = ['open', 'closed'] as const;

/** Filters of the list, named like the fields. */
export class OpenItemsQuery extends PageQuery {
  @OneOfField(states, { optional: true })
  state?: (typeof states)[number];

  @KeyField('gln', { optional: true })
  communityGln?: string;
}

/**
 * A difference between the money that was expected and the money that was there.
 * @schema OpenItem
 */
export interface ShownItem {
  readonly itemId: string;
  readonly state: (typeof states)[number];
  readonly kind: 'collection' | 'hand-over' | 'pay-supplier';
  readonly communityGln: string;
  readonly workerRef: string;
  readonly roundId: string | null;
  readonly needId: string | null;
  /** Who got the money; null for a collection. */
  readonly toRef: string | null;
  readonly expectedFen: number;
  readonly amountFen: number;
  /** amountFen - expectedFen */
  readonly differenceFen: number;
  readonly occurredAt: string;
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

interface Stored extends Omit<
  ShownItem,
  'state' | 'expectedFen' | 'amountFen' | 'differenceFen' | 'occurredAt' | 'closed'
> {
  expectedFen: string;
  amountFen: string;
  occurredAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  closedWhy: string | null;
}

@Injectable()
export class OpenItemQueries {
  constructor(private readonly reads: Reads) {}

  async list(query: OpenItemsQuery, principal: Principal): Promise<Page<ShownItem>> {
    await this.reads.caughtUp(openItemsView.name, query.atLeast);
    const { state = null, communityGln = null } = query;
    const { items, next } = await this.reads.page<Stored>(
      'open-items',
      query,
      'itemId',
      `SELECT i.item_id AS "itemId", i.kind, i.community_gln AS "communityGln", i.worker_ref AS "workerRef",
              i.round_id AS "roundId", i.need_id AS "needId", i.to_ref AS "toRef", i.expected_fen AS "expectedFen",
              i.amount_fen AS "amountFen", i.occurred_at AS "occurredAt", c.closed_at AS "closedAt",
              c.closed_by AS "closedBy", c.closed_why AS "closedWhy"
         FROM ${openItemsSchema}.items i LEFT JOIN ${openItemsSchema}.closings c USING (item_id)
        WHERE i.item_id > $1 AND ($3::text IS NULL OR ($3 = 'closed') = (c.item_id IS NOT NULL))
          AND ($4::text IS NULL OR i.community_gln = $4) AND ($5::text[] IS NULL OR i.community_gln = ANY($5))
        ORDER BY i.item_id LIMIT $2`,
      [state, communityGln, areaOf(principal)],
    );
    return { items: items.map(shown), next };
  }

  /** The community of an item; undefined when there is no such item. */
  async communityOf(itemId: string): Promise<string | undefined> {
    await this.reads.upToDate(openItemsView.name);
    const [row] = await this.reads.rows<{ gln: string }>(
      `SELECT community_gln AS gln FROM ${openItemsSchema}.items WHERE item_id = $1`,
      [itemId],
    );
    return row?.gln;
  }
}

function shown(row: Stored): ShownItem {
  const { expectedFen, amountFen, occurredAt, closedAt, closedBy, closedWhy, ...item } = row;
  const closed =
    closedAt === null ? null : { at: closedAt.toISOString(), by: closedBy ?? '', reason: closedWhy ?? '' };
  return {
    ...item,
    state: closed === null ? 'open' : 'closed',
    expectedFen: Number(expectedFen),
    amountFen: Number(amountFen),
    differenceFen: Number(amountFen) - Number(expectedFen),
    occurredAt: occurredAt.toISOString(),
    closed,
  };
}
