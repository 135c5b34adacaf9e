import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import { boxTypesSchema, boxTypesView } from './box-types.view';

/** An item that a box of a type should hold. */
export interface TypeLine {
  readonly gtin: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
}

@Injectable()
export class BoxTypeQueries {
  constructor(private readonly reads: Reads) {}

  /**
   * The contents of box types by GTIN, in the version that the round of a job opened with, or in the newest one when no
   * job is named. A type that nobody published is left out.
   */
  async contentsOf(
    gtins: readonly string[],
    jobId: string | undefined,
    atLeast: number | undefined,
  ): Promise<Map<string, readonly TypeLine[]>> {
    await this.reads.caughtUp(boxTypesView.name, atLeast);
    const rows = await this.reads.byKey<{ gtin: string; contents: TypeLine[] }>(
      'packing.box-type-contents',
      `SELECT gtin, contents FROM ${boxTypesSchema}.contents c
        WHERE gtin = ANY($1) AND version = CASE
          WHEN $2::text IS NULL THEN (SELECT max(version) FROM ${boxTypesSchema}.contents WHERE gtin = c.gtin)
          ELSE COALESCE((SELECT version FROM ${boxTypesSchema}.offered WHERE round_id = $2 AND gtin = c.gtin), 1)
        END`,
      [[...new Set(gtins)], jobId ?? null],
    );
    return new Map(rows.map(({ gtin, contents }) => [gtin, contents]));
  }

  /** The only supplier that packs each box type, by GTIN; without entry for a type that every supplier packs. */
  async ownersOf(gtins: readonly string[]): Promise<Map<string, string>> {
    await this.reads.upToDate(boxTypesView.name);
    const rows = await this.reads.rows<{ gtin: string; supplierGln: string }>(
      `SELECT gtin, supplier_gln AS "supplierGln" FROM ${boxTypesSchema}.contents
        WHERE gtin = ANY($1) AND supplier_gln IS NOT NULL`,
      [[...new Set(gtins)]],
    );
    return new Map(rows.map(({ gtin, supplierGln }) => [gtin, supplierGln]));
  }
}
