import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { accessKey, type Allowed, type Scope, scopeKey } from '@boxtrail/http';
import { operationsControllers } from '@boxtrail/service';
import { contexts } from '../../../apps/boxtrail/contexts';

export interface DeclaredRoute {
  readonly method: string;
  /** `METHOD /path/{parameter}` */
  readonly route: string;
  /** As `@Access` names them; undefined without it. */
  readonly allowed: Allowed | undefined;
  /** What it is about; undefined when it names nothing: then it is refused to bound keys. */
  readonly scope: Scope | undefined;
}

/** The routes that controllers declare. */
export function routesOf(controllers: readonly Type[]): DeclaredRoute[] {
  return controllers.flatMap((controller) => {
    const base = Reflect.getMetadata('path', controller) as string;
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = name === 'constructor' ? undefined : prototype[name];
      if (typeof handler !== 'function') return [];
      const path = Reflect.getMetadata('path', handler) as string | undefined;
      if (path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '';
      const address = `/${base}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '');
      return [
        {
          method,
          route: `${method} ${address.replace(/:(\w+)/g, '{$1}')}`,
          allowed: Reflect.getMetadata(accessKey, handler) as Allowed | undefined,
          scope: Reflect.getMetadata(scopeKey, handler) as Scope | undefined,
        },
      ];
    });
  });
}

/** Controllers by the section of docs/access.md. */
export const controllersByContext: Readonly<Record<string, readonly Type[]>> = {
  'Every service': operationsControllers,
  ...Object.fromEntries(contexts.map(({ parts }) => [parts.name, parts.routes])),
};

export const declaredRoutes: readonly DeclaredRoute[] = Object.values(controllersByContext).flatMap(routesOf);
