import { Module } from '@nestjs/common';
import { contextModule, placesView } from '@boxtrail/platform';
import { AuditApi } from './audit.api';
import { PlaceNames } from './place-names';
import { AccountQueries } from './views/trails/accounts.queries';
import { TrailQueries } from './views/trails/trails.queries';
import { trailsView } from './views/trails/trails.view';

/** What happened to every box, and the accounts of every station. Decides nothing: it only reads the log. */
@Module(
  contextModule({
    routes: [AuditApi],
    commands: [],
    views: [trailsView, placesView('audit')],
    providers: [AccountQueries, PlaceNames, TrailQueries],
  }),
)
export class AuditModule {}
