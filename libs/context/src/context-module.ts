import { Injectable, type ModuleMetadata, type Provider, type Type } from '@nestjs/common';
import type { FactTopic, Resendable } from '@boxtrail/intake';
import type { Consumer } from '@boxtrail/messaging';
import type { View } from '@boxtrail/projections';

/** What the contexts of this process bring along. Filled while modules are made, read when the process starts. */
@Injectable()
export class Contexts {
  readonly views: View[] = [];
  readonly consumers: Consumer[] = [];
  readonly facts: FactTopic[] = [];
  readonly resendables: Resendable[] = [];

  /** `orders` and the like: whose views these are. */
  names(): string[] {
    return [...new Set(this.views.map(({ name }) => name.slice(0, name.indexOf('.'))))];
  }
}

/** A service on one screen: what it answers, what it decides, what it shows, what it reacts to. */
export interface ContextParts {
  readonly routes: Type[];
  /** @nestjs/cqrs command handlers. */
  readonly commands: Type[];
  readonly views: readonly View[];
  /** Reactions to other contexts' events. */
  readonly policies?: Type<Consumer>[];
  /** Facts it takes in from topics. */
  readonly facts?: Type<FactTopic>[];
  /** What takes lines of quarantine in again. */
  readonly resendables?: Type<Resendable>[];
  /** Queries and whatever else the parts above ask for. */
  readonly providers?: Provider[];
}

/** The Nest module of a bounded context, from its parts. */
export function contextModule({
  routes,
  commands,
  views,
  policies = [],
  facts = [],
  resendables = [],
  providers = [],
}: ContextParts): ModuleMetadata {
  return {
    controllers: routes,
    providers: [
      ...commands,
      ...policies,
      ...facts,
      ...resendables,
      ...providers,
      {
        provide: Symbol('context'),
        useFactory: (contexts: Contexts, ...parts: unknown[]) => {
          contexts.views.push(...views);
          contexts.consumers.push(...(parts.splice(0, policies.length) as Consumer[]));
          contexts.facts.push(...(parts.splice(0, facts.length) as FactTopic[]));
          contexts.resendables.push(...(parts as Resendable[]));
        },
        inject: [Contexts, ...policies, ...facts, ...resendables],
      },
    ],
  };
}
