import { Module } from '@nestjs/common';
import { contextModule } from '@boxtrail/context';
import { Places, placesView } from '@boxtrail/network';
import { PassesApi } from './http/passes.api';
import {
  IssuePassHandler,
  ReinstatePassHandler,
  RevokePassHandler,
  SuspendPassHandler,
  VerifyPassHandler,
} from './application/passes.commands';
import { PassQueries } from './views/passes/passes.queries';
import { passesView } from './views/passes/passes.view';

/** Who may move: passes, and what checkpoints found of them. */
@Module(
  contextModule({
    routes: [PassesApi],
    commands: [
      IssuePassHandler,
      SuspendPassHandler,
      ReinstatePassHandler,
      RevokePassHandler,
      VerifyPassHandler,
    ],
    views: [passesView, placesView('passes')],
    providers: [PassQueries, Places],
  }),
)
export class PassesModule {}
