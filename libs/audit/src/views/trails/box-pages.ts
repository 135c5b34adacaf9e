import { Injectable } from '@nestjs/common';
import { Cursor, Reads, type PageQuery } from '@boxtrail/http';
import type { Moment, QuarantinedMention } from '../../domain/box-trail';
import type { TrailStep } from '../../domain/trail-step';
import type { UnreadableEvent } from '../../domain/unreadable-event';
import type { TouchedKind } from './trails.tables';
import { trailsView, trailsSchema } from './trails.view';
import { doTrailsLackAny, lackingBoxes, unreadableOf } from './unreadable.queries';

/** A box with all its steps, and the unreadable events that may concern it. */
export interface StoredBox {
  readonly sscc: string;
  readonly steps: readonly TrailStep[];
  readonly unreadable: readonly UnreadableEvent[];
  /** Quarantined lines that name it; read for single boxes only. */
  readonly quarantined?: readonly QuarantinedMention[];
}

/** Boxes in memory at a time. */
const boxesPerPage = 1_000;

/**
 * All boxes, those with events that cannot be read, or those ever related to a station, a load, a team, a round or a
 * carrier (the driver of loads).
 */
export type Those = { readonly kind: TouchedKind | 'carrier'; readonly id: string } | 'all' | 'lacking';

/** Streams boxes with their steps in SSCC order, a thousand at a time. */
@Injectable()
export class BoxPages {
  constructor(private readonly reads: Reads) {}

  async *of(those: Those, after = ''): AsyncGenerator<StoredBox[]> {
    const [from, values] = boxesOf(those);
    const lacksAny = await doTrailsLackAny(this.reads);
    for (let last: string | undefined = after; last !== undefined;) {
      const page: Omit<StoredBox, 'unreadable'>[] = await this.reads.rows(
        `SELECT sscc, jsonb_agg(step) AS steps FROM ${trailsSchema}.steps
          WHERE sscc IN (SELECT sscc FROM ${from} sscc > $1 ORDER BY sscc LIMIT $2)
          GROUP BY sscc ORDER BY sscc`,
        [last, boxesPerPage, ...values],
      );
      const lacking = lacksAny ? await unreadableOf(this.reads, page) : undefined;
      if (page.length > 0) yield page.map((box) => ({ ...box, unreadable: lacking?.get(box.sscc) ?? [] }));
      last = page.at(-1)?.sscc;
    }
  }

  /**
   * Waits until the trails, and another view, have reached `atLeast`. An answer at a moment must not depend on the
   * progress of views: it waits for everything recorded.
   */
  async seen({ at, knownAt }: Moment, atLeast: number | undefined, other?: string): Promise<void> {
    const timeless = at === undefined && knownAt === undefined;
    for (const view of [trailsView.name, ...(other === undefined ? [] : [other])]) {
      await (timeless || atLeast !== undefined
        ? this.reads.caughtUp(view, atLeast)
        : this.reads.upToDate(view));
    }
  }
}

/** SQL of where to find boxes, up to a condition on `sscc`; and its parameters. */
function boxesOf(those: Those): [from: string, values: string[]] {
  if (those === 'all') return [`${trailsSchema}.boxes WHERE`, []];
  if (those === 'lacking') return [`${trailsSchema}.boxes WHERE sscc IN (${lackingBoxes}) AND`, []];
  const { kind, id } = those;
  if (kind !== 'carrier') return [`${trailsSchema}.touched WHERE kind = $3 AND id = $4 AND`, [kind, id]];
  const driven = `SELECT DISTINCT t.sscc FROM ${trailsSchema}.manifests m
      JOIN ${trailsSchema}.touched t ON t.kind = 'load' AND t.id = m.load_id WHERE m.driver_ref = $3`;
  return [`(${driven}) driven WHERE`, [id]];
}

/** The cursor of a list of boxes. */
export const boxCursor = (list: string, query: PageQuery): Cursor => new Cursor(list, query, /^\d{18}$/);
