import { Injectable } from '@nestjs/common';
import { areaOf, isTimeless, MomentPageQuery, Reads, type Page, type Principal } from '@boxtrail/http';
import { KeyField, LotField, OneOfField } from '@boxtrail/input';
import type { LotKey } from '../../domain/stock-lot';
import { stockSchema, stockView, undated } from './stock.view';

/** Filters of the list, named like the fields. */
export class StockQuery extends MomentPageQuery {
  @KeyField('gln', { optional: true })
  supplierGln?: string;

  @KeyField('gtin', { optional: true, description: 'the item' })
  gtin?: string;

  @LotField({ optional: true, description: 'the lot' })
  lot?: string;

  @OneOfField(['true'], { optional: true, description: 'true: only lots with units left' })
  available?: 'true';
}

/**
 * A lot of an item at a supplier. `left` = `received` - `packed`.
 * @schema StockedLot
 */
export interface StockedLot extends LotKey {
  /** Date in UTC+8; null when the goods have none. */
  readonly bestBefore: string | null;
  readonly producedOn: string | null;
  /** Units received that may be packed. */
  readonly received: number;
  /** Units received that failed their inspection: they are never packed. */
  readonly rejected: number;
  /** Units in boxes. */
  readonly packed: number;
  readonly left: number;
}

type Counts = Pick<StockedLot, 'received' | 'rejected' | 'packed'>;
type Stored = Omit<StockedLot, keyof Counts | 'left'> &
  Record<keyof Counts, string | number> & { key: string };

/** A lot that may be packed, first expired first. */
export type AvailableLot = Pick<StockedLot, 'gtin' | 'lot' | 'bestBefore' | 'left'>;

/** Sums of the lot `l` until a moment in both times. */
const sumsAt = (at: string, knownAt: string) => `
  SELECT coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'received'), 0) AS received,
         coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'rejected'), 0) AS rejected,
         coalesce(-sum(m.quantity) FILTER (WHERE m.kind IN ('taken', 'returned')), 0) AS packed, count(*) AS moves
    FROM ${stockSchema}.movements m
   WHERE m.supplier_gln = l.supplier_gln AND m.gtin = l.gtin AND m.lot = l.lot
     AND m.occurred_at <= ${at} AND m.recorded_at <= ${knownAt}`;

const order = `l.supplier_gln, coalesce(l.best_before, '${undated}'), l.gtin, l.lot`;

@Injectable()
export class StockQueries {
  constructor(private readonly reads: Reads) {}

  /** Lots by supplier, first expired first. With a moment: those that had moved by then, as they stood. */
  async list(query: StockQuery, principal: Principal): Promise<Page<StockedLot>> {
    await this.reads.caughtUp(stockView.name, query.atLeast);
    const { supplierGln = null, gtin = null, lot = null, available, at, knownAt } = query;
    const sums = isTimeless(query)
      ? 'SELECT l.received, l.rejected, l.packed, 1 AS moves WHERE $8::timestamptz IS NOT NULL AND $9::timestamptz IS NOT NULL'
      : sumsAt('$8', '$9');
    const { items, next } = await this.reads.page<Stored>(
      'stock',
      query,
      'key',
      `SELECT l.supplier_gln AS "supplierGln", l.gtin, l.lot, l.best_before AS "bestBefore",
              l.produced_on AS "producedOn", s.received, s.rejected, s.packed, concat_ws(' ', ${order}) AS key
         FROM ${stockSchema}.lots l CROSS JOIN LATERAL (${sums}) s
        WHERE (${order})
              > (split_part($1, ' ', 1), split_part($1, ' ', 2), split_part($1, ' ', 3), split_part($1, ' ', 4))
          AND ($3::text IS NULL OR l.supplier_gln = $3) AND ($4::text IS NULL OR l.gtin = $4)
          AND ($5::text IS NULL OR l.lot = $5) AND ($6::bool IS NULL OR s.received > s.packed)
          AND ($7::text[] IS NULL OR l.supplier_gln = ANY($7)) AND s.moves > 0
        ORDER BY ${order} LIMIT $2`,
      [
        ...[supplierGln, gtin, lot, available === undefined ? null : true, areaOf(principal)],
        ...[at ?? 'infinity', knownAt ?? 'infinity'],
      ],
      /^\d{13} \d{4}-\d\d-\d\d \d{14} \S{1,20}$/,
    );
    return { items: items.map(shown), next };
  }

  /** Best-before dates of lots that a supplier received, by `gtin lot`. */
  async bestBefore(
    supplierGln: string,
    asked: readonly Pick<LotKey, 'gtin' | 'lot'>[],
    atLeast: number | undefined,
  ): Promise<Map<string, string>> {
    await this.reads.caughtUp(stockView.name, atLeast);
    const rows = await this.reads.byKey<{ key: string; day: string }>(
      'packing.best-before',
      `SELECT l.gtin || ' ' || l.lot AS key, l.best_before AS day
         FROM unnest($2::text[], $3::text[]) AS asked (gtin, lot)
         JOIN ${stockSchema}.lots l ON l.supplier_gln = $1 AND l.gtin = asked.gtin AND l.lot = asked.lot
        WHERE l.best_before IS NOT NULL`,
      [supplierGln, asked.map(({ gtin }) => gtin), asked.map(({ lot }) => lot)],
    );
    return new Map(rows.map(({ key, day }) => [key, day]));
  }

  /** Lots that boxes hold units of, when the view has everything acknowledged. */
  async takenBy(ssccs: readonly string[]): Promise<(LotKey & { readonly sscc: string })[]> {
    await this.reads.upToDate(stockView.name);
    return this.reads.byKey(
      'packing.lots-of-boxes',
      `SELECT sscc, supplier_gln AS "supplierGln", gtin, lot FROM ${stockSchema}.movements
        WHERE sscc = ANY($1) GROUP BY sscc, supplier_gln, gtin, lot HAVING sum(quantity) <> 0`,
      [ssccs],
    );
  }

  /** Lots of these items that have units left and are in date on a day, first expired first. At most 10,000. */
  async availableLots(supplierGln: string, gtins: readonly string[], day: string): Promise<AvailableLot[]> {
    const rows = await this.reads.rows<AvailableLot & { left: string }>(
      `SELECT gtin, lot, best_before AS "bestBefore", received - packed AS left FROM ${stockSchema}.lots l
        WHERE supplier_gln = $1 AND gtin = ANY($2) AND received > packed AND coalesce(best_before, '${undated}') >= $3
        ORDER BY ${order} LIMIT 10000`,
      [supplierGln, gtins, day],
    );
    return rows.map((row) => ({ ...row, left: Number(row.left) }));
  }
}

function shown({ key: _, received, rejected, packed, ...lot }: Stored): StockedLot {
  const counts = { received: Number(received), rejected: Number(rejected), packed: Number(packed) };
  return { ...lot, ...counts, left: counts.received - counts.packed };
}
