import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { HeldBoxes, heldView } from '@boxtrail/holds';
import { NamedPlaces, Places, placesView, suppliersView } from '@boxtrail/network';
import answers from './http/answers.json';
import { BoxesApi } from './http/boxes.api';
import { CloseOfJob } from './application/close-of-job';
import { JobsAndBoxes } from './application/jobs-and-boxes';
import { LotsOfBoxes } from './application/lots-of-boxes';
import { PackBoxesHandler } from './application/pack-boxes.commands';
import { jobOfferCommandHandlers } from './application/job-offers.commands';
import { MoveJobs } from './application/move-jobs.policies';
import { NextSuppliers } from './application/next-supplier';
import { packingCommandHandlers } from './application/packing.commands';
import { CreatePackingJobs } from './application/packing.policies';
import { AllocateSsccRangeHandler } from './application/sscc-ranges.commands';
import { RecordReceiptsHandler } from './application/stock.commands';
import { LabelsApi } from './http/labels.api';
import { PackingJobsApi } from './http/packing-jobs.api';
import { SsccRangesApi } from './http/sscc-ranges.api';
import { StockApi } from './http/stock.api';
import { BoxTypeQueries } from './views/box-types/box-types.queries';
import { boxTypesView } from './views/box-types/box-types.view';
import { BoxQueries } from './views/boxes/boxes.queries';
import { boxesView } from './views/boxes/boxes.view';
import { contactsView } from './views/contacts/contacts.view';
import { JobQueries } from './views/jobs/jobs.queries';
import { jobsView } from './views/jobs/jobs.view';
import { MovableJobs } from './views/jobs/movable-jobs.queries';
import { SsccRangeQueries } from './views/sscc-ranges.queries';
import { ssccRangesView } from './views/sscc-ranges.view';
import { ProposalQueries } from './views/stock/proposals.queries';
import { StockQueries } from './views/stock/stock.queries';
import { stockView } from './views/stock/stock.view';
import { SupplierStandings } from './views/suppliers.queries';

const parts: ContextParts = {
  name: 'packing',
  description: 'Packing jobs of closed rounds, and the boxes packed and sealed for them.',
  answers,
  routes: [PackingJobsApi, BoxesApi, LabelsApi, SsccRangesApi, StockApi],
  commands: [
    ...[...packingCommandHandlers, ...jobOfferCommandHandlers],
    ...[PackBoxesHandler, RecordReceiptsHandler, AllocateSsccRangeHandler],
  ],
  policies: [CreatePackingJobs, MoveJobs],
  views: [
    ...[jobsView, boxesView, placesView('packing'), contactsView, heldView('packing')],
    ...[boxTypesView, ssccRangesView, stockView, suppliersView('packing')],
  ],
  providers: [
    ...[BoxQueries, CloseOfJob, HeldBoxes, JobQueries, JobsAndBoxes, MovableJobs, NamedPlaces, Places],
    ...[BoxTypeQueries, LotsOfBoxes, NextSuppliers, ProposalQueries],
    ...[SsccRangeQueries, StockQueries, SupplierStandings],
  ],
};

/** The context of packing: a job for each closed round, its packed boxes and their seals. */
@Module(contextModule(parts))
export class PackingModule {
  static readonly parts = parts;
}
