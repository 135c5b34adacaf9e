import { hiddenFrom, type Role, roles } from '@boxtrail/http';
import { below, type Bound, boxes, City, type Place, places } from '../support/access/city';
import { declaredRoutes, type DeclaredRoute } from '../support/access/declared-routes';
import type { MatrixRequest } from '../support/access/matrix-request';
import { requests } from '../support/access/requests';

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
  if (allowed === 'public') return request.answers ?? yes;
  if (allowed?.includes(role) !== true) return '403 ROLE_NOT_ALLOWED';
  if (scope === 'sender') {
    if (bound === 'none' && readers.includes(role)) return yes;
    return request.shows === undefined ? '404 QUARANTINE_UNKNOWN' : 'not shown';
  }
  const boundTo = request.boundTo?.[role];
  if (boundTo !== undefined && boundTo !== bound) return '403 STATION_NOT_YOURS';
  if (bound === 'none' || scope === 'network') return yes;
  if (scope === undefined) return '403 STATION_NOT_YOURS';
  const own = scope.map((concern) => request.places?.[concern]).filter((place) => place !== undefined);
  if (own.some((place) => below[bound].includes(place))) return yes;
  return request.shows === undefined ? '403 STATION_NOT_YOURS' : 'not shown';
}

/** What an answer may show of the household of the community, by field. */
const secrets = {
  householdRef: ['hh-community', 'proof-community'],
  building: ['building-community'],
  unit: ['unit-community'],
  specialNeeds: ['bed-ridden'],
} as const;

/** The fields of the household in an answer that the key may not see. */
function leaksIn(text: string, role: Role, bound: Bound): string[] {
  const stationGln = bound === 'none' ? null : places[bound];
  return hiddenFrom({ role, stationGln }, places.community).filter(
    (field) => field in secrets && secrets[field as keyof typeof secrets].some((each) => text.includes(each)),
  );
}

/** What it is. A command that a rule refuses was allowed. */
async function found(city: City, role: Role, bound: Bound, method: string, request: MatrixRequest) {
  const { status, text, body } = await city.ask(role, bound, { ...request, method });
  const code = `${status} ${(body as { code?: string } | undefined)?.code ?? text.slice(0, 200)}`;
  if (request.absent === true && status === 404) return 'absent';
  const reached = (status >= 200 && status < 300) || [409, 412, 422, 428].includes(status);
  if (!reached) return code;
  const leaks = leaksIn(text, role, bound);
  if (leaks.length > 0) return `allowed, and shows ${leaks.join(', ')}`;
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

  it.each([
    ['/v1/rounds/R-1', ['householdRef', 'building', 'unit', 'specialNeeds']],
    ['/v1/packing-jobs/R-1', ['householdRef', 'building', 'unit', 'specialNeeds']],
    [`/v1/boxes/${boxes.delivered}`, ['householdRef', 'building', 'unit', 'specialNeeds']],
    ['/v1/door-rounds/D-1', ['householdRef', 'building', 'unit', 'specialNeeds']],
    [`/v1/trails/${boxes.delivered}`, ['householdRef']],
    ['/v1/round-history/R-1', ['householdRef']],
    ['/v1/load-history/L-1', ['householdRef']],
  ] as const)(
    'given %s and a key that may read it, then it shows what the role may see, and says what it hides',
    async (path, fields) => {
      for (const role of roles)
        for (const bound of ['none', 'community', 'district', 'supplier'] as const) {
          const { status, text } = await city.ask(role, bound, { method: 'GET', path });
          if (status !== 200) continue;
          const stationGln = bound === 'none' ? null : places[bound];
          const hidden = hiddenFrom({ role, stationGln }, places.community);
          const isShown = (field: keyof typeof secrets) => text.includes(secrets[field][0]);
          const shown = fields.filter(isShown);
          expect({ role, bound, shown }).toEqual({
            ...{ role, bound, shown: fields.filter((field) => !hidden.includes(field)) },
          });
          const saysSo = /"hidden":\["/.test(text) || text.includes('"hidden-1"');
          expect({ role, bound, saysSo }).toEqual({ role, bound, saysSo: hidden.length > 0 });
        }
    },
  );

  it.each(['application/json', 'text/csv', 'text/html'])(
    'given exports as %s, then a station of the community finds the household, and one above it does not',
    async (type) => {
      for (const path of [`trails/${boxes.delivered}`, 'rounds/R-1']) {
        const format = { 'application/json': 'json', 'text/csv': 'csv', 'text/html': 'html' }[type];
        const request = { method: 'GET', path: `/v1/exports/${path}?format=${format}` };
        const [own, above] = [
          await city.ask('station', 'community', request),
          await city.ask('station', 'district', request),
        ];
        expect([own.status, above.status]).toEqual([200, 200]);
        expect([path, own.text.includes('hh-community'), above.text.includes('hh-community')]).toEqual([
          ...[path, true, false],
        ]);
        expect(above.text).toContain('hidden-1');
      }
    },
  );
});
