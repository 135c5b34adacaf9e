import { Injectable } from '@nestjs/common';
import { standingProblem, type SupplierStanding } from '@boxtrail/contracts';
import { Reads } from '@boxtrail/http';
import { suppliersView } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';

const view = suppliersView('packing');

/** Whether suppliers may work, as packing knows them. */
@Injectable()
export class SupplierStandings {
  constructor(private readonly reads: Reads) {}

  /**
   * Why the supplier may not work at a moment: it is closed or suspended, or its licence has expired. Undefined when it
   * may, and for a GLN that is no supplier's. Read after the view has caught up with the log.
   */
  async problemOf(gln: string, at: string): Promise<ReturnType<typeof standingProblem>> {
    await this.reads.upToDate(view.name);
    const [supplier] = await this.reads.rows<SupplierStanding>(
      `SELECT status, licence FROM ${schemaOf(view)}.suppliers WHERE gln = $1`,
      [gln],
    );
    return supplier === undefined ? undefined : standingProblem(supplier, at);
  }
}
