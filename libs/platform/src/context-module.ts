import { Injectable, type ModuleMetadata, type Provider, type Type } from '@nestjs/common';
import type { Consumer } from './messaging/messaging';
import type { View } from './projections/view';

/** What the contexts of this process bring along. Filled while modules are made, read when the process starts. */
@Injectable()
export class Contexts {
  readonly views: View[] = [];
  readonly consumers: Consumer[] = [];
}

/** A service on one screen: what it answers, what it decides, what it shows, what it reacts to. */
export interface ContextParts {
  readonly routes: Type[];
  /** @nestjs/cqrs command handlers. */
  readonly commands: Type[];
  readonly views: readonly View[];
  /** Reactions to other contexts' events. */
  readonly policies?: Type<Consumer>[];
  /** Queries and whatever else the parts above ask for. */
  readonly providers?: Provider[];
}

/** The Nest module of a bounded context, from its parts. */
export function contextModule({
  routes,
  commands,
  views,
  policies = [],
  providers = [],
}: ContextParts): ModuleMetadata {
  return {
    controllers: routes,
    providers: [
      ...commands,
      ...policies,
      ...providers,
      {
        provide: Symbol('context'),
        useFactory: (contexts: Contexts, ...consumers: Consumer[]) => {
          contexts.views.push(...views);
          contexts.consumers.push(...consumers);
        },
        inject: [Contexts, ...policies],
      },
    ],
  };
}
