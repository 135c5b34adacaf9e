import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module, Post, RequestMethod, type Type } from '@nestjs/common';
import { Access, accessKey, everyone, planners, roles, type Allowed, type Role } from '@boxtrail/http';
import { operationsControllers } from '@boxtrail/service';
import { contexts } from '../../apps/boxtrail/contexts';

const committed = join(__dirname, '../../docs/access.md');

interface Route {
  /** `METHOD /path/{parameter}` */
  readonly route: string;
  /** As `@Access` names them; undefined without it. */
  readonly allowed: Allowed | undefined;
}

/** The routes that controllers declare. */
function routesOf(controllers: readonly Type[]): Route[] {
  return controllers.flatMap((controller) => {
    const base = Reflect.getMetadata('path', controller) as string;
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = name === 'constructor' ? undefined : prototype[name];
      if (typeof handler !== 'function') return [];
      const path = Reflect.getMetadata('path', handler) as string | undefined;
      if (path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
      const address = `/${base}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '');
      return [
        {
          route: `${method} ${address.replace(/:(\w+)/g, '{$1}')}`,
          allowed: Reflect.getMetadata(accessKey, handler) as Allowed | undefined,
        },
      ];
    });
  });
}

/** Controllers of a module and all it imports. */
function controllersOf(module: Type): Type[] {
  const imports = (Reflect.getMetadata('imports', module) ?? []) as Type[];
  const own = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  return [...own, ...imports.flatMap(controllersOf)];
}

const withoutAccess = (routes: readonly Route[]): string[] =>
  routes.filter(({ allowed }) => allowed === undefined).map(({ route }) => route);

const controllers: Readonly<Record<string, readonly Type[]>> = {
  'Every service': operationsControllers,
  ...Object.fromEntries(contexts.map(({ parts }) => [parts.name, parts.routes])),
};

function callers(allowed: Allowed | undefined): string {
  if (allowed === undefined) return 'nobody';
  if (allowed === 'public') return 'everybody, without a key';
  return allowed.length === roles.length ? 'every role' : allowed.join(', ');
}

function page(): string {
  const sections = Object.entries(controllers).map(([context, own]) => {
    const rows = routesOf(own).map(({ route, allowed }) => `| \`${route}\` | ${callers(allowed)} |`);
    return `## ${context}\n| route | callers |\n|---|---|\n${rows.join('\n')}\n`;
  });
  return [
    `# Access

The roles that may call each route, as its \`@Access\` decorator names them. A route without one is refused to everybody. HEAD has
the rule of GET. A key that is bound to a station or community writes for that one only. The documents (\`/docs\`, \`/openapi.json\`,
\`/asyncapi.json\`) need no key. The OpenAPI document has the same roles as \`x-roles\` of each operation.

This page is generated from the decorators: \`UPDATE_DOCS=1 npm run test:unit -- test/architecture/routes\` writes it.
`,
    ...sections,
  ].join('\n');
}

describe('access to routes', () => {
  const routes = Object.values(controllers).flatMap(routesOf);

  it('given the routes of all services, then each names its callers', () => {
    expect(withoutAccess(routes)).toEqual([]);
    expect(routes.map(({ route }) => route)).toHaveLength(new Set(routes.map(({ route }) => route)).size);
    expect(routes.length).toBeGreaterThan(60);
  });

  it('given docs/access.md, then it is what the decorators say', () => {
    const text = page();
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(readFileSync(committed, 'utf8')).toBe(text);
  });

  it('given a controller with a route without @Access, then the route is named', () => {
    @Controller('v1/planted')
    class Planted {
      @Get(':id')
      one(): string {
        return '';
      }
      @Post()
      @Access(...planners, 'auditor')
      other(): string {
        return '';
      }
    }
    @Module({ controllers: [Planted] })
    class PlantedModule {}
    const planted = routesOf(controllersOf(PlantedModule));
    expect(withoutAccess(planted)).toEqual(['GET /v1/planted/{id}']);
    expect(planted.map(({ allowed }) => callers(allowed))).toEqual(['nobody', 'admin, coordinator, auditor']);
  });

  it('given no role, an unknown role, or public among roles, then it does not compile', () => {
    expect([
      // @ts-expect-error no role is named
      Access(),
      // @ts-expect-error there is no such role
      Access('nobody'),
      // @ts-expect-error there is no such role
      Access(...planners, 'nobody'),
      // @ts-expect-error a public route has no roles
      Access('public', 'admin'),
      Access('public'),
      Access(...everyone),
    ]).toHaveLength(6);
    expect(everyone satisfies readonly Role[]).toEqual(roles);
  });
});
