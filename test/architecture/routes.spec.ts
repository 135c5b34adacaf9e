import 'reflect-metadata';
import { Controller, Get, Module, RequestMethod, type Type } from '@nestjs/common';
import { AppModule } from '../../apps/boxtrail/app.module';
import { platformControllers } from '@boxtrail/service';
import { policyTable } from '@boxtrail/http';

/** The routes controllers declare, as `METHOD /path`. */
function routesOf(controllers: readonly Type[]): string[] {
  return controllers.flatMap((controller) => {
    const base = Reflect.getMetadata('path', controller) as string;
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = name === 'constructor' ? undefined : prototype[name];
      const path =
        typeof handler === 'function'
          ? (Reflect.getMetadata('path', handler) as string | undefined)
          : undefined;
      if (path === undefined || typeof handler !== 'function') return [];
      const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
      return [`${method} /${base}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '')];
    });
  });
}

/** Controllers of a module and all it imports. */
function controllersOf(module: Type): Type[] {
  const imports = (Reflect.getMetadata('imports', module) ?? []) as Type[];
  const own = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  return [...own, ...imports.flatMap(controllersOf)];
}

const uncovered = (routes: readonly string[]) => routes.filter((route) => policyTable[route] === undefined);

describe('the policy table', () => {
  const routes = [...routesOf(platformControllers), ...routesOf(controllersOf(AppModule))];

  it('names who may call every route, and nothing that is not a route', () => {
    expect([...routes].sort()).toEqual(Object.keys(policyTable).sort());
  });

  it('notices a route that is not in it', () => {
    @Controller('v1/planted')
    class Planted {
      @Get(':id')
      one(): string {
        return '';
      }
    }
    @Module({ controllers: [Planted] })
    class PlantedModule {}
    expect(uncovered(routesOf(controllersOf(PlantedModule)))).toEqual(['GET /v1/planted/:id']);
    expect(uncovered(routes)).toEqual([]);
  });
});
