import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { FactTopic, Resendable } from '@boxtrail/intake';
import type { Consumer } from '@boxtrail/messaging';
import type { View } from '@boxtrail/projections';
import type { ContextModule, ContextParts } from './context-module';

/** The contexts of this process, as its composition root lists them. */
export class Contexts {
  private readonly parts: readonly ContextParts[];

  constructor(
    modules: readonly ContextModule[],
    private readonly moduleRef: ModuleRef,
  ) {
    this.parts = modules.map(({ parts }) => parts);
  }

  get names(): readonly string[] {
    return this.parts.map(({ name }) => name);
  }

  /** The context that remembers the hashes of its exports; undefined where none here does. */
  get exporter(): string | undefined {
    return this.parts.find(({ exports }) => exports === true)?.name;
  }

  get views(): readonly View[] {
    return this.parts.flatMap(({ views }) => views);
  }

  /** Available when the modules are made, like the other instances below. */
  get consumers(): readonly Consumer[] {
    return this.instances(({ policies }) => policies);
  }

  get facts(): readonly FactTopic[] {
    return this.instances(({ facts }) => facts);
  }

  /** What resends lines of quarantine, with its context. */
  get resendables(): readonly { readonly context: string; readonly resendable: Resendable }[] {
    return this.parts.flatMap(({ name, resendables = [] }) =>
      resendables.map((type) => ({ context: name, resendable: this.instance(type) })),
    );
  }

  private instances<T>(typesOf: (parts: ContextParts) => readonly Type<T>[] | undefined): T[] {
    return this.parts.flatMap((parts) => typesOf(parts) ?? []).map((type) => this.instance(type));
  }

  private instance<T>(type: Type<T>): T {
    return this.moduleRef.get(type, { strict: false });
  }
}
