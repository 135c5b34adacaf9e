import { Module } from '@nestjs/common';
import { contextModule, Places, placesView } from '@boxtrail/platform';
import { PassesApi } from './passes.api';
import { ChangePassHandler, VerifyPassHandler } from './passes.commands';
import { PassQueries } from './views/passes/passes.queries';
import { passesView } from './views/passes/passes.view';

/** Who may move: passes, and what checkpoints found of them. */
@Module(
  contextModule({
    routes: [PassesApi],
    commands: [ChangePassHandler, VerifyPassHandler],
    views: [passesView, placesView('passes')],
    providers: [PassQueries, Places],
  }),
)
export class PassesModule {}
