import { Module } from '@nestjs/common';
import { contextModule, Places, placesView } from '@boxtrail/platform';
import { BoxesApi } from './boxes.api';
import { CloseOfJob } from './close-of-job';
import { PackBoxesHandler } from './pack-boxes.commands';
import { ChangePackingJobHandler, SealPackedBoxHandler } from './packing.commands';
import { CreatePackingJobs } from './packing.policies';
import { PackingJobsApi } from './packing-jobs.api';
import { BoxQueries } from './views/boxes/boxes.queries';
import { boxesView } from './views/boxes/boxes.view';
import { JobQueries } from './views/jobs/jobs.queries';
import { jobsView } from './views/jobs/jobs.view';

/** Boxes come into being: a job for each closed round, and what was packed and sealed for it. */
@Module(
  contextModule({
    routes: [PackingJobsApi, BoxesApi],
    commands: [ChangePackingJobHandler, PackBoxesHandler, SealPackedBoxHandler],
    policies: [CreatePackingJobs],
    views: [jobsView, boxesView, placesView('packing')],
    providers: [BoxQueries, CloseOfJob, JobQueries, Places],
  }),
)
export class PackingModule {}
