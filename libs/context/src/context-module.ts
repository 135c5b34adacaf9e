import type { ModuleMetadata, Provider, Type } from '@nestjs/common';
import type { Answers } from '@boxtrail/http';
import type { FactTopic, Resendable } from '@boxtrail/intake';
import type { Consumer } from '@boxtrail/messaging';
import type { View } from '@boxtrail/projections';
import type { Setting } from '@boxtrail/settings';

/** A service on one screen: its routes, commands, views and policies. */
export interface ContextParts {
  /** Its views are named `<name>.<view>`. */
  readonly name: string;
  /** A sentence about what its routes are for. */
  readonly description?: string;
  /** What its routes answer: `answers.json`. */
  readonly answers?: Answers;
  readonly routes: readonly Type[];
  /** @nestjs/cqrs command handlers. */
  readonly commands: readonly Type[];
  readonly views: readonly View[];
  /** Reactions to other contexts' events. */
  readonly policies?: readonly Type<Consumer>[];
  /** Facts it takes in from topics. */
  readonly facts?: readonly Type<FactTopic>[];
  /** Take lines of quarantine in again. */
  readonly resendables?: readonly Type<Resendable>[];
  /** The hashes of its exports are remembered: a changed one is a difference of this context. One context has them. */
  readonly exports?: true;
  /** Read and checked at boot; injected as `Settings`. */
  readonly settings?: readonly Setting[];
  /** Queries and other providers the parts above inject. */
  readonly providers?: readonly Provider[];
}

/** A bounded context: a Nest module that states its parts, so that a service knows them before it makes anything. */
export interface ContextModule extends Type {
  readonly parts: ContextParts;
}

/** The Nest module of a bounded context, from its parts. */
export const contextModule = ({
  routes,
  commands,
  policies = [],
  facts = [],
  resendables = [],
  providers = [],
}: ContextParts): ModuleMetadata => ({
  controllers: [...routes],
  providers: [...commands, ...policies, ...facts, ...resendables, ...providers],
});
