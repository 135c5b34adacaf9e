import { Injectable } from '@nestjs/common';
import { Reads, type Page, type PageQuery, type ReadQuery } from '@boxtrail/http';
import { noSupplier } from '@boxtrail/contracts';
import { supplierColumns, suppliersView, type SupplierRow } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';

/** Upper bound of suppliers considered when one is chosen. */
const maxSuppliers = 10_000;

const view = suppliersView('orders');
const suppliersSchema = schemaOf(view);

@Injectable()
export class SupplierQueries {
  constructor(private readonly reads: Reads) {}

  async list(
    query: PageQuery & { readonly gln?: string; readonly name?: string; readonly status?: string },
  ): Promise<Page<SupplierRow>> {
    await this.reads.caughtUp(view.name, query.atLeast);
    return this.reads.page<SupplierRow>(
      'suppliers',
      query,
      'gln',
      `SELECT ${supplierColumns} FROM ${suppliersSchema}.suppliers 
        WHERE gln > $1 AND ($3::text IS NULL OR gln = $3) AND ($4::text IS NULL OR strpos(lower(name), lower($4)) > 0)
          AND ($5::text IS NULL OR status = $5)
        ORDER BY gln LIMIT $2`,
      [query.gln, query.name, query.status],
    );
  }

  async one(gln: string, { atLeast }: ReadQuery): Promise<SupplierRow> {
    await this.reads.caughtUp(view.name, atLeast);
    const [row] = await this.reads.rows<SupplierRow>(
      `SELECT ${supplierColumns} FROM ${suppliersSchema}.suppliers WHERE gln = $1`,
      [gln],
    );
    if (row === undefined) throw noSupplier(gln);
    return row;
  }

  /** Throws `SUPPLIER_UNKNOWN` for one that was not acknowledged before this call. */
  async known(gln: string): Promise<void> {
    await this.reads.upToDate(view.name);
    await this.one(gln, {});
  }

  /** Every supplier acknowledged before this call. */
  async all(): Promise<SupplierRow[]> {
    await this.reads.upToDate(view.name);
    return this.reads.rows<SupplierRow>(
      `SELECT ${supplierColumns} FROM ${suppliersSchema}.suppliers ORDER BY gln LIMIT ${maxSuppliers}`,
    );
  }
}
