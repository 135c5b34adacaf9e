import { createHash } from 'node:crypto';
import { BoxSeen, SupplierRegistered, supplierUnknown } from '@boxtrail/contracts';
import { completeKey } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import { balanced, emptyAccount } from '../domain/accounts';
import { judge } from '../domain/box-trail';
import { canonicalTrail } from '../domain/canonical';
import { FindingCount } from '../domain/findings-by-kind';
import { whereItBreaks } from '../domain/open-questions';
import { record, trailsOf } from '../domain/testing/log';
import { naiveAccounts } from '../domain/testing/naive-accounts';
import * as one from '../domain/testing/one-box';
import { play } from '../domain/testing/random-history';
import { delays, plans } from '../domain/testing/random-plan';
import { AuditService } from '../testing/audit-service';
import { glns, network } from '../testing/change-scene';
import { trailsSchema } from '../views/trails/trails.view';

describe('the audit, over a real log', () => {
  let audit: AuditService;
  beforeEach(async () => {
    audit = await AuditService.start();
  });
  afterEach(() => audit.stop());

  it.each([1, 2, 3, 4])(
    'given history %i, in any batches, then all equals the pure judgement, and so does a rebuild',
    async (seed) => {
      const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
      const [sample] = fc.sample(fc.tuple(plans, delays, sizes), { numRuns: 1, seed });
      if (sample === undefined) throw new Error('no sample');
      const [plan, late, parts] = sample;
      const log = record(play(plan).happenings, late);
      await audit.append(
        log.map(({ event }) => event),
        parts,
      );
      const trails = [...trailsOf(log)].sort(([a], [b]) => (a < b ? -1 : 1));
      const judged = trails.map(([, steps]) => judge(steps));
      const hash = createHash('sha256');
      for (const trail of judged) hash.update(canonicalTrail(trail.sscc, trail));
      const accounts = naiveAccounts(judged);
      const glns = [...accounts.keys()].flatMap((key) => (/^station (.*)$/.exec(key) ?? []).slice(1));
      await audit.append(
        glns.map((gln) =>
          SupplierRegistered.of('2026-03-16T00:00:00.000Z', {
            ...supplierUnknown,
            gln,
            name: gln,
            latitude: null,
            longitude: null,
          }),
        ),
      );

      const findings = new FindingCount();
      for (const trail of judged) findings.add(trail.findings);
      expect((await audit.get(`/v1/summary?atLeast=${await audit.store.head()}`)).body).toMatchObject({
        boxes: trails.length,
        delivered: judged.filter(({ status }) => status === 'delivered').length,
        broken: judged.filter((trail) => whereItBreaks(trail) !== null).length,
        trailSteps: trails.reduce((sum, [, steps]) => sum + steps.length, 0),
        findingsByKind: findings.byKind,
        accountsBalanced: [...accounts.values()].every(balanced),
      });
      expect((await audit.get('/v1/trails-hash')).body).toEqual({
        boxes: trails.length,
        trailHash: hash.digest('hex'),
      });
      for (const gln of glns) {
        const account = accounts.get(`station ${gln}`) ?? emptyAccount;
        expect((await audit.get(`/v1/accounts/${gln}`)).body).toEqual({
          gln,
          name: gln,
          tier: 'supplier',
          ...account,
          balanced: balanced(account),
        });
      }
      for (const view of ['audit.trails', 'audit.histories', 'audit.places']) {
        expect(await audit.views.rebuild(view)).toMatchObject({
          view,
          equal: true,
          differences: [],
        });
      }
      expect((await audit.get('/v1/summary')).body).toMatchObject({ boxes: trails.length });
    },
  );

  it('given reused seals, a wrong community and new contents, in any batches, then all findings are listed', async () => {
    const { bench, box, city, drop, gtin, other, otherDrop } = one;
    const ssccOf = (n: number) => completeKey('sscc', `0020000000000001${n}`);
    const van = { plate: 'B2', driverRef: 'driver-2' };
    const events = [
      ...one.theCity(),
      one.packed(0),
      one.packed(0, other),
      one.contentsChanged(0, 2, 3),
      one.roundOpened(0, 'round-2', 2),
      ...[1, 3].map((quantity) =>
        one.packed(0, ssccOf(quantity), [{ gtin, lot: 'lot-1', quantity }], 'round-2'),
      ),
      one.loadSealed(1, 'L1', 'seal-7'),
      one.dispatched(2, 'L1', bench, city),
      one.loadSealed(3, 'L2', 'seal-7'),
      one.dispatched(4, 'L2', bench, city, [other], van),
      one.arrived(5, 'L1', city, true, { sealId: 'seal-8' }),
      one.found(6, otherDrop),
      one.seen(7, drop),
    ];
    const judged = [
      ...trailsOf(
        record(
          events.map((event) => ({ event, offline: false })),
          [0],
        ),
      ),
    ];
    for (const parts of [[1], [40]]) {
      const fresh = await AuditService.start();
      try {
        await fresh.append(events, parts);
        const atLeast = await fresh.store.head();
        const { body } = await fresh.get(`/v1/findings?atLeast=${atLeast}&limit=200`);
        const found = (body.items as { sscc: string; kind: string; words: string }[])
          .map(({ sscc, kind, words }) => [sscc, kind, words].join(' '))
          .sort();
        const expected = judged.flatMap(([sscc, steps]) =>
          judge(steps).findings.map(({ kind, words }) => [sscc, kind, words].join(' ')),
        );
        expect(found).toEqual(expected.sort());
        expect(found.filter((line) => /seal-reused|seal-differs|wrong-community/.test(line))).toHaveLength(4);
        expect(found.filter((line) => line.includes('contents-differ'))).toEqual([
          expect.stringMatching(`^${ssccOf(1)} contents-differ .*${gtin}: 1/3`),
        ]);
        expect(await fresh.views.rebuild('audit.trails')).toMatchObject({ equal: true, differences: [] });
      } finally {
        await fresh.stop();
      }
    }
    expect(judged.map(([sscc]) => sscc)).toEqual([box, other, ssccOf(1), ssccOf(3)]);
  });

  it('given a damaged view, when it is rebuilt, then differing rows are named; accepted, it is replaced', async () => {
    const [sscc, at] = ['376104250021234569', '2026-03-16T01:00:00.000Z'];
    await audit.append([BoxSeen.of(at, { sscc, scanId: 's-1', atGln: '2000220100007', byRef: 'p-1' })]);
    await audit.get(`/v1/trails/${sscc}?atLeast=1`);
    await audit.database.execute(`UPDATE ${trailsSchema}.boxes SET status = 'delivered'`);
    const report = await audit.views.rebuild('audit.trails');
    expect(report.equal).toBe(false);
    expect(report.differences.map(({ table, only }) => [table, only])).toEqual([
      ['boxes', 'live'],
      ['boxes', 'rebuilt'],
    ]);
    expect((await audit.get('/v1/trails')).body.items).toMatchObject([{ sscc, status: 'delivered' }]);
    await audit.rebuildAccepting('audit.trails');
    expect((await audit.get(`/v1/trails`)).body).toEqual({
      items: [
        {
          sscc,
          status: 'unknown',
          holderType: null,
          holderId: null,
          broken: true,
          explained: false,
          steps: 1,
        },
      ],
      next: null,
      places: {},
    });
  });

  it('given a trail, then it is read as JSON and as a timeline, even by its Digital Link', async () => {
    const [sscc, at] = ['376104250021234569', '2026-03-16T01:00:00.000Z'];
    await audit.append([
      SupplierRegistered.of(at, {
        ...supplierUnknown,
        gln: '2000220100007',
        name: '北站',
        latitude: null,
        longitude: null,
      }),
      BoxSeen.of(at, { sscc, scanId: 's-1', atGln: '2000220100007', byRef: 'p-1' }),
    ]);
    const link = encodeURIComponent(`https://id.example.org/00/${sscc}`);
    expect((await audit.get(`/v1/trails/${link}?atLeast=2`)).body).toMatchObject({
      sscc,
      breaks: { kind: 'never-packed' },
      steps: [{ kind: 'seen', place: { gln: '2000220100007', name: '北站' }, source: { position: 2 } }],
    });
    const { text } = await audit.get(`/v1/trails/${sscc}`, 'text/plain');
    expect(text.split('\n')[0]).toContain(`box ${sscc}`);
    expect(text).toContain('北站');
  });

  it('given a cached name, when the place is renamed, then a read at that position has the new one', async () => {
    const [sscc, gln, at] = ['376104250021234569', '2000220100007', '2026-03-16T01:00:00.000Z'];
    const named = (name: string) =>
      SupplierRegistered.of(at, { ...supplierUnknown, gln, name, latitude: null, longitude: null });
    const nameAt = async (query: string) =>
      (await audit.get(`/v1/trails/${sscc}${query}`)).body.steps[0].place.name as string;
    await audit.append([named('old'), BoxSeen.of(at, { sscc, scanId: 's-1', atGln: gln, byRef: 'p-1' })]);
    expect([await nameAt('?atLeast=2'), await nameAt('')]).toEqual(['old', 'old']);
    await audit.append([named('new')]);
    expect([await nameAt('?atLeast=3'), await nameAt('')]).toEqual(['new', 'new']);
  });

  it('given a trail that was read, when its view is rebuilt, then the same statement reads the new one', async () => {
    const [sscc, at] = ['376104250021234569', '2026-03-16T01:00:00.000Z'];
    await audit.append([BoxSeen.of(at, { sscc, scanId: 's-1', atGln: '2000220100007', byRef: 'p-1' })]);
    await audit.get(`/v1/trails/${sscc}?atLeast=1`);
    await audit.database.execute(`DELETE FROM ${trailsSchema}.steps`);
    expect(await audit.refused(`/v1/trails/${sscc}`)).toBe('404 BOX_UNKNOWN');
    await audit.rebuildAccepting('audit.trails');
    expect((await audit.get(`/v1/trails/${sscc}`)).body.steps).toHaveLength(1);
  });

  it('given a network, when the accounts below a station are listed, then they are those of its children', async () => {
    await audit.append(network);
    const names = async (query: string) =>
      (await audit.get(`/v1/accounts?atLeast=${await audit.store.head()}${query}`)).body.items
        .map(({ name }: { name: string }) => name)
        .sort();
    expect(await names(`&parentGln=${glns.city}`)).toEqual(['district', 'otherDistrict']);
    expect(await names(`&parentGln=${glns.city}&tier=community`)).toEqual([]);
    expect(await names('&parentGln=2000220100007')).toEqual([]);
  });

  it('given an unknown or invalid id, then it is refused with its code', async () => {
    const answers = await Promise.all(
      [
        '/v1/trails/376104250021234560',
        '/v1/trails/12',
        '/v1/trails/376104250021234569',
        '/v1/accounts/9501101530003',
        '/v1/trails?state=lost',
        '/v1/trails?limit=201',
        '/v1/trails?cursor=%21',
        '/v1/trails?nonsense=1',
        '/v1/nowhere',
      ].map(async (path) => {
        const { status, body } = await audit.get(path);
        return `${path}: ${status} ${(body as { code: string }).code}`;
      }),
    );
    expect(answers).toEqual([
      '/v1/trails/376104250021234560: 400 INPUT_INVALID',
      '/v1/trails/12: 400 INPUT_INVALID',
      '/v1/trails/376104250021234569: 404 BOX_UNKNOWN',
      '/v1/accounts/9501101530003: 404 STATION_UNKNOWN',
      '/v1/trails?state=lost: 400 INPUT_INVALID',
      '/v1/trails?limit=201: 400 INPUT_INVALID',
      '/v1/trails?cursor=%21: 400 CURSOR_INVALID',
      '/v1/trails?nonsense=1: 400 INPUT_INVALID',
      '/v1/nowhere: 404 ROUTE_UNKNOWN',
    ]);
  });
});
