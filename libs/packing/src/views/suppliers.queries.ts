import { Injectable } from '@nestjs/common';
import type { SupplierStanding } from '@boxtrail/contracts';
import { Reads } from '@boxtrail/http';
import { supplierColumns, suppliersView, type SupplierRow } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';

/** Upper bound of suppliers considered when one is chosen. */
const maxSuppliers = 10_000;

const view = suppliersView('packing');

type Standing = SupplierStanding & Pick<SupplierRow, 'gln' | 'dailyCapacity'>;

/** Whether suppliers may work, as packing knows them. */
@Injectable()
export class SupplierStandings {
  constructor(private readonly reads: Reads) {}

  /** By GLN, as far as the log goes now; without entry for a GLN that is no supplier's. */
  async of(glns: readonly string[]): Promise<Map<string, Standing>> {
    await this.reads.upToDate(view.name);
    return this.seen(glns);
  }

  /** The same, as far as the view has seen the log. */
  async seen(glns: readonly string[]): Promise<Map<string, Standing>> {
    const rows = await this.reads.rows<Standing>(
      `SELECT gln, status, licence, daily_capacity AS "dailyCapacity" FROM ${schemaOf(view)}.suppliers WHERE gln = ANY($1)`,
      [[...new Set(glns)]],
    );
    return new Map(rows.map((row) => [row.gln, row]));
  }

  /** Every supplier, as far as the log goes now. */
  async all(): Promise<SupplierRow[]> {
    await this.reads.upToDate(view.name);
    return this.reads.rows<SupplierRow>(
      `SELECT ${supplierColumns} FROM ${schemaOf(view)}.suppliers ORDER BY gln LIMIT ${maxSuppliers}`,
    );
  }
}
