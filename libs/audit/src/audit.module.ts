import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { NamedPlaces, Places, placesView } from '@boxtrail/network';
import answers from './http/answers.json';
import { AccountDaysApi } from './http/account-days.api';
import { AccountsApi } from './http/accounts.api';
import { AuditApi } from './http/audit.api';
import { AuditScope } from './application/audit-scope';
import { AuditReads } from './application/audit-reads';
import { ChangeFeed } from './application/change-feed';
import { ChangesApi } from './http/changes.api';
import { ExportApi } from './http/export.api';
import { ListsApi } from './http/lists.api';
import { FindingsApi } from './http/findings.api';
import { ResolveFindingsHandler } from './application/resolve-findings.commands';
import { ComplaintsApi } from './http/complaints.api';
import { complaintCommandHandlers } from './application/complaints.commands';
import { ComplaintQueries } from './views/complaints/complaints.queries';
import { complaintsView } from './views/complaints/complaints.view';
import { HoldsApi } from './http/holds.api';
import { holdCommandHandlers } from './application/holds.commands';
import { HoldBoxQueries } from './views/holds/held-boxes.queries';
import { HoldQueries } from './views/holds/holds.queries';
import { holdsView } from './views/holds/holds.view';
import { RecallsApi } from './http/recalls.api';
import { recallCommandHandlers } from './application/recalls.commands';
import { TimeTravelApi } from './http/time-travel.api';
import { ActQueries } from './views/acts/acts.queries';
import { actsView } from './views/acts/acts.view';
import { historiesView } from './views/histories/histories.view';
import { JourneyQueries } from './views/journeys/journeys.queries';
import { journeysView } from './views/journeys/journeys.view';
import { SubjectQueries } from './views/subjects/subjects.queries';
import { subjectsView } from './views/subjects/subjects.view';
import { AccountDayQueries } from './views/trails/account-day.queries';
import { RecalledBoxQueries } from './views/recalls/recalled-boxes.queries';
import { RecallQueries } from './views/recalls/recalls.queries';
import { recallsView } from './views/recalls/recalls.view';
import { AccountQueries } from './views/trails/accounts.queries';
import { BoxPages } from './views/trails/box-pages';
import { DiffQueries } from './views/trails/diff.queries';
import { HeldBoxQueries } from './views/trails/held-boxes.queries';
import { NetworkQueries } from './views/trails/network.queries';
import { PassLoadQueries } from './views/trails/pass-loads.queries';
import { FindingFactsQueries } from './views/trails/finding-facts.queries';
import { FindingQueries } from './views/trails/findings.queries';
import { WorkCountQueries } from './views/trails/work-counts.queries';
import { TrailQueries } from './views/trails/trails.queries';
import { trailsView } from './views/trails/trails.view';

const parts: ContextParts = {
  name: 'audit',
  description:
    'Trails of boxes, findings and the answers to them, recalls by lot, holds, complaints, accounts of stations, exports, the feed of changes, and the past as of any moment.',
  answers,
  routes: [
    AccountsApi,
    AccountDaysApi,
    AuditApi,
    FindingsApi,
    ChangesApi,
    ExportApi,
    ListsApi,
    ComplaintsApi,
    HoldsApi,
    RecallsApi,
    TimeTravelApi,
  ],
  commands: [
    ResolveFindingsHandler,
    ...recallCommandHandlers,
    ...holdCommandHandlers,
    ...complaintCommandHandlers,
  ],
  exports: true,
  views: [
    trailsView,
    historiesView,
    subjectsView,
    actsView,
    journeysView,
    recallsView,
    holdsView,
    complaintsView,
    placesView('audit'),
  ],
  providers: [
    ActQueries,
    AccountDayQueries,
    AccountQueries,
    AuditReads,
    AuditScope,
    BoxPages,
    ComplaintQueries,
    ChangeFeed,
    DiffQueries,
    HeldBoxQueries,
    HoldBoxQueries,
    HoldQueries,
    JourneyQueries,
    NetworkQueries,
    PassLoadQueries,
    FindingFactsQueries,
    FindingQueries,
    NamedPlaces,
    Places,
    RecalledBoxQueries,
    RecallQueries,
    SubjectQueries,
    TrailQueries,
    WorkCountQueries,
  ],
};

/**
 * The context of audit: the trail of every box, and the accounts of every station. It reads the log; its decisions are
 * whether an answer to a finding counts, and what recalls and holds say of their boxes.
 */
@Module(contextModule(parts))
export class AuditModule {
  static readonly parts = parts;
}
