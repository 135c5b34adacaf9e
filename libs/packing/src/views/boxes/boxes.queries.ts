import { Injectable } from '@nestjs/common';
import { contentDifferences, contentKindOf } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import { nameIn, placesView } from '@boxtrail/network';
import {
  mayActFor,
  type Principal,
  Reads,
  type ReadQuery,
  hiddenFrom,
  type HouseholdField,
  shownWithout,
} from '@boxtrail/http';
import type { AssignedBox } from '../../domain/packing-job';
import { BoxTypeQueries } from '../box-types/box-types.queries';
import { StockQueries } from '../stock/stock.queries';
import { boxesView, type BoxRow, boxesSchema } from './boxes.view';
import { schemaOf } from '@boxtrail/projections';

const placesSchema = schemaOf(placesView('packing'));

interface Stored extends Omit<BoxRow, 'status' | 'label' | 'packedAt' | 'contents' | 'compared'> {
  contents: Omit<BoxRow['contents'][number], 'bestBefore'>[];
  packedAt: Date;
  destinationGln: string;
  destinationName: string | null;
  building: string;
  unit: string;
  householdRef: string;
  order: BoxRow['label']['order'];
  placedByRef: BoxRow['label']['placedByRef'];
  specialNeeds: BoxRow['label']['specialNeeds'];
}

function shown(stored: Stored, hidden: readonly HouseholdField[]): Omit<BoxRow, 'contents' | 'compared'> {
  const { revision, packedAt, destinationGln, destinationName, building, unit, householdRef, ...more } =
    stored;
  const { order, placedByRef, specialNeeds, contents: _, ...box } = more;
  return {
    ...box,
    status: box.seal === null ? 'packed' : 'sealed',
    packedAt: packedAt.toISOString(),
    label: shownWithout(
      {
        destination: { gln: destinationGln, name: destinationName },
        ...{ building, unit, householdRef, order, placedByRef, specialNeeds },
      },
      hidden,
    ),
    revision,
  };
}

@Injectable()
export class BoxQueries {
  constructor(
    private readonly reads: Reads,
    private readonly types: BoxTypeQueries,
    private readonly stock: StockQueries,
  ) {}

  async one(sscc: string, { atLeast }: ReadQuery, principal: Principal): Promise<BoxRow> {
    await Promise.all([
      this.reads.caughtUp(boxesView.name, atLeast),
      this.reads.caughtUp(placesView('packing').name, atLeast),
    ]);
    const [row] = await this.reads.rows<Stored>(
      `SELECT sscc, job_id AS "jobId", need_id AS "needId", gtin, contents, weight_grams AS "weightGrams",
              packed_at_gln AS "packedAtGln", packed_at AS "packedAt", seal, destination_gln AS "destinationGln",
              ${nameIn('packing', 'p')} AS "destinationName", building, unit, household_ref AS "householdRef", order_kind AS "order",
              placed_by_ref AS "placedByRef", special_needs AS "specialNeeds", revision
         FROM ${boxesSchema}.boxes b LEFT JOIN ${placesSchema}.places p ON p.gln = b.destination_gln WHERE sscc = $1`,
      [sscc],
    );
    if (row === undefined) throw neverPacked(sscc);
    mayActFor(principal, row.packedAtGln, row.destinationGln);
    const [types, dates] = await Promise.all([
      this.types.contentsOf([row.gtin], row.jobId, atLeast),
      this.stock.bestBefore(row.packedAtGln, row.contents, atLeast),
    ]);
    const expected = types.get(row.gtin);
    const differences = contentDifferences(row.contents, expected ?? []);
    return {
      ...shown(row, hiddenFrom(principal, row.destinationGln)),
      contents: row.contents.map((line) => ({
        ...line,
        bestBefore: dates.get(`${line.gtin} ${line.lot}`) ?? null,
      })),
      compared: expected === undefined ? null : { kind: contentKindOf(differences), differences },
    };
  }

  /** Boxes packed for a job, read after the view has caught up with the log. */
  async ofJob(jobId: string): Promise<AssignedBox[]> {
    await this.reads.upToDate(boxesView.name);
    return this.reads.rows<AssignedBox>(
      `SELECT sscc, need_id AS "needId", gtin FROM ${boxesSchema}.boxes WHERE job_id = $1`,
      [jobId],
    );
  }

  /** The numbers among these that are in use, read after the view has caught up with the log. */
  async inUse(ssccs: readonly string[]): Promise<Set<string>> {
    await this.reads.upToDate(boxesView.name);
    const rows = await this.reads.rows<{ sscc: string }>(
      `SELECT sscc FROM ${boxesSchema}.boxes WHERE sscc = ANY($1)`,
      [ssccs],
    );
    return new Set(rows.map(({ sscc }) => sscc));
  }
}

const neverPacked = (sscc: string) => unknown('BOX_UNKNOWN', `box ${sscc} was never packed`);
