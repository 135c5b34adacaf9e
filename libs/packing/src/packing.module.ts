import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { HeldBoxes, heldView } from '@boxtrail/holds';
import { NamedPlaces, Places, placesView } from '@boxtrail/network';
import answers from './http/answers.json';
import { BoxesApi } from './http/boxes.api';
import { CloseOfJob } from './application/close-of-job';
import { JobsAndBoxes } from './application/jobs-and-boxes';
import { PackBoxesHandler } from './application/pack-boxes.commands';
import { packingCommandHandlers } from './application/packing.commands';
import { CreatePackingJobs } from './application/packing.policies';
import { LabelsApi } from './http/labels.api';
import { PackingJobsApi } from './http/packing-jobs.api';
import { BoxQueries } from './views/boxes/boxes.queries';
import { boxesView } from './views/boxes/boxes.view';
import { contactsView } from './views/contacts/contacts.view';
import { JobQueries } from './views/jobs/jobs.queries';
import { jobsView } from './views/jobs/jobs.view';

const parts: ContextParts = {
  name: 'packing',
  description: 'Packing jobs of closed rounds, and the boxes packed and sealed for them.',
  answers,
  routes: [PackingJobsApi, BoxesApi, LabelsApi],
  commands: [...packingCommandHandlers, PackBoxesHandler],
  policies: [CreatePackingJobs],
  views: [jobsView, boxesView, placesView('packing'), contactsView, heldView('packing')],
  providers: [BoxQueries, CloseOfJob, HeldBoxes, JobQueries, JobsAndBoxes, NamedPlaces, Places],
};

/** The context of packing: a job for each closed round, its packed boxes and their seals. */
@Module(contextModule(parts))
export class PackingModule {
  static readonly parts = parts;
}
