import { Injectable } from '@nestjs/common';
import type { HeldBox, LotOfItem } from '@boxtrail/contracts';
import { Reads } from '@boxtrail/http';
import { schemaOf } from '@boxtrail/projections';
import { heldView } from './held.view';

/** Which boxes a decision may not move. One statement for all boxes of a command. */
@Injectable()
export class HeldBoxes {
  constructor(private readonly reads: Reads) {}

  /**
   * The boxes under a hold that began by `at` (RFC 3339, UTC; null for now), each with one hold. Read after the view has
   * seen everything acknowledged before.
   */
  async among(context: string, ssccs: readonly string[], at: string | null): Promise<HeldBox[]> {
    if (ssccs.length === 0) return [];
    const view = heldView(context);
    await this.reads.upToDate(view.name);
    return this.reads.byKey<HeldBox>(
      `${view.name}.boxes`,
      `SELECT sscc, min(hold_id) AS "holdId" FROM ${schemaOf(view)}.held_boxes
        WHERE sscc = ANY($1) AND ($2::text IS NULL OR since <= $2) GROUP BY sscc ORDER BY sscc`,
      [ssccs, at],
    );
  }

  /** The holds of lots in these contents, of boxes that are packed at a time. */
  async lotsAmong(context: string, contents: readonly LotOfItem[]): Promise<HeldLotHold[]> {
    if (contents.length === 0) return [];
    const view = heldView(context);
    await this.reads.upToDate(view.name);
    return this.reads.byKey<HeldLotHold>(
      `${view.name}.lots`,
      `SELECT DISTINCT gtin, lot, hold_id AS "holdId" FROM ${schemaOf(view)}.held_lots
         JOIN unnest($1::text[], $2::text[]) AS asked (gtin, lot) USING (gtin, lot) ORDER BY hold_id`,
      [contents.map(({ gtin }) => gtin), contents.map(({ lot }) => lot)],
    );
  }
}

interface HeldLotHold extends LotOfItem {
  readonly holdId: string;
}
