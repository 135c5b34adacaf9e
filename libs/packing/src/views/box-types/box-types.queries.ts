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

  /** The contents of box types by GTIN; a type that nobody published is left out. */
  async contentsOf(
    gtins: readonly string[],
    atLeast: number | undefined,
  ): Promise<Map<string, readonly TypeLine[]>> {
    await this.reads.caughtUp(boxTypesView.name, atLeast);
    const rows = await this.reads.byKey<{ gtin: string; contents: TypeLine[] }>(
      'packing.box-type-contents',
      `SELECT gtin, contents FROM ${boxTypesSchema}.box_types WHERE gtin = ANY($1)`,
      [[...new Set(gtins)]],
    );
    return new Map(rows.map(({ gtin, contents }) => [gtin, contents]));
  }
}
