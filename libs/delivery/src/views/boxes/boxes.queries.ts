import { Injectable } from '@nestjs/common';
import { inWords, Refusal, unknown } from '@boxtrail/kernel';
import { BatchLoader } from '@boxtrail/database';
import { LRUCache } from 'lru-cache';
import { Reads } from '@boxtrail/http';
import type { BoxSince, Elsewhere } from '../../domain/load-commands';
import { claimsView, claimsSchema } from './boxes.view';
import type { Came } from './came';
import { inTheWay, type Claims } from './claims';
import type { DoorLabel } from './label';

@Injectable()
export class BoxQueries {
  /** A cache of packed boxes: a packed box stays packed. */
  private readonly packed = new LRUCache<string, true>({ max: 50_000 });
  /** The packed boxes of each list, by the progress of the view. */
  private readonly lookUps = new BatchLoader<ReadonlySet<string>, ReadonlySet<string>>(
    { maxBatchSize: 64, maxInFlight: 2 },
    async (asked) => {
      const found = await this.find([...new Set(asked.flatMap((ssccs) => [...ssccs]))]);
      return asked.map(() => found);
    },
  );

  constructor(private readonly reads: Reads) {}

  /**
   * The boxes that do not concern any of these places: they were packed elsewhere, are to go elsewhere, and last came
   * elsewhere. Read after the view has caught up with the log. Boxes that were never packed are not among them.
   */
  async foreign(ssccs: readonly string[], area: readonly string[]): Promise<ReadonlySet<string>> {
    await this.reads.upToDate(claimsView.name);
    const rows = await this.reads.rows<{ sscc: string }>(
      `SELECT sscc FROM ${claimsSchema}.boxes
        WHERE sscc = ANY($1) AND destination_gln IS NOT NULL
          AND NOT (destination_gln = ANY($2) OR packed_at_gln = ANY($2)
                   OR coalesce(came->>'gln' = ANY($2), false))`,
      [ssccs, area],
    );
    return new Set(rows.map(({ sscc }) => sscc));
  }

  /**
   * The boxes that did not last come to any of these places; a box that came nowhere is where it was packed. Read after the
   * view has caught up with the log. Boxes that were never packed are not among them.
   */
  async notAt(ssccs: readonly string[], area: readonly string[]): Promise<ReadonlySet<string>> {
    await this.reads.upToDate(claimsView.name);
    const rows = await this.reads.rows<{ sscc: string }>(
      `SELECT sscc FROM ${claimsSchema}.boxes
        WHERE sscc = ANY($1) AND packed_at_gln IS NOT NULL AND NOT coalesce(came->>'gln', packed_at_gln) = ANY($2)`,
      [ssccs, area],
    );
    return new Set(rows.map(({ sscc }) => sscc));
  }

  /** The boxes that were never packed. */
  async neverPacked(ssccs: readonly string[]): Promise<ReadonlySet<string>> {
    const missing = await this.notPacked(new Set(ssccs));
    if (missing.size === 0) return missing;
    // A box may have just been packed: read again after the view has caught up with the log.
    await this.reads.upToDate(claimsView.name);
    return this.notPacked(missing);
  }

  /** Throws `BOX_UNKNOWN` with each box that was never packed. */
  async allPacked(ssccs: readonly string[]): Promise<void> {
    refuseNeverPacked(ssccs, await this.neverPacked(ssccs));
  }

  /**
   * The boxes that another load holds, with that load, and the boxes that were packed or came to `atGln` only after a
   * time; read after the view has caught up. Throws `BOX_UNKNOWN` like `allPacked`.
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

  /** Boxes that were packed, or came to `atGln`, only after a time. Throws `BOX_UNKNOWN` like `allPacked`. */
  async notYetAt(atGln: string, at: string, ssccs: readonly string[]): Promise<BoxSince[]> {
    return notYet(await this.boxes(ssccs), atGln, at, null);
  }

  /** The labels of packed boxes, by SSCC. */
  async labels(ssccs: readonly string[], atLeast?: number): Promise<ReadonlyMap<string, LabelledBox>> {
    await this.reads.caughtUp(claimsView.name, atLeast);
    const rows = await this.reads.rows<LabelledBox>(
      `SELECT sscc, label, destination_gln AS "destinationGln" FROM ${claimsSchema}.boxes WHERE sscc = ANY($1) AND label IS NOT NULL`,
      [ssccs],
    );
    return new Map(rows.map((box) => [box.sscc, box]));
  }

  private async boxes(ssccs: readonly string[]): Promise<StandingBox[]> {
    await this.reads.upToDate(claimsView.name);
    const rows = await this.reads.byKey<StandingBox>(
      'delivery.claims',
      `SELECT sscc, claims, packed_at AS "packedAt", came FROM ${claimsSchema}.boxes
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
      `SELECT sscc FROM ${claimsSchema}.boxes WHERE sscc = ANY($1) AND destination_gln IS NOT NULL`,
      [ssccs],
    );
    for (const { sscc } of rows) this.packed.set(sscc, true);
    return new Set(rows.map(({ sscc }) => sscc));
  }
}

interface LabelledBox {
  readonly sscc: string;
  readonly label: DoorLabel;
  readonly destinationGln: string;
}

interface StandingBox {
  readonly sscc: string;
  readonly claims: Claims;
  readonly packedAt: string;
  readonly came: Came | null;
}

/**
 * A later arrival elsewhere says nothing about the arrival here, and boxes that came off this load are known to the
 * load itself: its receipt may be recorded before its dispatch.
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

/** The refusal of one box that was never packed. */
export const neverPacked = (sscc: string, pointer = '/sscc'): Refusal =>
  unknown('BOX_UNKNOWN', `box ${sscc} was never packed`, pointer);

function refuseNeverPacked(ssccs: readonly string[], missing: ReadonlySet<string>): void {
  if (missing.size === 0) return;
  const fields = ssccs.flatMap((sscc, i) =>
    missing.has(sscc) ? [{ pointer: `/ssccs/${i}`, detail: `box ${sscc} was never packed` }] : [],
  );
  throw new Refusal('unknown', 'BOX_UNKNOWN', `never packed: ${inWords([...missing])}`, fields.slice(0, 50));
}
