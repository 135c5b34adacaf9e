import { Injectable } from '@nestjs/common';
import type { SsccRange } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import {
  areaOf,
  mayActFor,
  PageQuery,
  Reads,
  type Page,
  type Principal,
  type ReadQuery,
} from '@boxtrail/http';
import { KeyField, RefField } from '@boxtrail/input';
import { boundsOf, serialOf, ssccsOf, type NumberSpace } from '../domain/sscc-range';
import { boxesSchema, boxesView } from './boxes/boxes.view';
import { ssccRangesSchema, ssccRangesView } from './sscc-ranges.view';

/** Filters of the list, named like the fields. */
export class SsccRangesQuery extends PageQuery {
  @KeyField('gln', { optional: true })
  supplierGln?: string;

  @RefField({ optional: true, description: 'the bench' })
  benchRef?: string;
}

/**
 * Numbers of one bench, from `first` to `last`.
 * @schema SsccRange
 */
export interface SsccRangeRow extends Omit<SsccRange, 'firstSerial'> {
  readonly first: string;
  readonly last: string;
  readonly allocatedAt: string;
}

/**
 * A range with each of its numbers.
 * @schema SsccRangeInDetail
 */
export interface SsccRangeDetails extends SsccRangeRow {
  /** In ascending order of their serial references. */
  readonly ssccs: readonly string[];
  /** Numbers of it that boxes have. */
  readonly packed: number;
}

interface Stored {
  readonly first: string;
  readonly last: string;
  readonly allocatedAt: Date;
  readonly range: SsccRange;
}

const shown = ({ first, last, allocatedAt, range }: Stored): SsccRangeRow => {
  const { firstSerial: _, ...rest } = range;
  return { ...rest, first, last, allocatedAt: allocatedAt.toISOString() };
};

const columns = 'first, last, allocated_at AS "allocatedAt", range';

@Injectable()
export class SsccRangeQueries {
  constructor(private readonly reads: Reads) {}

  async list(query: SsccRangesQuery, principal: Principal): Promise<Page<SsccRangeRow>> {
    await this.reads.caughtUp(ssccRangesView.name, query.atLeast);
    const { items, next } = await this.reads.page<Stored>(
      'sscc-ranges',
      query,
      'first',
      `SELECT ${columns} FROM ${ssccRangesSchema}.ranges
        WHERE first > $1 AND ($3::text IS NULL OR supplier_gln = $3) AND ($4::text IS NULL OR bench_ref = $4)
          AND ($5::text[] IS NULL OR supplier_gln = ANY($5)) ORDER BY first LIMIT $2`,
      [query.supplierGln ?? null, query.benchRef ?? null, areaOf(principal)],
    );
    return { items: items.map(shown), next };
  }

  async one(
    { supplierGln, rangeId }: Pick<SsccRange, 'supplierGln' | 'rangeId'>,
    { atLeast }: ReadQuery,
    principal: Principal,
  ): Promise<SsccRangeDetails> {
    mayActFor(principal, supplierGln);
    await Promise.all([
      this.reads.caughtUp(ssccRangesView.name, atLeast),
      this.reads.caughtUp(boxesView.name, atLeast),
    ]);
    const [row] = await this.reads.rows<Stored & { packed: number }>(
      `SELECT ${columns},
              (SELECT count(*)::int FROM ${boxesSchema}.boxes WHERE sscc BETWEEN first AND last) AS packed
         FROM ${ssccRangesSchema}.ranges WHERE supplier_gln = $1 AND range_id = $2`,
      [supplierGln, rangeId],
    );
    if (row === undefined) throw unknown('RANGE_UNKNOWN', `supplier ${supplierGln} has no range ${rangeId}`);
    return { ...shown(row), ssccs: ssccsOf(row.range), packed: row.packed };
  }

  /** The highest serial reference that a packed box has, read after the view has caught up with the log. */
  async highestUsed(space: NumberSpace): Promise<number | undefined> {
    await this.reads.upToDate(boxesView.name);
    const [row] = await this.reads.rows<{ sscc: string | null }>(
      `SELECT max(sscc) AS sscc FROM ${boxesSchema}.boxes WHERE sscc BETWEEN $1 AND $2`,
      boundsOf(space),
    );
    const sscc = row?.sscc ?? undefined;
    return sscc === undefined ? undefined : serialOf(space, sscc);
  }
}
