import { Injectable } from '@nestjs/common';
import { inWords, Refusal, unknown } from '@boxtrail/kernel';
import { BatchLoader } from '@boxtrail/database';
import { Lru } from '@boxtrail/commands';
import { Reads } from '@boxtrail/http';
import type { BoxSince, Elsewhere } from '../../domain/load-commands';
import { claimsView, type Came } from './boxes.view';
import { inTheWay, type Claims } from './claims';

@Injectable()
export class BoxQueries {
  /** Boxes known to be packed; packed they stay. */
  private readonly packed = new Lru<string, true>(50_000);
  /** Of each list of boxes, those that are packed, as far as the view has come. */
  private readonly lookUps = new BatchLoader<ReadonlySet<string>, ReadonlySet<string>>(
    { maxBatchSize: 64, maxInFlight: 2 },
    async (asked) => {
      const found = await this.find([...new Set(asked.flatMap((ssccs) => [...ssccs]))]);
      return asked.map(() => found);
    },
  );

  constructor(private readonly reads: Reads) {}

  /** Those of the boxes that nobody packed. */
  async neverPacked(ssccs: readonly string[]): Promise<ReadonlySet<string>> {
    const missing = await this.notPacked(new Set(ssccs));
    if (missing.size === 0) return missing;
    // A box may have been packed a moment ago: look again when the view has seen everything until now.
    await this.reads.upToDate(claimsView.name);
    return this.notPacked(missing);
  }

  /** Throws `BOX_UNKNOWN` naming each box that nobody packed. */
  async allPacked(ssccs: readonly string[]): Promise<void> {
    refuseNeverPacked(ssccs, await this.neverPacked(ssccs));
  }

  /**
   * Boxes that a load may not have, as of now, and who has them; and boxes that came to be, or came to `atGln`, only after
   * a moment. Throws `BOX_UNKNOWN` like `allPacked`.
   */
  async forLoad(
    { loadId, atGln, at }: { readonly loadId: string; readonly atGln: string; readonly at: string },
    ssccs: readonly string[],
  ): Promise<{ elsewhere: Elsewhere[]; notYet: BoxSince[] }> {
    const boxes = await this.boxes(ssccs);
    const elsewhere = boxes.flatMap(({ sscc, claims }) => {
      const other = inTheWay(claims, loadId);
      return other === undefined ? [] : [{ sscc, loadId: other }];
    });
    return { elsewhere, notYet: notYet(boxes, atGln, at, loadId) };
  }

  /** Boxes that came to be, or came to `atGln`, only after a moment. Throws `BOX_UNKNOWN` like `allPacked`. */
  async notYetAt(atGln: string, at: string, ssccs: readonly string[]): Promise<BoxSince[]> {
    return notYet(await this.boxes(ssccs), atGln, at, null);
  }

  private async boxes(ssccs: readonly string[]): Promise<StandingBox[]> {
    await this.reads.upToDate(claimsView.name);
    const rows = await this.reads.byKey<StandingBox>(
      'delivery.claims',
      `SELECT sscc, claims, packed_at AS "packedAt", came FROM delivery_boxes.boxes
        WHERE sscc = ANY($1) AND destination_gln IS NOT NULL`,
      [ssccs],
    );
    const known = new Map(rows.map((row) => [row.sscc, row]));
    refuseNeverPacked(ssccs, new Set(ssccs.filter((sscc) => !known.has(sscc))));
    return ssccs.flatMap((sscc) => known.get(sscc) ?? []);
  }

  private async notPacked(ssccs: ReadonlySet<string>): Promise<Set<string>> {
    const unsure = new Set([...ssccs].filter((sscc) => this.packed.get(sscc) === undefined));
    if (unsure.size === 0) return unsure;
    for (const sscc of await this.lookUps.load(unsure)) unsure.delete(sscc);
    return unsure;
  }

  private async find(ssccs: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.reads.byKey<{ sscc: string }>(
      'delivery.packed',
      'SELECT sscc FROM delivery_boxes.boxes WHERE sscc = ANY($1) AND destination_gln IS NOT NULL',
      [ssccs],
    );
    for (const { sscc } of rows) this.packed.set(sscc, true);
    return new Set(rows.map(({ sscc }) => sscc));
  }
}

interface StandingBox {
  readonly sscc: string;
  readonly claims: Claims;
  readonly packedAt: string;
  readonly came: Came | null;
}

/**
 * A box that came somewhere else meanwhile says nothing of when it came here, and what came off this very load is told
 * by the load itself: its receipt may be known before its dispatch.
 */
function notYet(boxes: readonly StandingBox[], gln: string, at: string, loadId: string | null): BoxSince[] {
  return boxes.flatMap(({ sscc, packedAt, came }): BoxSince[] => {
    if (packedAt > at) return [{ sscc, at: packedAt, what: 'packed' }];
    const isLater = came !== null && came.gln === gln && came.at > at;
    return isLater && (loadId === null || came.loadId !== loadId)
      ? [{ sscc, at: came.at, what: came.how }]
      : [];
  });
}

/** One box that nobody packed. */
export const neverPacked = (sscc: string, pointer = '/sscc'): Refusal =>
  unknown('BOX_UNKNOWN', `box ${sscc} was never packed`, pointer);

function refuseNeverPacked(ssccs: readonly string[], missing: ReadonlySet<string>): void {
  if (missing.size === 0) return;
  const fields = ssccs.flatMap((sscc, i) =>
    missing.has(sscc) ? [{ pointer: `/ssccs/${i}`, detail: `box ${sscc} was never packed` }] : [],
  );
  throw new Refusal('unknown', 'BOX_UNKNOWN', `never packed: ${inWords([...missing])}`, fields.slice(0, 50));
}
