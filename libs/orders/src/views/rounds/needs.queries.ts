import { Injectable } from '@nestjs/common';
import { invalid } from '@boxtrail/kernel';
import { RefField } from '@boxtrail/input';
import {
  areaOf,
  hiddenFrom,
  type Page,
  PageQuery,
  type Principal,
  Reads,
  type Shown,
  shownWithout,
} from '@boxtrail/http';
import type { Need } from '../../domain/round';
import { roundsSchema, roundsView } from './rounds.view';

/** Query of the list of needs: a household, or the id of a need. */
export class NeedsQuery extends PageQuery {
  @RefField({ optional: true, description: 'needs of this household, in all rounds' })
  householdRef?: string;

  @RefField({ optional: true, description: 'needs with this id; rounds may use the same ids' })
  needId?: string;
}

type Household = Pick<Need, 'householdRef' | 'building' | 'unit'>;

/**
 * A need in the list of needs.
 * @schema ListedNeed
 */
export interface NeedItem extends Shown<Household> {
  readonly roundId: string;
  readonly needId: string;
  readonly communityGln: string;
  /** Boxes that it asks for. */
  readonly boxes: number;
  readonly amountFen: number;
  readonly occurredAt: string;
  readonly cancelledAt: string | null;
}

interface Row {
  readonly key: string;
  readonly communityGln: string;
  readonly need: Need;
  readonly occurredAt: Date;
  readonly cancelledAt: Date | null;
}

const keys = /^[^\s]{1,64} [^\s]{1,64}$/;

/** Needs over all rounds. A page reads one stretch of an index. */
@Injectable()
export class NeedQueries {
  constructor(private readonly reads: Reads) {}

  /**
   * By round and need. A household is found in communities whose households the key may see. Throws `INPUT_INVALID`
   * without exactly one of household and need.
   */
  async list(query: NeedsQuery, principal: Principal): Promise<Page<NeedItem>> {
    const { householdRef, needId } = query;
    if ((householdRef === undefined) === (needId === undefined))
      throw invalid('INPUT_INVALID', 'name a householdRef or a needId', '/householdRef');
    await this.reads.caughtUp(roundsView.name, query.atLeast);
    const { items, next } = await this.reads.page<Row>(
      'needs',
      query,
      'key',
      `SELECT n.round_id || ' ' || n.need_id AS key, r.community_gln AS "communityGln", n.need,
              n.occurred_at AS "occurredAt", n.cancelled_at AS "cancelledAt"
         FROM ${roundsSchema}.needs n JOIN ${roundsSchema}.rounds r ON r.round_id = n.round_id
        WHERE (n.round_id, n.need_id) > (split_part($1, ' ', 1), split_part($1, ' ', 2))
          AND n.${householdRef === undefined ? 'need_id' : 'household_ref'} = $3
          AND ($4::text[] IS NULL OR r.community_gln = ANY($4))
        ORDER BY n.round_id, n.need_id LIMIT $2`,
      [householdRef ?? needId, householdRef === undefined ? areaOf(principal) : seenBy(principal)],
      keys,
    );
    return { items: items.map((row) => shown(row, principal)), next };
  }
}

/** Communities whose households a key may see; null for all. A key that is bound to one community sees that one. */
function seenBy(principal: Principal): readonly string[] | null {
  const area = areaOf(principal);
  const { stationGln } = principal;
  if (stationGln === null || hiddenFrom(principal, null).length === 0) return area;
  return hiddenFrom(principal, stationGln).length === 0 ? [stationGln] : [];
}

function shown({ communityGln, need, occurredAt, cancelledAt }: Row, principal: Principal): NeedItem {
  const { roundId, needId, householdRef, building, unit, lines, amountFen } = need;
  return {
    ...{ roundId, needId, communityGln },
    ...shownWithout({ householdRef, building, unit }, hiddenFrom(principal, communityGln)),
    ...{ boxes: lines.reduce((sum, { quantity }) => sum + quantity, 0), amountFen },
    ...{ occurredAt: occurredAt.toISOString(), cancelledAt: cancelledAt?.toISOString() ?? null },
  };
}
