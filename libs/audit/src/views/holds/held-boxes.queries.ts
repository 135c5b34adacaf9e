import { Injectable } from '@nestjs/common';
import { areaOf, PageQuery, type Page, type Principal, Reads, type HouseholdField } from '@boxtrail/http';
import { OneOfField } from '@boxtrail/input';
import type { BoxStatus } from '../../domain/box-state';
import type { PlacedHold } from '../../domain/hold';
import { mostHeldBoxes } from '../../domain/hold.decider';
import type { Holder } from '../../domain/trail-step';
import { recallsSchema, recallsView } from '../recalls/recalls.view';
import { shownHolder, type HolderRow } from '../recalls/shown-holder';
import { trailsSchema, trailsView } from '../trails/trails.view';
import { condemnedOutcomeOf, holdOutcomes, type HoldOutcome } from './hold-outcome';
import { HoldQueries } from './holds.queries';
import { holdsSchema, holdsView } from './holds.view';

export class HoldBoxesQuery extends PageQuery {
  @OneOfField(holdOutcomes, { optional: true, description: 'only boxes with this outcome' })
  outcome?: HoldOutcome;
}

/**
 * A box that a hold reaches, and who has it now.
 * @schema HoldBox
 */
export interface HoldBox {
  readonly sscc: string;
  readonly status: BoxStatus;
  /** Null when nobody is known to have it, and for a resident whom the key may not see. */
  readonly holder: Holder | null;
  /** Event time at which the holder got it. */
  readonly since: string | null;
  readonly destinationGln: string | null;
  readonly outcome: HoldOutcome;
  /** Why it was written off. */
  readonly reason: string | null;
  /** `householdRef` when the holder is a resident whom the key may not see. */
  readonly hidden: readonly HouseholdField[];
}

/** The boxes of a target: $1 is the lot's GTIN, the box, the load or the station. */
const boxesOf: Record<PlacedHold['target']['kind'], string> = {
  lot: `SELECT sscc FROM ${recallsSchema}.lot_boxes WHERE gtin = $1 AND lot = $2 ORDER BY sscc LIMIT $3`,
  box: `SELECT sscc FROM ${trailsSchema}.boxes WHERE sscc = $1 AND status <> 'unknown' AND $2 = '' LIMIT $3`,
  // On the road with it, or loaded onto it and not taken off.
  load: `SELECT t.sscc FROM ${trailsSchema}.touched t JOIN ${trailsSchema}.boxes b USING (sscc)
    WHERE t.kind = 'load' AND t.id = $1 AND $2 = '' AND ((b.holder_type = 'load' AND b.holder_id = $1) OR
      (SELECT s.step->>'kind' FROM ${trailsSchema}.steps s
        WHERE s.sscc = t.sscc AND s.step->>'loadId' = $1
          AND s.step->>'kind' IN ('loaded', 'taken-off', 'dispatched', 'received')
        ORDER BY s.position DESC, s.ordinal DESC LIMIT 1) = 'loaded')
    ORDER BY t.sscc LIMIT $3`,
  station: `SELECT sscc FROM ${trailsSchema}.boxes
    WHERE holder_type = 'station' AND holder_id = $1 AND $2 = '' ORDER BY sscc LIMIT $3`,
};

/** Where the boxes of a hold are, and which boxes a hold reaches. */
@Injectable()
export class HoldBoxQueries {
  constructor(
    private readonly reads: Reads,
    private readonly holds: HoldQueries,
  ) {}

  /** By SSCC. A bound key sees boxes that are to go to its places, or that these have. Throws `HOLD_UNKNOWN`. */
  async list(holdId: string, query: HoldBoxesQuery, principal: Principal): Promise<Page<HoldBox>> {
    await this.reads.caughtUp(holdsView.name, query.atLeast);
    await this.reads.caughtUp(trailsView.name, query.atLeast);
    await this.holds.plain(holdId);
    const { items, next } = await this.reads.page<Omit<HoldBox, 'holder' | 'hidden'> & HolderRow>(
      `holds/${holdId}`,
      query,
      'sscc',
      `SELECT l.sscc, coalesce(b.status, 'unknown') AS status, b.holder_type AS "holderType",
              b.holder_id AS "holderId", b.since, b.state->>'destinationGln' AS "destinationGln",
              ${condemnedOutcomeOf} AS outcome, w.reason
         FROM ${holdsSchema}.hold_boxes l JOIN ${holdsSchema}.holds h USING (hold_id)
         LEFT JOIN ${trailsSchema}.boxes b ON b.sscc = l.sscc
         LEFT JOIN ${holdsSchema}.written_off w ON w.hold_id = l.hold_id AND w.sscc = l.sscc
        WHERE l.hold_id = $3 AND l.sscc > $1 AND ($4::text IS NULL OR ${condemnedOutcomeOf} = $4)
          AND ($5::text[] IS NULL OR b.state->>'destinationGln' = ANY($5) OR b.state->>'packedAtGln' = ANY($5)
               OR (b.holder_type = 'station' AND b.holder_id = ANY($5)))
        ORDER BY l.sscc LIMIT $2`,
      [holdId, query.outcome ?? null, areaOf(principal)],
      /^\d{18}$/,
    );
    return { items: items.map((row) => shownHolder(row, principal)), next };
  }

  /** For commands, of everything recorded: the boxes that a hold reaches now, and at most one more than it may. */
  async reachedBy(target: PlacedHold['target']): Promise<string[]> {
    await this.reads.upToDate(target.kind === 'lot' ? recallsView.name : trailsView.name);
    const [id, lot] =
      target.kind === 'lot'
        ? [target.gtin, target.lot]
        : [target.kind === 'box' ? target.sscc : target.kind === 'load' ? target.loadId : target.gln, ''];
    const rows = await this.reads.rows<{ sscc: string }>(boxesOf[target.kind], [id, lot, mostHeldBoxes + 1]);
    return rows.map(({ sscc }) => sscc);
  }

  /** For commands, of everything recorded: the boxes of a hold, also those that were packed after it. */
  async ofHold(holdId: string): Promise<string[]> {
    await this.reads.upToDate(holdsView.name);
    const rows = await this.reads.rows<{ sscc: string }>(
      `SELECT sscc FROM ${holdsSchema}.hold_boxes WHERE hold_id = $1 ORDER BY sscc LIMIT $2`,
      [holdId, mostHeldBoxes + 1],
    );
    return rows.map(({ sscc }) => sscc);
  }

  /** For commands, of everything recorded: those of the boxes that the hold does not reach. */
  async notIn(holdId: string, ssccs: readonly string[]): Promise<string[]> {
    await this.reads.upToDate(holdsView.name);
    const rows = await this.reads.rows<{ sscc: string }>(
      `SELECT sscc FROM ${holdsSchema}.hold_boxes WHERE hold_id = $1 AND sscc = ANY($2)`,
      [holdId, ssccs],
    );
    const reached = new Set(rows.map(({ sscc }) => sscc));
    return ssccs.filter((sscc) => !reached.has(sscc));
  }
}
