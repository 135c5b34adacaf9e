import { FactCorrected, RoundOpened, SupplierRegistered, supplierUnknown } from '@boxtrail/contracts';
import { completeKey, type DomainEvent, type RecordedEvent } from '@boxtrail/kernel';
import { Reads } from '@boxtrail/http';
import * as fc from 'fast-check';
import { balanced, emptyAccount, type BoxAccount } from '../domain/accounts';
import { accountKinds } from '../domain/stays';
import type { JudgedTrail, Moment } from '../domain/box-trail';
import { record, trailsOf } from '../domain/testing/log';
import { naiveAccounts } from '../domain/testing/naive-accounts';
import { naiveReplay } from '../domain/testing/naive-replay';
import * as one from '../domain/testing/one-box';
import { play } from '../domain/testing/random-history';
import { delays, plans } from '../domain/testing/random-plan';
import { AccountExplanationQueries } from '../views/trails/account-explanation.queries';
import { AccountQueries } from '../views/trails/accounts.queries';
import { BoxPages } from '../views/trails/box-pages';
import { AuditService } from '../testing/audit-service';
import { trailsSchema } from '../views/trails/trails.view';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
type Json = any;

let audit: AuditService;
beforeEach(async () => {
  audit = await AuditService.start();
});
afterEach(() => audit.stop());

const query = (params: object) => {
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

/** The summary of a box. */
function lineOf(trail: JudgedTrail | undefined) {
  if (trail === undefined) return null;
  const { open, since } = trail.state;
  const openBreak = open.some(({ severity }) => severity === 'breaks');
  const wasExplained = trail.state.explained.length > 0;
  const [broken, explained] = [openBreak || wasExplained, wasExplained && !openBreak];
  const { status, holder } = trail;
  return { status, holder, since, broken, explained, open: open.map(({ kind }) => kind).sort() };
}

/** The places and boxes of `one` with valid check digits, as the API requires. */
const real = (key: string) => completeKey(key.length === 13 ? 'gln' : 'sscc', key.slice(0, -1));
const [bench, city, district, drop] = [real(one.bench), real(one.city), real(one.district), real(one.drop)];
const [box, other] = [real(one.box), real(one.other)];
const withRealKeys = <Event extends DomainEvent>(event: Event): Event =>
  JSON.parse(
    [one.bench, one.city, one.district, one.drop, one.box, one.other].reduce(
      (text, key) => text.replaceAll(`"${key}"`, `"${real(key)}"`),
      JSON.stringify(event),
    ),
  ) as Event;
const put = (event: DomainEvent) => audit.put(withRealKeys(event));
const append = (...events: DomainEvent[]) => audit.append(events.map(withRealKeys));

const named = (gln: string, name: string) =>
  SupplierRegistered.of('2026-03-16T00:00:00.000Z', {
    ...supplierUnknown,
    gln,
    name,
    latitude: null,
    longitude: null,
  });
const roundOpened = (roundId: string) =>
  RoundOpened.of(one.at(-8), {
    roundId,
    communityGln: drop,
    supplierGln: bench,
    cutoffAt: one.at(-2),
    offers: [{ gtin: '02900000000018', priceFen: 100, contentsVersion: 1 }],
    designation: null,
  });

function count(trails: readonly JudgedTrail[]) {
  const byStatus: Record<string, number> = {};
  for (const { status } of trails) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const broken = trails.filter((trail) => lineOf(trail)?.broken === true).length;
  return { boxes: trails.length, byStatus, broken };
}

describe('time travel over HTTP, against a naive replay of the log', () => {
  let explainedUnproved = 0;
  afterAll(() => expect(explainedUnproved).toBeGreaterThan(0));

  it.each([11, 13, 17, 18])(
    'given history %i with late and corrected facts, then every answer equals the replay',
    async (seed) => {
      const [sample] = fc.sample(fc.tuple(plans, delays, fc.infiniteStream(fc.nat(1_000_000))), {
        numRuns: 1,
        seed,
      });
      if (sample === undefined) throw new Error('no sample');
      const [plan, late, random] = sample;
      const events = record(play(plan).happenings, late).map(({ event }) => event);
      await audit.append([roundOpened('round-1')]);
      for (let i = 0; i < events.length; i += 9) {
        await audit.append(events.slice(i, i + 9));
        await new Promise((next) => setTimeout(next, 2));
      }
      const log = await audit.log();
      const loads = [
        ...new Set(log.flatMap(({ event }) => (event.data as { loadId?: string }).loadId ?? [])),
      ];
      const registered = log.flatMap(({ event }) => (event.data as { gln?: string }).gln ?? []);
      const moved = [...trailsOf(log).values()].flat().flatMap(({ custodyTo }) => {
        return typeof custodyTo !== 'string' && custodyTo.type === 'station' ? [custodyTo.id] : [];
      });
      const glns = [...new Set([...registered, ...moved])];
      await audit.append(glns.map((gln) => named(gln, gln)));
      const pick = (times: readonly string[]) => {
        const n: number = random.next().value;
        return n % 5 === 0 ? undefined : times[n % times.length];
      };
      const moments = Array.from({ length: 6 }, (): Moment => ({
        at: pick(log.map(({ event }) => event.occurredAt)),
        knownAt: pick(log.map(({ recordedAt }) => recordedAt)),
      }));
      for (const moment of moments) await compare(log, moment, loads, glns);
      for (const [i, from] of moments.entries()) {
        const to = moments[(i + 1) % moments.length] ?? {};
        await compareDiff(log, from, to);
      }
    },
    120_000,
  );

  async function compare(
    log: readonly RecordedEvent[],
    moment: Moment,
    loads: readonly string[],
    glns: readonly string[],
  ) {
    const naive = naiveReplay(log, moment);
    const trails = [...naive.values()];
    for (const sscc of trailsOf(log).keys()) {
      const expected = naive.get(sscc);
      const { status, body } = await audit.get(`/v1/trails/${sscc}${query(moment)}`);
      if (expected === undefined) {
        // If everything known was withdrawn, the trail shows it, and the summary has no box.
        expect([status, body.code ?? body.status]).toEqual(
          status === 200 ? [200, 'unknown'] : [404, 'BOX_UNKNOWN'],
        );
        continue;
      }
      const counting = body.steps.filter(
        ({ kind, correctedBy }: { kind: string; correctedBy: unknown }) =>
          kind !== 'corrected' && correctedBy === null,
      );
      expect({
        status: body.status,
        holder: body.holder,
        open: body.openFindings.map(({ words }: { words: string }) => words),
        steps: counting.map(({ source, custodian }: Json) => [source.position, custodian]),
      }).toEqual({
        status: expected.status,
        holder: expected.holder,
        open: expected.state.open.map(({ words }) => words),
        steps: expected.steps.map(({ step, after }) => [step.position, after]),
      });
    }

    const books = naiveAccounts(trails);
    const accounts = glns.map((gln) => {
      const account = books.get(`station ${gln}`) ?? emptyAccount;
      return { gln, name: gln, tier: 'supplier', ...account, balanced: balanced(account) };
    });
    const unbalanced = [...books]
      .filter(([, account]) => !balanced(account))
      .map(([key, account]) => holderAccount(key, account, glns))
      .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
    const summary = await audit.get(`/v1/summary${query(moment)}`);
    const sums = Object.fromEntries(
      Object.keys(emptyAccount).map((field) => [
        field,
        accounts.reduce((total, account) => total + account[field as keyof BoxAccount], 0),
      ]),
    );
    expect(summary.body).toMatchObject({
      stations: 0,
      ...count(trails),
      accountsBalanced: unbalanced.length === 0,
      unbalanced,
      tiers: [
        {
          tier: 'supplier',
          stations: glns.length,
          ...sums,
          balanced: accounts.every((account) => account.balanced),
        },
      ],
    });
    expect(summary.body.byStatus).toEqual(count(trails).byStatus);
    const list = await audit.get(`/v1/accounts${query({ ...moment, limit: '200' })}`);
    const byGln = [...accounts].sort((a, b) => (a.gln < b.gln ? -1 : 1));
    expect(list.body).toEqual({ items: byGln, next: null });
    let nextOfDoubt = '';
    const inDoubt = byGln.filter((account) => !account.balanced);
    const only = { ...moment, balanced: 'false', limit: '1' };
    for (const [i, account] of inDoubt.entries()) {
      const cursor = i === 0 ? {} : { cursor: nextOfDoubt };
      const page = await audit.get(`/v1/accounts${query({ ...only, ...cursor })}`);
      expect(page.body.items).toEqual([account]);
      expect(page.body.next === null).toBe(i === inDoubt.length - 1);
      nextOfDoubt = String(page.body.next);
    }
    expect((await audit.get(`/v1/accounts${query({ ...only, tier: 'district' })}`)).body.items).toEqual([]);
    for (const account of accounts) {
      expect((await audit.get(`/v1/accounts/${account.gln}${query(moment)}`)).body).toEqual(account);
      await compareDay(account, moment);
      const explain = query({ ...moment, explain: 'true' });
      expect((await audit.get(`/v1/accounts/${account.gln}${explain}`)).body).toMatchObject({
        ...account,
        explained: explainedBy(trails, `station ${account.gln}`, account),
      });
    }
    for (const [key, account] of books) {
      const holder = holderAccount(key, account, glns);
      const path = `/v1/holder-accounts/${holder.kind}/${encodeURIComponent(holder.id)}`;
      expect((await audit.get(`${path}${query(moment)}`)).body).toEqual(holder);
      if (holder.balanced) continue;
      const { body } = await audit.get(`${path}${query({ ...moment, explain: 'true' })}`);
      expect(body).toMatchObject({ ...holder, explained: explainedBy(trails, key, account) });
    }
    for (const kind of accountKinds) {
      const doubtful = query({ ...moment, kind, balanced: 'false', limit: '200' });
      expect((await audit.get(`/v1/holder-accounts${doubtful}`)).body).toEqual({
        items: unbalanced.filter((account) => account.kind === kind),
        next: null,
      });
    }

    for (const loadId of loads) {
      const own = trails.filter(({ steps }) => steps.some(({ step }) => step.loadId === loadId));
      await compareHistory(`/v1/load-history/${loadId}`, moment, own);
    }
    const packed = trails.filter(({ steps }) => steps.some(({ step }) => step.kind === 'packed'));
    await compareHistory('/v1/round-history/round-1', moment, packed);
  }

  /** What a day began with, and what its hours changed, is what it ended with; after the last day nothing changed. */
  async function compareDay({ gln }: { gln: string }, moment: Moment) {
    const day = async (date: string) =>
      (await audit.get(`/v1/accounts/${gln}/days/${date}${query(moment)}`)).body;
    const end = (last: string) => ({
      ...moment,
      at: moment.at !== undefined && moment.at < last ? moment.at : last,
    });
    const after = async (body: Json, at: object) => {
      const account = (await audit.get(`/v1/accounts/${gln}${query(at)}`)).body;
      const changed = (column: keyof BoxAccount) =>
        (body.hours as BoxAccount[]).reduce(
          (sum, hour) => sum + hour[column],
          body.opening[column] as number,
        );
      for (const column of Object.keys(emptyAccount) as (keyof BoxAccount)[])
        expect([column, changed(column)]).toEqual([column, account[column]]);
    };
    const body = await day('2026-03-16');
    expect(body).toMatchObject({ gln, from: '2026-03-15T16:00:00.000Z', until: '2026-03-16T16:00:00.000Z' });
    expect(body.hours.map(({ from }: Json) => Date.parse(from))).toEqual(
      Array.from({ length: 24 }, (_, i) => Date.parse('2026-03-15T16:00:00Z') + i * 3_600_000),
    );
    await after(body, end('2026-03-16T15:59:59.999Z'));
    const latest = await day('latest');
    expect(latest).toEqual(await day(latest.day));
    await after(latest, moment);
  }

  const place = ({ kind }: { kind: string }) => accountKinds.findIndex((each) => each === kind);

  function holderAccount(key: string, account: BoxAccount, glns: readonly string[]) {
    const [, kind = '', id = ''] = /^(\w+) (.*)$/.exec(key) ?? [];
    const name = kind === 'station' && glns.includes(id) ? id : null;
    return { kind, id, name, ...account, balanced: balanced(account) };
  }

  /** An explanation computed simply: the boxes whose own account of the holder is not balanced. */
  function explainedBy(trails: readonly JudgedTrail[], key: string, account: BoxAccount) {
    const books = Object.fromEntries(
      Object.keys(emptyAccount).map((field) => [field, account[field as keyof BoxAccount]]),
    );
    const unproved = trails.flatMap((trail) => {
      const { missing = 0, unproved: doubts = 0 } = naiveAccounts([trail]).get(key) ?? {};
      const isOpen = ({ severity, closedBy }: JudgedTrail['findings'][number]) =>
        severity === 'breaks' && closedBy === null;
      expect(missing + doubts === 0 || trail.findings.some(isOpen)).toBe(true);
      return Array.from({ length: missing + doubts }, () => trail.sscc);
    });
    unproved.sort();
    if (unproved.length > 0) explainedUnproved += 1;
    return {
      fromSteps: books,
      booked: books,
      agrees: true,
      boxes: [],
      more: false,
      unproved: unproved.map((sscc) => ({
        sscc,
        findings: expect.arrayContaining([expect.anything()]) as Json,
      })),
      moreUnproved: false,
      unreadable: 0,
    };
  }

  async function compareHistory(path: string, moment: Moment, own: readonly JudgedTrail[]) {
    const { status, body } = await audit.get(`${path}${query({ ...moment, limit: '200' })}`);
    if (status === 404) expect(own).toEqual([]);
    else {
      const lines = own.map((trail) => [trail.sscc, lineOf(trail)] as const);
      const items = body.items.map(({ sscc, last: _, ...line }: Json) => [sscc, line]);
      expect({ boxes: body.boxes, byStatus: body.byStatus, broken: body.broken, items }).toEqual({
        ...count(own),
        items: lines.sort(([a], [b]) => (a < b ? -1 : 1)),
      });
    }
  }

  async function compareDiff(log: readonly RecordedEvent[], from: Moment, to: Moment) {
    const [before, after] = [naiveReplay(log, from), naiveReplay(log, to)];
    const expected = [...trailsOf(log).keys()]
      .sort()
      .map((sscc) => ({ sscc, from: lineOf(before.get(sscc)), to: lineOf(after.get(sscc)) }))
      .filter((line) => JSON.stringify(line.from) !== JSON.stringify(line.to));
    const params = { fromAt: from.at, fromKnownAt: from.knownAt, toAt: to.at, toKnownAt: to.knownAt };
    const { body } = await audit.get(`/v1/diff${query(params)}`);
    expect(body).toEqual({ items: expected, next: null });
    const found = [];
    for (let cursor: string | undefined; ;) {
      const page = (await audit.get(`/v1/diff${query({ ...params, limit: '2', cursor })}`)).body;
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(found).toEqual(expected);
    for (const { sscc, ...line } of expected) {
      expect((await audit.get(`/v1/diff${query({ ...params, sscc })}`)).body.items).toEqual([
        { sscc, ...line },
      ]);
    }
  }
});

describe('a corrected fact, in event time and record time', () => {
  const station = (id: string) => ({ type: 'station', id });

  /** Recorded as received in the city by mistake, at the district in truth; corrected six hours later. */
  async function story() {
    const noted: Record<string, string> = {};
    await append(named(bench, 'Bench'), named(city, 'City'), named(district, 'District'));
    noted['round'] = await put(roundOpened('round-1'));
    noted['packed'] = await put(one.packed(0));
    noted['dispatched'] = await put(one.dispatched(1, 'L1', bench, district));
    noted['received'] = await put(one.received(3, 'L1', city));
    noted['corrected'] = await put(
      FactCorrected.of(one.at(9), {
        sscc: null,
        loadId: 'L1',
        scanId: 'received-3',
        fact: 'delivery.BoxesReceived',
        ssccs: [box],
        instead: one.received(3, 'L1', district) as never,
        reason: 'the scanner was set to the city',
        byRef: 'p-7',
      }),
    );
    return noted;
  }
  const held = async (gln: string, params: object) =>
    (await audit.get(`/v1/accounts/${gln}${query(params)}`)).body.held as number;

  it('given a receipt corrected to another station, then accounts follow from its record time', async () => {
    const noted = await story();
    const now = (await audit.get(`/v1/trails/${box}${query({ at: one.at(5) })}`)).body;
    expect(now).toMatchObject({
      at: one.at(5),
      knownAt: null,
      status: 'at-station',
      holder: station(district),
    });
    expect(now.steps.map(({ kind, correctedBy, custodian }: Json) => [kind, custodian, correctedBy])).toEqual(
      [
        ['packed', station(bench), null],
        ['dispatched', { type: 'load', id: 'L1' }, null],
        [
          'received',
          { type: 'load', id: 'L1' },
          {
            position: 8,
            occurredAt: one.at(9),
            recordedAt: noted['corrected'],
            scanId: 'received-3',
            fact: 'delivery.BoxesReceived',
            withdrawn: false,
            reason: 'the scanner was set to the city',
            byRef: 'p-7',
          },
        ],
        ['received', station(district), null],
      ],
    );
    const then = (await audit.get(`/v1/trails/${box}${query({ at: one.at(5), knownAt: noted['received'] })}`))
      .body;
    expect(then).toMatchObject({
      holder: station(city),
      steps: [{}, {}, { kind: 'received', correctedBy: null }],
    });
    expect(then.openFindings.map(({ kind }: Json) => kind)).toEqual(['wrong-station']);
    expect([await held(city, {}), await held(district, {})]).toEqual([0, 1]);
    const knownAt = noted['received'];
    expect([await held(city, { knownAt }), await held(district, { knownAt })]).toEqual([1, 0]);
    const early = { at: one.at(2) };
    expect([await held(bench, early), await held(city, early), await held(district, early)]).toEqual([
      0, 0, 0,
    ]);
  });

  it('given the correction, then the timeline shows both steps and names its moment', async () => {
    const { received } = await story();
    const { text } = await audit.get(`/v1/trails/${box}?atLeast=8`, 'text/plain');
    expect(text.split('\n').slice(4, 9)).toEqual([
      expect.stringMatching(/^ {2}2026-03-20 11:00:00 .* received +City +load L1 +key-1$/),
      '    x  corrected 2026-03-20 17:00:00',
      expect.stringMatching(/^ {2}2026-03-20 11:00:00 .* received +District +District +key-1$/),
      expect.stringMatching(/^ {2}2026-03-20 17:00:00 .* corrected: received-3 +District +key-1$/),
      '    -- by p-7: the scanner was set to the city',
    ]);
    const past = await audit.get(
      `/v1/trails/${box}${query({ at: one.at(2), knownAt: received })}`,
      'text/plain',
    );
    expect(past.text.split('\n')[0]).toMatch(
      new RegExp(`^box ${box} as of 2026-03-20 10:00:00 as known \\d{4}-.{14}: on the road with load L1$`),
    );
  });

  it('given the correction, then the diff around its record time is that box, with both states', async () => {
    const noted = await story();
    const difference = {
      sscc: box,
      from: {
        status: 'at-station',
        holder: station(city),
        since: one.at(3),
        broken: false,
        explained: false,
        open: ['wrong-station'],
      },
      to: {
        status: 'at-station',
        holder: station(district),
        since: one.at(3),
        broken: false,
        explained: false,
        open: [],
      },
    };
    const params = { fromKnownAt: noted['received'] };
    for (const only of [{}, { sscc: box }, { gln: city }, { gln: district }]) {
      const { body } = await audit.get(`/v1/diff${query({ ...params, ...only })}`);
      expect(body).toEqual({ items: [difference], next: null });
    }
    expect((await audit.get(`/v1/diff${query({ ...params, toKnownAt: noted['received'] })}`)).body).toEqual({
      items: [],
      next: null,
    });
    expect(
      (await audit.get(`/v1/diff${query({ fromKnownAt: noted['round'], toAt: one.at(0) })}`)).body,
    ).toEqual({
      items: [
        {
          sscc: box,
          from: null,
          to: {
            status: 'packed',
            holder: station(bench),
            since: one.at(0),
            broken: false,
            explained: false,
            open: [],
          },
        },
      ],
      next: null,
    });
  });

  it('given the correction, then load and round are shown at each moment', async () => {
    const noted = await story();
    const load = (await audit.get(`/v1/load-history/L1?atLeast=8`)).body;
    expect(load).toMatchObject({
      loadId: 'L1',
      at: null,
      knownAt: null,
      status: 'received',
      boxes: 1,
      broken: 0,
    });
    expect(
      load.history.map(({ kind, boxes, details, correctedBy }: Json) => [
        kind,
        boxes,
        details.atGln ?? null,
        correctedBy?.reason ?? null,
      ]),
    ).toEqual([
      ['dispatched', 1, null, null],
      ['received', 1, city, 'the scanner was set to the city'],
      ['received', 1, district, null],
      ['corrected', null, null, null],
    ]);
    expect(load.items).toEqual([
      {
        sscc: box,
        status: 'at-station',
        holder: station(district),
        since: one.at(3),
        broken: false,
        explained: false,
        open: [],
        last: { kind: 'received', occurredAt: one.at(3) },
      },
    ]);
    expect((await audit.get(`/v1/load-history/L1${query({ at: one.at(2) })}`)).body).toMatchObject({
      status: 'dispatched',
      byStatus: { 'in-transit': 1 },
      history: [{ kind: 'dispatched' }],
    });
    expect(await audit.refused(`/v1/load-history/L1${query({ knownAt: noted['packed'] })}`)).toBe(
      '404 LOAD_UNKNOWN',
    );
    expect((await audit.get(`/v1/round-history/round-1${query({ at: one.at(2) })}`)).body).toMatchObject({
      roundId: 'round-1',
      status: 'opened',
      byStatus: { 'in-transit': 1 },
      items: [{ sscc: box, last: { kind: 'packed', occurredAt: one.at(0) } }],
    });
    expect(
      (await audit.get(`/v1/round-history/round-1${query({ knownAt: noted['round'] })}`)).body,
    ).toMatchObject({
      boxes: 0,
      byStatus: {},
      items: [],
      next: null,
    });
  });

  it('given invalid moments or unknown objects, then they are refused', async () => {
    const noted = await story();
    const before = new Date(Date.parse(noted['round'] ?? '') - 60_000).toISOString();
    const [future, soon] = ['2999-01-01T00:00:00Z', encodeURIComponent('2999-01-01T08:00:00+08:00')];
    const answers = [];
    for (const path of [
      `/v1/trails/${box}?at=${future}`,
      `/v1/trails/${box}?knownAt=${soon}`,
      `/v1/accounts?at=${future}`,
      `/v1/accounts/${city}?knownAt=${future}`,
      `/v1/summary?at=${future}`,
      `/v1/load-history/L1?at=${future}`,
      `/v1/round-history/round-1?knownAt=${future}`,
      `/v1/diff?fromAt=${future}`,
      `/v1/diff?toKnownAt=${future}`,
      `/v1/trails/${box}?at=yesterday`,
      `/v1/trails/${box}?knownAt=${before}`,
      `/v1/trails/${box}?at=${one.at(-1)}`,
      `/v1/trails/376104250021234569?at=${one.at(1)}`,
      `/v1/accounts/9501101530003?at=${one.at(1)}`,
      `/v1/load-history/L2`,
      `/v1/load-history/L1?knownAt=${before}`,
      `/v1/round-history/round-2`,
      `/v1/round-history/round-1?knownAt=${before}`,
      `/v1/diff?sscc=376104250021234569`,
      `/v1/diff?gln=9501101530003`,
      `/v1/diff?sscc=${box}&gln=${city}`,
      `/v1/diff?cursor=%21`,
      `/v1/load-history/L1?cursor=abc`,
      `/v1/accounts/${city}?explain=true&at=${future}`,
      `/v1/accounts/9501101530003?explain=true&at=${one.at(1)}`,
      `/v1/accounts/9501101530003/days/2026-03-16`,
      `/v1/accounts/${city}/days/2026-02-30`,
      `/v1/accounts/${city}/days/2026-03-16?at=${future}`,
    ]) {
      answers.push(`${path.replace(before, 'before')}: ${await audit.refused(path)}`);
    }
    expect(answers).toEqual([
      `/v1/trails/${box}?at=${future}: 400 TIME_IN_FUTURE`,
      `/v1/trails/${box}?knownAt=${soon}: 400 TIME_IN_FUTURE`,
      `/v1/accounts?at=${future}: 400 TIME_IN_FUTURE`,
      `/v1/accounts/${city}?knownAt=${future}: 400 TIME_IN_FUTURE`,
      `/v1/summary?at=${future}: 400 TIME_IN_FUTURE`,
      `/v1/load-history/L1?at=${future}: 400 TIME_IN_FUTURE`,
      `/v1/round-history/round-1?knownAt=${future}: 400 TIME_IN_FUTURE`,
      `/v1/diff?fromAt=${future}: 400 TIME_IN_FUTURE`,
      `/v1/diff?toKnownAt=${future}: 400 TIME_IN_FUTURE`,
      `/v1/trails/${box}?at=yesterday: 400 INPUT_INVALID`,
      `/v1/trails/${box}?knownAt=before: 404 BOX_UNKNOWN`,
      `/v1/trails/${box}?at=${one.at(-1)}: 404 BOX_UNKNOWN`,
      `/v1/trails/376104250021234569?at=${one.at(1)}: 404 BOX_UNKNOWN`,
      `/v1/accounts/9501101530003?at=${one.at(1)}: 404 STATION_UNKNOWN`,
      `/v1/load-history/L2: 404 LOAD_UNKNOWN`,
      `/v1/load-history/L1?knownAt=before: 404 LOAD_UNKNOWN`,
      `/v1/round-history/round-2: 404 ROUND_UNKNOWN`,
      `/v1/round-history/round-1?knownAt=before: 404 ROUND_UNKNOWN`,
      `/v1/diff?sscc=376104250021234569: 404 BOX_UNKNOWN`,
      `/v1/diff?gln=9501101530003: 404 STATION_UNKNOWN`,
      `/v1/diff?sscc=${box}&gln=${city}: 400 INPUT_INVALID`,
      '/v1/diff?cursor=%21: 400 CURSOR_INVALID',
      '/v1/load-history/L1?cursor=abc: 400 CURSOR_INVALID',
      `/v1/accounts/${city}?explain=true&at=${future}: 400 TIME_IN_FUTURE`,
      `/v1/accounts/9501101530003?explain=true&at=${one.at(1)}: 404 STATION_UNKNOWN`,
      `/v1/accounts/9501101530003/days/2026-03-16: 404 STATION_UNKNOWN`,
      `/v1/accounts/${city}/days/2026-02-30: 400 INPUT_INVALID`,
      `/v1/accounts/${city}/days/2026-03-16?at=${future}: 400 TIME_IN_FUTURE`,
    ]);
    const words = async (path: string) => (await audit.get(path)).body.detail as string;
    expect(await words(`/v1/trails/${box}?knownAt=${before}`)).toBe(`nothing was known of box ${box} then`);
    expect(await words(`/v1/trails/${box}?at=${one.at(-1)}`)).toBe(`nothing had happened to box ${box} then`);
    expect((await audit.get(`/v1/summary?knownAt=${before}`)).body).toEqual({
      stations: 0,
      boxes: 0,
      byStatus: {},
      broken: 0,
      accountsBalanced: true,
      unbalanced: [],
      tiers: [{ tier: 'supplier', stations: 3, ...emptyAccount, balanced: true }],
    });
    expect((await audit.get(`/v1/accounts/${drop}`)).status).toBe(404);
  });
});

describe('an account that does not balance', () => {
  it('given a correct account, when it is explained, then it agrees and no box is listed', async () => {
    await append(
      named(bench, 'Bench'),
      one.packed(0),
      one.packed(1, other),
      one.dispatched(2, 'L1', bench, city),
    );
    const books = { ...emptyAccount, in: 2, out: 1, held: 1 };
    expect((await audit.get(`/v1/accounts/${bench}?explain=true&atLeast=4`)).body).toEqual({
      gln: bench,
      name: 'Bench',
      tier: 'supplier',
      ...books,
      balanced: true,
      explained: {
        fromSteps: books,
        booked: books,
        agrees: true,
        boxes: [],
        more: false,
        unproved: [],
        moreUnproved: false,
        unreadable: 0,
      },
    });
  });

  it('given damaged rows, then each box is listed with the events of its account', async () => {
    await append(
      named(bench, 'Bench'),
      one.packed(0),
      one.packed(1, other),
      one.dispatched(2, 'L1', bench, city),
    );
    await audit.get(`/v1/accounts/${bench}?atLeast=4`);
    await audit.database.execute(
      `UPDATE ${trailsSchema}.boxes SET holder_type = 'station', holder_id = '${bench}' WHERE sscc = '${box}';
       DELETE FROM ${trailsSchema}.boxes WHERE sscc = '${other}';
       UPDATE ${trailsSchema}.accounts SET entered = entered + 1 WHERE id = '${bench}'`,
    );
    const { body } = await audit.get(`/v1/accounts/${bench}?explain=true`);
    expect(body).toEqual({
      gln: bench,
      name: 'Bench',
      tier: 'supplier',
      ...emptyAccount,
      in: 3,
      out: 1,
      held: 1,
      balanced: false,
      explained: {
        fromSteps: { ...emptyAccount, in: 2, out: 1, held: 1 },
        booked: { ...emptyAccount, in: 3, out: 1, held: 1 },
        agrees: false,
        boxes: [
          {
            sscc: box,
            words: 'its steps and its row disagree who has it',
            byMoves: { type: 'load', id: 'L1' },
            byRow: { type: 'station', id: bench },
            moves: [
              { position: 2, ordinal: 0, occurredAt: one.at(0), what: 'in' },
              { position: 4, ordinal: 0, occurredAt: one.at(2), what: 'out' },
            ],
          },
          {
            sscc: other,
            words: 'it has steps but no row',
            byMoves: { type: 'station', id: bench },
            moves: [{ position: 3, ordinal: 0, occurredAt: one.at(1), what: 'in' }],
          },
        ],
        more: false,
        unproved: [],
        moreUnproved: false,
        unreadable: 0,
      },
    });
  });

  it('given a box whose row is at a station it never was at, then it is listed there', async () => {
    await append(named(bench, 'Bench'), named(city, 'City'), one.packed(0));
    await audit.get(`/v1/accounts/${city}?atLeast=3`);
    await audit.database.execute(`UPDATE ${trailsSchema}.boxes SET holder_id = '${city}'`);
    const { body } = await audit.get(`/v1/accounts/${city}?explain=true`);
    expect(body).toMatchObject({ held: 0, balanced: true, explained: { agrees: false } });
    expect(body.explained.boxes).toEqual([
      {
        sscc: box,
        words: 'its row says it is here, but no step ever brought it',
        byMoves: null,
        byRow: { type: 'station', id: city },
        moves: [],
      },
    ]);
  });

  it('given a view that advances during the read, then this is not reported as damage', async () => {
    await append(named(bench, 'Bench'), named(city, 'City'), one.packed(0), one.packed(1, other));
    await audit.get(`/v1/accounts/${bench}?atLeast=4`);
    const reads = audit.service.app.get(Reads);
    const rows = reads.rows.bind(reads);
    let moved = 0;
    const spy = jest.spyOn(reads, 'rows').mockImplementation(async (text, values) => {
      if (text.includes('sscc = ANY($1)') && moved === 0) {
        moved += 1;
        await append(one.dispatched(2, 'L1', bench, city));
        await reads.caughtUp('audit.trails', 5);
      }
      return rows(text, values);
    });
    const queries = new AccountExplanationQueries(reads, new BoxPages(reads), new AccountQueries(reads));
    const { explained } = await queries.one({ kind: 'station', id: bench }, {}, undefined);
    spy.mockRestore();
    const books = { ...emptyAccount, in: 2, out: 1, held: 1 };
    expect(moved).toBe(1);
    expect(explained).toMatchObject({ fromSteps: books, booked: books, agrees: true, boxes: [] });
  });

  it('given damaged rows, when they are read at a moment, then the damage shows with the moves until then', async () => {
    await append(
      named(bench, 'Bench'),
      one.packed(0),
      one.packed(1, other),
      one.dispatched(2, 'L1', bench, city),
    );
    await audit.get(`/v1/accounts/${bench}?atLeast=4`);
    await audit.database.execute(
      `UPDATE ${trailsSchema}.boxes SET holder_type = 'station', holder_id = '${bench}' WHERE sscc = '${box}';
       UPDATE ${trailsSchema}.accounts_entries SET entered = entered + 1 WHERE id = '${bench}'`,
    );
    const { body } = await audit.get(`/v1/accounts/${bench}?explain=true&at=${one.at(1)}`);
    expect(body).toEqual({
      gln: bench,
      name: 'Bench',
      tier: 'supplier',
      ...emptyAccount,
      in: 3,
      held: 2,
      balanced: false,
      explained: {
        fromSteps: { ...emptyAccount, in: 2, held: 2 },
        booked: { ...emptyAccount, in: 3, held: 2 },
        agrees: false,
        boxes: [
          {
            sscc: box,
            words: 'its steps and its row disagree who has it',
            byMoves: { type: 'load', id: 'L1' },
            byRow: { type: 'station', id: bench },
            moves: [{ position: 2, ordinal: 0, occurredAt: one.at(0), what: 'in' }],
          },
        ],
        more: false,
        unproved: [],
        moreUnproved: false,
        unreadable: 0,
      },
    });
  });

  it('given a box without a dispatch, then the unbalancing event is named until it is corrected', async () => {
    await append(named(bench, 'Bench'), named(city, 'City'));
    const packed = await put(one.packed(0));
    const received = await put(one.received(3, 'L1', city));
    await put(
      FactCorrected.of(one.at(9), {
        sscc: null,
        loadId: 'L1',
        scanId: 'received-3',
        fact: 'delivery.BoxesReceived',
        ssccs: [box],
        instead: null,
        reason: 'it was another box',
        byRef: 'p-7',
      }),
    );
    const finding = {
      kind: 'gap',
      words: `received at ${city} with load L1 on ${one.at(3)}, but no dispatch was recorded; station ${bench} had the box since ${one.at(0)}`,
      position: 4,
      ordinal: 0,
      occurredAt: one.at(3),
    };
    const read = async (gln: string, params: object) => {
      const { status, body } = await audit.get(`/v1/accounts/${gln}${query({ ...params, explain: 'true' })}`);
      expect([status, body.explained.agrees, body.explained.boxes]).toEqual([200, true, []]);
      return [body.in, body.out, body.held, body.balanced, body.explained.unproved];
    };
    const known = { knownAt: received };
    const unproved = [{ sscc: box, outcome: 'unproved', findings: [finding] }];
    expect([await read(bench, known), await read(city, known)]).toEqual([
      [1, 0, 0, false, unproved],
      [1, 0, 0, false, unproved],
    ]);
    const whole = [1, 0, 1, true, []];
    expect(await read(bench, { knownAt: received, at: one.at(2) })).toEqual(whole);
    expect(await read(bench, { knownAt: packed })).toEqual(whole);
    expect(await read(bench, {})).toEqual(whole);
    expect(await read(bench, { at: one.at(5) })).toEqual(whole);
    expect(await read(city, { at: one.at(5) })).toEqual([0, 0, 0, true, []]);
    expect(await read(bench, { knownAt: '2020-01-01T00:00:00Z' })).toEqual([0, 0, 0, true, []]);
  });
});
