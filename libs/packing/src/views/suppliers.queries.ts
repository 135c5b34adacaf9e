import { Injectable } from '@nestjs/common';
import type { SupplierStanding } from '@boxtrail/contracts';
import { Reads } from '@boxtrail/http';
import { suppliersView } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';

const view = suppliersView('packing');

/** Whether suppliers may work, as packing knows them. */
@Injectable()
export class SupplierStandings {
  constructor(private readonly reads: Reads) {}

  /** By GLN, as far as the log goes now; without entry for a GLN that is no supplier's. */
  async of(glns: readonly string[]): Promise<Map<string, SupplierStanding>> {
    await this.reads.upToDate(view.name);
    const rows = await this.reads.rows<SupplierStanding & { gln: string }>(
      `SELECT gln, status, licence FROM ${schemaOf(view)}.suppliers WHERE gln = ANY($1)`,
      [[...new Set(glns)]],
    );
    return new Map(rows.map((row) => [row.gln, row]));
  }
}
