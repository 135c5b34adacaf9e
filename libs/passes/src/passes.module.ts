import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { NamedPlaces, Places, placesView } from '@boxtrail/network';
import { PassZones } from './application/pass-zones';
import answers from './http/answers.json';
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

const parts: ContextParts = {
  name: 'passes',
  description: 'Passes of vehicles and people, and what checkpoints found.',
  answers,
  routes: [PassesApi],
  commands: [
    IssuePassHandler,
    SuspendPassHandler,
    ReinstatePassHandler,
    RevokePassHandler,
    VerifyPassHandler,
  ],
  views: [passesView, placesView('passes')],
  providers: [PassQueries, PassZones, NamedPlaces, Places],
};

/** The context of passes: who may move, and the checkpoints' verdicts. */
@Module(contextModule(parts))
export class PassesModule {
  static readonly parts = parts;
}
