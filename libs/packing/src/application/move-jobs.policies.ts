import { Inject, Injectable } from '@nestjs/common';
import {
  standingProblem,
  supplierChangesIn,
  type EventOf,
  type PackingJobCreated,
  type PackingJobDeclined,
  type SupplierEvent,
} from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { EventLoopSlices } from '@boxtrail/async';
import { Aggregates } from '@boxtrail/commands';
import { Overloaded } from '@boxtrail/event-store';
import { policyMeta, type Consumer } from '@boxtrail/messaging';
import { placesView, suppliersView } from '@boxtrail/network';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { packingJobDecider } from '../domain/packing-job.decider';
import type { KeepPackingJob, MovePackingJob } from '../domain/packing-job-offer';
import { boxTypesView } from '../views/box-types/box-types.view';
import { jobsView } from '../views/jobs/jobs.view';
import { MovableJobs, type MovableJob } from '../views/jobs/movable-jobs.queries';
import { SupplierStandings } from '../views/suppliers.queries';
import { jobStream } from './jobs-and-boxes';
import { NextSuppliers } from './next-supplier';

type Occasion = EventOf<typeof PackingJobCreated> | EventOf<typeof PackingJobDeclined> | SupplierEvent;

/** Jobs that are moved together: what they need to know is looked up once for all. */
const jobsAtOnce = 500;
/** Longest wait for the views, in ms. */
const waitMs = 5_000;
const suppliers = suppliersView('packing').name;
const views = [placesView('packing').name, boxTypesView.name, jobsView.name];

/**
 * Gives packing jobs that have no box yet to the next supplier by proximity: a new job that is too much for its
 * supplier, one that was declined, and those of suppliers that may not work. Each change of a supplier is also the
 * occasion to look again for jobs that no supplier could take before.
 */
@Injectable()
export class MoveJobs implements Consumer {
  readonly group = 'packing.move-jobs';
  readonly types = [
    'packing.PackingJobCreated',
    'packing.PackingJobDeclined',
    ...Object.keys(supplierChangesIn),
  ];

  constructor(
    private readonly aggregates: Aggregates,
    private readonly suppliers: SupplierStandings,
    private readonly jobs: MovableJobs,
    private readonly next: NextSuppliers,
    @Inject(VIEW_RUNNER) private readonly runner: Pick<ViewRunner, 'waitFor'>,
  ) {}

  async handle(message: RecordedEvent): Promise<void> {
    const { event } = message as RecordedEvent<Occasion>;
    await this.seen(suppliers, message.position);
    if (event.type === 'packing.PackingJobCreated' && !(await this.mayBeTooMuch(event))) return;
    await Promise.all(views.map((view) => this.seen(view, message.position)));
    if (event.type === 'packing.PackingJobCreated' || event.type === 'packing.PackingJobDeclined') {
      const job = await this.jobs.one(event.data.jobId);
      return this.move(job === undefined ? [] : [job], message);
    }
    const unable = (await this.suppliers.all()).filter(
      (supplier) => standingProblem(supplier, event.occurredAt) !== undefined,
    );
    const glns = unable.map(({ gln }) => gln);
    for (let after = ''; ;) {
      const jobs = await this.jobs.waiting(glns, after, jobsAtOnce);
      await this.move(jobs, message);
      if (jobs.length < jobsAtOnce) return;
      after = jobs.at(-1)?.jobId ?? after;
    }
  }

  /** Most suppliers may work and have no known capacity: nothing more is looked up for their new jobs. */
  private async mayBeTooMuch({ data, occurredAt }: EventOf<typeof PackingJobCreated>): Promise<boolean> {
    if (data.boxes === 0) return false;
    const supplier = (await this.suppliers.seen([data.supplierGln])).get(data.supplierGln);
    if (supplier === undefined) return false;
    return supplier.dailyCapacity !== null || standingProblem(supplier, occurredAt) !== undefined;
  }

  private async move(jobs: readonly MovableJob[], message: RecordedEvent): Promise<void> {
    if (jobs.length === 0) return;
    const { occurredAt } = message.event;
    const toMove = await this.next.of(jobs, { at: occurredAt, position: message.position });
    const slices = new EventLoopSlices();
    const moves: Promise<unknown>[] = [];
    for (const job of jobs) {
      if (slices.isOver) await slices.next();
      const why = toMove.why(job);
      const { jobId, supplierGln, packed } = job;
      if (why !== undefined) {
        const move = { jobId, fromGln: supplierGln, ...why, next: toMove.next(job), packed };
        moves.push(this.record({ type: 'MovePackingJob', occurredAt, ...move }, message));
      } else if (job.isUnserved)
        moves.push(this.record({ type: 'KeepPackingJob', occurredAt, jobId, forGln: supplierGln }, message));
    }
    await Promise.all(moves);
  }

  private record(command: MovePackingJob | KeepPackingJob, message: RecordedEvent): Promise<unknown> {
    const meta = policyMeta(this.group, message, command.jobId);
    return this.aggregates.handle(packingJobDecider, jobStream(command.jobId), command, meta);
  }

  /** A view that is behind, being rebuilt for example, is waited for: that is no fault of the message. */
  private async seen(view: string, position: number): Promise<void> {
    if (await this.runner.waitFor(view, position, waitMs)) return;
    throw new Overloaded(`${view} has not seen position ${position} yet`);
  }
}
