import { Injectable } from '@nestjs/common';
import {
  designate,
  refuseUnable,
  standingProblem,
  workProblem,
  type Choice,
  type CommunityToServe,
  type Designated,
  type JobMoveCause,
  type WorkToDo,
} from '@boxtrail/contracts';
import { Places, type SupplierRow } from '@boxtrail/network';
import { BoxTypeQueries } from '../views/box-types/box-types.queries';
import { MovableJobs, type MovableJob } from '../views/jobs/movable-jobs.queries';
import { SupplierStandings } from '../views/suppliers.queries';

/** Why a job leaves its supplier, with that supplier's words. */
export interface WhyMoved {
  readonly cause: Exclude<JobMoveCause, 'chosen'>;
  readonly reason: string | null;
}

/** What decides who packs some jobs. */
interface Known {
  readonly at: string;
  readonly suppliers: readonly SupplierRow[];
  readonly communities: ReadonlyMap<string, CommunityToServe>;
  /** The only supplier of a box type, by GTIN. */
  readonly owners: ReadonlyMap<string, string>;
  /** Boxes by supplier, by day. */
  readonly booked: ReadonlyMap<string, Map<string, number>>;
}

/** Finds the next supplier of packing jobs, by the rule that designates the first one. */
@Injectable()
export class NextSuppliers {
  constructor(
    private readonly suppliers: SupplierStandings,
    private readonly places: Places,
    private readonly boxTypes: BoxTypeQueries,
    private readonly jobs: MovableJobs,
  ) {}

  /** Looks up once what all these jobs need. `position`: later jobs do not count for the capacity of suppliers. */
  async of(
    jobs: readonly MovableJob[],
    { at, position }: { readonly at: string; readonly position: number },
  ): Promise<JobsToMove> {
    const [suppliers, communities, owners, booked] = await Promise.all([
      this.suppliers.all(),
      this.communities([...new Set(jobs.map(({ communityGln }) => communityGln))]),
      this.boxTypes.ownersOf(jobs.flatMap(({ gtins }) => gtins)),
      this.jobs.booked(
        jobs.map(({ day }) => day),
        position,
      ),
    ]);
    return new JobsToMove({ at, suppliers, communities, owners, booked });
  }

  private async communities(glns: readonly string[]): Promise<Map<string, CommunityToServe>> {
    const own = await this.places.known('packing', glns);
    const above = [...own.values()].flatMap(({ parentGln }) => parentGln ?? []);
    const districts = await this.places.known('packing', above);
    return new Map(
      [...own.values()].map(({ gln, latitude, longitude, parentGln }) => {
        const district = districts.get(parentGln ?? '') ?? { latitude: null, longitude: null };
        return [gln, { gln, latitude, longitude, district }];
      }),
    );
  }
}

/** Jobs that are given to suppliers one after the other: each finds them as busy as the ones before leave them. */
class JobsToMove {
  constructor(private readonly known: Known) {}

  /** Why the supplier of the job cannot pack it; undefined when it can. */
  why(job: MovableJob): WhyMoved | undefined {
    const supplier = this.known.suppliers.find(({ gln }) => gln === job.supplierGln);
    if (supplier === undefined) return undefined;
    const problem = standingProblem(supplier, this.known.at);
    if (problem !== undefined)
      return { cause: problem, reason: problem === 'licence-expired' ? null : supplier.statusReason };
    if (job.offer === 'declined') return { cause: 'declined', reason: job.declined.at(-1)?.reason ?? null };
    return workProblem(supplier, this.workOf(job, [])) === 'full'
      ? { cause: 'full', reason: null }
      : undefined;
  }

  /** The nearest other supplier that can pack the job. */
  next(job: MovableJob): Designated {
    const declinedBy = job.declined.map(({ supplierGln }) => supplierGln);
    const found = designate(this.communityOf(job), this.known.suppliers, this.workOf(job, declinedBy));
    const ofDay = this.known.booked.get(job.day);
    if (found.supplierGln !== undefined && ofDay !== undefined) {
      ofDay.set(job.supplierGln, (ofDay.get(job.supplierGln) ?? 0) - job.boxes);
      ofDay.set(found.supplierGln, (ofDay.get(found.supplierGln) ?? 0) + job.boxes);
    }
    return found;
  }

  /**
   * The supplier that an officer chooses: also one that declined the job before. Throws `SUPPLIER_UNKNOWN` and
   * `SUPPLIER_CANNOT_SERVE`.
   */
  chosen(job: MovableJob, choice: Choice): Designated {
    const work = this.workOf(job, []);
    if (choice.supplierGln !== job.supplierGln) refuseUnable(choice, this.known.suppliers, work);
    return designate(this.communityOf(job), this.known.suppliers, work, choice);
  }

  private communityOf({ communityGln }: MovableJob): CommunityToServe {
    const nowhere = { latitude: null, longitude: null };
    return this.known.communities.get(communityGln) ?? { gln: communityGln, ...nowhere, district: nowhere };
  }

  private workOf(job: MovableJob, declinedBy: readonly string[]): WorkToDo {
    const { at, owners } = this.known;
    const booked = new Map(this.known.booked.get(job.day));
    // The work itself is counted on top.
    booked.set(job.supplierGln, (booked.get(job.supplierGln) ?? 0) - job.boxes);
    const packedOnlyBy = new Set(job.gtins.flatMap((gtin) => owners.get(gtin) ?? []));
    return { at, boxes: job.boxes, booked, packedOnlyBy, declinedBy };
  }
}
