import { Injectable } from '@nestjs/common';
import { Reads, type Page, type PageQuery } from '@boxtrail/http';
import { suppliersView, type SupplierRow, suppliersSchema } from './suppliers.view';

/** Upper bound of suppliers considered when one is chosen. */
const maxSuppliers = 10_000;

const columns = 'gln, name, latitude, longitude, revision';

@Injectable()
export class SupplierQueries {
  constructor(private readonly reads: Reads) {}

  async list(
    query: PageQuery & { readonly gln?: string; readonly name?: string },
  ): Promise<Page<SupplierRow>> {
    await this.reads.caughtUp(suppliersView.name, query.atLeast);
    return this.reads.page<SupplierRow>(
      'suppliers',
      query,
      'gln',
      `SELECT ${columns} FROM ${suppliersSchema}.suppliers 
        WHERE gln > $1 AND ($3::text IS NULL OR gln = $3) AND ($4::text IS NULL OR strpos(lower(name), lower($4)) > 0)
        ORDER BY gln LIMIT $2`,
      [query.gln, query.name],
    );
  }

  /** Every supplier acknowledged before this call. */
  async all(): Promise<SupplierRow[]> {
    await this.reads.upToDate(suppliersView.name);
    return this.reads.rows<SupplierRow>(
      `SELECT ${columns} FROM ${suppliersSchema}.suppliers ORDER BY gln LIMIT ${maxSuppliers}`,
    );
  }
}
