import { Module } from '@nestjs/common';
import { contextModule, placesView } from '@boxtrail/platform';
import { AuditApi } from './audit.api';
import { ExportApi } from './export/export.api';
import { ExportQueries } from './export/export.queries';
import { ExportWriter } from './export/export-writer';
import { PlaceNames } from './place-names';
import { TimeTravelApi } from './time-travel.api';
import { HistoryQueries } from './views/histories/histories.queries';
import { historiesView } from './views/histories/histories.view';
import { AccountExplanationQueries } from './views/trails/account-explanation.queries';
import { AccountAsOfQueries } from './views/trails/accounts-as-of.queries';
import { AccountQueries } from './views/trails/accounts.queries';
import { BoxPages } from './views/trails/box-pages';
import { DiffQueries } from './views/trails/diff.queries';
import { TrailQueries } from './views/trails/trails.queries';
import { trailsView } from './views/trails/trails.view';

/** What happened to every box, and the accounts of every station. Decides nothing: it only reads the log. */
@Module(
  contextModule({
    routes: [AuditApi, ExportApi, TimeTravelApi],
    commands: [],
    views: [trailsView, historiesView, placesView('audit')],
    providers: [
      AccountAsOfQueries,
      AccountExplanationQueries,
      AccountQueries,
      BoxPages,
      DiffQueries,
      ExportQueries,
      ExportWriter,
      HistoryQueries,
      PlaceNames,
      TrailQueries,
    ],
  }),
)
export class AuditModule {}
