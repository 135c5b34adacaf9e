import { type Role, roles } from '@boxtrail/http';
import { below, type Bound, City, type Place, places } from '../support/access/city';
import { declaredRoutes, type DeclaredRoute } from '../support/access/declared-routes';
import { requests, type MatrixRequest } from '../support/access/requests';

const bindings: readonly Bound[] = ['none', ...(Object.keys(places) as Place[])].filter(
  (bound) => bound !== 'city' && bound !== 'otherDistrict',
) as Bound[];
/** Roles that read the quarantined lines of everybody, with an unbound key. */
const readers: readonly Role[] = ['admin', 'coordinator', 'auditor'];

/** What a cell of the matrix must be. */
function expected(
  { allowed, scope }: DeclaredRoute,
  role: Role,
  bound: Bound,
  request: MatrixRequest,
): string {
  const yes = request.absent === true ? 'absent' : request.shows === undefined ? 'allowed' : 'shown';
  if (allowed === 'public') return yes;
  if (allowed?.includes(role) !== true) return '403 ROLE_NOT_ALLOWED';
  if (scope === 'sender') {
    if (bound === 'none' && readers.includes(role)) return yes;
    return request.shows === undefined ? '404 QUARANTINE_UNKNOWN' : 'not shown';
  }
  if (bound === 'none' || scope === 'network') return yes;
  if (scope === undefined) return '403 STATION_NOT_YOURS';
  const own = scope.map((concern) => request.places?.[concern]).filter((place) => place !== undefined);
  if (own.some((place) => below[bound].includes(place))) return yes;
  return request.shows === undefined ? '403 STATION_NOT_YOURS' : 'not shown';
}

/** What it is. A command that a rule refuses was allowed. */
async function found(city: City, role: Role, bound: Bound, method: string, request: MatrixRequest) {
  const { status, text, body } = await city.ask(role, bound, { ...request, method });
  const code = `${status} ${(body as { code?: string } | undefined)?.code ?? text.slice(0, 200)}`;
  if (request.absent === true && status === 404) return 'absent';
  const reached = (status >= 200 && status < 300) || [409, 412, 422, 428].includes(status);
  if (!reached) return code;
  if (request.shows === undefined) return 'allowed';
  return text.includes(request.shows) ? 'shown' : 'not shown';
}

describe('the matrix of routes, roles and bindings', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.start();
    // Two lines of the admin in quarantine.
    const lines = ['line-of-the-admin', 'another'].map((scanId) => JSON.stringify({ scanId }));
    await city.does('POST', '/v1/scans', lines.join('\n'), 'application/x-ndjson');
  }, 120_000);
  afterAll(() => city.stop());

  it('given the routes of all services, then the matrix calls each of them', () => {
    expect(Object.keys(requests).sort()).toEqual(declaredRoutes.map(({ route }) => route).sort());
  });

  it('given a place for each thing that a route is about, then the requests name them', () => {
    const lacking = declaredRoutes.filter(({ route, scope }) => {
      const named = requests[route]?.().places ?? {};
      return Array.isArray(scope) && !scope.some((concern: keyof typeof named) => concern in named);
    });
    expect(lacking.map(({ route }) => route)).toEqual([]);
  });

  it.each(declaredRoutes.map((route) => [route.route, route] as const))(
    'given %s and a key of each role and binding, then it is allowed or refused as the matrix says',
    async (_name, route) => {
      const cells = roles.flatMap((role) => {
        const may = route.allowed !== 'public' && route.allowed?.includes(role) === true;
        return (may ? bindings : (['none', 'community'] as const)).map((bound) => ({ role, bound }));
      });
      const answers: string[] = [];
      const wanted: string[] = [];
      const next = [...cells];
      await Promise.all(
        Array.from({ length: route.method === 'GET' ? 4 : 1 }, async () => {
          for (let cell = next.shift(); cell !== undefined; cell = next.shift()) {
            const { role, bound } = cell;
            const request = requests[route.route]?.() ?? { path: '' };
            wanted.push(`${role} ${bound}: ${expected(route, role, bound, request)}`);
            answers.push(`${role} ${bound}: ${await found(city, role, bound, route.method, request)}`);
          }
        }),
      );
      expect(answers.sort()).toEqual(wanted.sort());
    },
    60_000,
  );
});
