import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { Access, Concerns, everyone, planners, type Role, roles, WholeNetwork } from '@boxtrail/http';
import { movesCustody, reporters } from '../../libs/delivery/src/domain/reporters';
import { scanKinds } from '../../libs/delivery/src/domain/scan';
import {
  controllersByContext,
  type DeclaredRoute,
  declaredRoutes,
  routesOf,
} from '../support/access/declared-routes';

const committed = join(__dirname, '../../docs/access.md');

/** Controllers of a module and all it imports. */
function controllersOf(module: Type): Type[] {
  const imports = (Reflect.getMetadata('imports', module) ?? []) as Type[];
  const own = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  return [...own, ...imports.flatMap(controllersOf)];
}

const withoutAccess = (routes: readonly DeclaredRoute[]): string[] =>
  routes.filter(({ allowed }) => allowed === undefined).map(({ route }) => route);

/** What keys of a role may do: for all places, for their own, unless they are bound, or with what they have sent. */
function cell({ allowed, scope }: DeclaredRoute, role: Role): string {
  if (allowed === 'public') return 'all';
  if (allowed?.includes(role) !== true) return '';
  if (scope === 'network') return 'all';
  if (scope === 'sender') return 'sent';
  return scope === undefined ? 'unbound' : 'own';
}

function placesOf({ allowed, scope }: DeclaredRoute): string {
  if (allowed === 'public') return 'no key needed';
  return Array.isArray(scope) ? scope.join(', ') : '';
}

function page(): string {
  const sections = Object.entries(controllersByContext).map(([context, own]) => {
    const rows = routesOf(own).map((route) => {
      const cells = roles.map((role) => cell(route, role));
      return `| \`${route.route}\` | ${[placesOf(route), ...cells].join(' | ')} |`;
    });
    const columns = `| route | places | ${roles.join(' | ')} |\n|${'---|'.repeat(roles.length + 2)}`;
    return `## ${context}\n${columns}\n${rows.join('\n')}\n`;
  });
  return [
    `# Access

Which keys may call each route. A key has one role, and it may be bound to a station, community or supplier: then it covers that place
and the stations below it. [ADR 48](adr/0048-the-scope-of-a-key.md) explains the mechanism.

| cell | unbound key | key bound to one of the places of the row, or above it | key bound elsewhere |
|---|---|---|---|
| (empty) | 403 \`ROLE_NOT_ALLOWED\` | 403 \`ROLE_NOT_ALLOWED\` | 403 \`ROLE_NOT_ALLOWED\` |
| all | allowed | allowed | allowed |
| own | allowed | allowed | 403 \`STATION_NOT_YOURS\`; a list leaves out what is not its own |
| unbound | allowed | 403 \`STATION_NOT_YOURS\` | 403 \`STATION_NOT_YOURS\` |
| sent | admin, coordinator and auditor: all lines; others: lines that a key of this name has sent | the lines that it has sent | the lines that it has sent |

*Places*: those that the thing names. \`community\` and \`supplier\` of a round or job; \`packed-at\` and \`destination\` of a box, \`held\`: a
station that ever had it in custody; \`from\` and \`to\` of a load; \`from\` of a door round; \`at\` of a fact; \`station\` of an account; \`zone\` of a
pass or checkpoint. A pass is issued and changed by keys that cover all its zones.

[A test](../test/architecture/access.int-spec.ts) calls every cell on a real service, with keys of each role that are bound to seven places
and to none. A route without \`@Access\` is refused to everybody, and one without a scope to every bound key. HEAD has the rule of GET. The
documents (\`/docs\`, \`/openapi.json\`, \`/asyncapi.json\`) need no key. The OpenAPI document has the same rules as \`x-roles\` and \`x-scope\` of each
operation.

This page is generated from the decorators: \`UPDATE_DOCS=1 npm run test:unit -- test/architecture/routes\` writes it.
`,
    ...sections,
    `## Facts
The kinds of scans that each role may report (\`POST /v1/scans\` and \`scans.in\`); another kind is refused with 403 \`FACT_NOT_ALLOWED\`. A bound key reports
those marked * only of boxes that last came to its places, else 409 \`BOX_NOT_HERE\`.

| role | ${scanKinds.map((kind) => `${kind}${movesCustody(kind) ? '*' : ''}`).join(' | ')} |
|${'---|'.repeat(scanKinds.length + 1)}
${Object.entries(reporters)
  .map(
    ([role, kinds]) =>
      `| ${role} | ${scanKinds.map((kind) => (kinds.includes(kind) ? 'yes' : '')).join(' | ')} |`,
  )
  .join('\n')}
`,
  ].join('\n');
}

describe('access to routes', () => {
  const routes = declaredRoutes;

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
    expect(planted.map((route) => cell(route, 'auditor'))).toEqual(['', 'unbound']);
  });

  it('given a scope, then it compiles only with known places', () => {
    expect([
      // @ts-expect-error no place is named
      Concerns(),
      // @ts-expect-error there is no such place
      Concerns('nowhere'),
      Concerns('from', 'to'),
      WholeNetwork(),
    ]).toHaveLength(4);
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
