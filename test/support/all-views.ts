import { AppModule } from '../../apps/boxtrail/app.module';
import { Contexts } from '@boxtrail/context';
import type { View } from '@boxtrail/projections';

interface Providing {
  readonly inject?: readonly unknown[];
  readonly useFactory?: (contexts: Contexts) => unknown;
}

const partsOf = (module: object, what: 'imports' | 'providers'): unknown[] =>
  (Reflect.getMetadata(what, module) ?? []) as unknown[];

/** Every view of the application, as its contexts bring them along. */
export function allViews(): readonly View[] {
  const contexts = new Contexts();
  for (const module of partsOf(AppModule, 'imports'))
    for (const { inject, useFactory } of partsOf(module as object, 'providers') as Providing[])
      if (inject?.[0] === Contexts) useFactory?.(contexts);
  return contexts.views;
}
