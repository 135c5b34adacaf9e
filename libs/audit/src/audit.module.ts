import { Module } from '@nestjs/common';
import { contextModule, placesView } from '@boxtrail/platform';
import { AuditApi } from './audit.api';
import { AuditReads } from './expensive/audit-reads';
import { ExportApi } from './export/export.api';
import { PlaceNames } from './place-names';
import { TimeTravelApi } from './time-travel.api';
import { historiesView } from './views/histories/histories.view';
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
    providers: [AccountQueries, AuditReads, BoxPages, DiffQueries, PlaceNames, TrailQueries],
  }),
)
export class AuditModule {}
