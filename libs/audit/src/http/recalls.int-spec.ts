import { BoxPacked, RoundOpened, SupplierRegistered, supplierUnknown } from '@boxtrail/contracts';
import { ApiKeys, type Role } from '@boxtrail/http';
import { completeKey, type DomainEvent, type RecordedEvent } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import { record } from '../domain/testing/log';
import { naiveReplay } from '../domain/testing/naive-replay';
import { play } from '../domain/testing/random-history';
import { delays, plans } from '../domain/testing/random-plan';
import { AuditService } from '../testing/audit-service';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
type Json = any;

let audit: AuditService;
const keys = new Map<string, string>();
const gln = (n: number) => completeKey('gln', `02000000001${n}`);
const [bench, drop] = [gln(1), gln(2)];
const item = completeKey('gtin', '0290000000001');
const sscc = (n: number) => completeKey('sscc', `002000000000001${String(n).padStart(2, '0')}`);
const at = '2026-03-20T05:00:00.000Z';

const named = (place: string) =>
  SupplierRegistered.of('2026-03-16T00:00:00.000Z', {
    ...supplierUnknown,
    gln: place,
    name: place,
    latitude: null,
    longitude: null,
  });
const packed = (n: number, lots: readonly string[]) =>
  BoxPacked.of(at, {
    ...{ sscc: sscc(n), jobId: 'R-1', needId: `N-${n}`, gtin: item },
    contents: lots.map((lot) => ({ gtin: item, lot, quantity: n })),
    ...{ weightGrams: 100, packedAtGln: bench, destinationGln: drop, householdRef: `hh-${n}` },
    ...{ building: '1', unit: '1', order: 'own', placedByRef: null, specialNeeds: [] },
  });

beforeAll(async () => {
  audit = await AuditService.start();
  const inAYear = new Date(Date.now() + 31_536_000_000);
  for (const role of ['market-supervision', 'station', 'team', 'coordinator'] as const)
    for (const stationGln of [null, drop])
      keys.set(
        `${role} ${stationGln}`,
        await audit.service.app.get(ApiKeys).issue({ subject: `${role}-1`, role, stationGln }, inAYear),
      );
}, 120_000);
afterAll(() => audit.stop());

let requests = 0;
async function call(
  method: string,
  path: string,
  body?: object,
  role: Role = 'market-supervision',
  place: string | null = null,
) {
  const head = await audit.store.head();
  const address = method === 'GET' ? `${path}${path.includes('?') ? '&' : '?'}atLeast=${head}` : path;
  const response = await fetch(`${audit.service.url}${address}`, {
    method,
    headers: {
      authorization: `Bearer ${keys.get(`${role} ${place}`)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': `k-${(requests += 1)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const get = (path: string, role?: Role, place?: string | null) => call('GET', path, undefined, role, place);
const post = (path: string, body: object, role?: Role, place?: string | null) =>
  call('POST', path, body, role, place);

/** All pages. */
async function whole(path: string, limit = 200, role?: Role, place?: string | null): Promise<Json[]> {
  const items: Json[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const more = `${path.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
    const { status, body } = await get(path + more, role, place);
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.next;
  }
  return items;
}

/** What the recall says last of each box, by the log. */
type Said = Map<string, string | null>;

/** The boxes of a lot by a replay of the log: who has each, and its outcome. */
function replayed(log: readonly RecordedEvent[], gtin: string, lot: string, said: Said) {
  const trails = naiveReplay(log, {});
  return log
    .flatMap(({ event }) => (event.type === 'packing.BoxPacked' ? [event.data as Json] : []))
    .filter(({ contents }) => contents.some((line: Json) => line.gtin === gtin && line.lot === lot))
    .map(({ sscc }) => {
      const { status = 'unknown', holder = null } = trails.get(sscc) ?? {};
      const station = said.get(sscc);
      const isThere = holder?.type === 'station' && holder.id === station;
      const outcome =
        status === 'destroyed'
          ? 'destroyed'
          : isThere
            ? 'recovered'
            : station === null
              ? 'written-off'
              : 'open';
      return { sscc: sscc as string, status, holder, outcome };
    })
    .sort((a, b) => (a.sscc < b.sscc ? -1 : 1));
}

describe('a recall of random histories, against a replay of the log', () => {
  const outcomes = new Set<string>();
  afterAll(() => expect(outcomes).toEqual(new Set(['open', 'recovered', 'destroyed', 'written-off'])));

  it.each([3, 5, 8, 21])(
    'given history %i with late and corrected facts, then its boxes are those of the replay',
    async (seed) => {
      const [sample] = fc.sample(fc.tuple(plans, delays, fc.infiniteStream(fc.nat(1_000_000))), {
        numRuns: 1,
        seed,
      });
      if (sample === undefined) throw new Error('no sample');
      const [plan, late, random] = sample;
      const pick = (): number => random.next().value;
      // Boxes, loads and scans of their own for each history.
      const own = (event: DomainEvent): DomainEvent =>
        JSON.parse(
          JSON.stringify(event)
            .replace(
              /"0020000000000(\d{5})"/g,
              (_, tail: string) =>
                `"${completeKey('sscc', `00200000000${String(seed).padStart(2, '0')}${tail.slice(0, 4)}`)}"`,
            )
            .replace(/"(load|scan|seal|lot)-/g, `"$1-${seed}-`),
        ) as DomainEvent;
      const events = record(play(plan).happenings, late).map(({ event }) => own(event));
      const glns = [
        ...new Set(events.flatMap((event) => JSON.stringify(event).match(/(?<=")\d{13}(?=")/g) ?? [])),
      ];
      await audit.append(glns.map(named));
      const recallId = `recall-h${seed}`;
      const recalled = { gtin: '', lot: `lot-${seed}-1` };
      const said: Said = new Map();
      let opened = false;
      for (let i = 0; i < events.length; i += 7) {
        await audit.append(events.slice(i, i + 7));
        const first = events.find(({ type }) => type === 'packing.BoxPacked') as Json;
        recalled.gtin = first.data.contents[0].gtin;
        if (!opened) {
          expect((await post('/v1/recalls', { recallId, ...recalled, reason: 'mouldy' })).status).toBe(201);
          opened = true;
        }
        const now = replayed(await audit.log(), recalled.gtin, recalled.lot, said);
        const box = now[pick() % Math.max(1, now.length)];
        if (box === undefined) continue;
        if (pick() % 3 === 0) {
          const body = { ssccs: [box.sscc], reason: 'eaten' };
          expect((await post(`/v1/recalls/${recallId}/write-offs`, body)).status).toBe(200);
          said.set(box.sscc, null);
        } else {
          const atGln = box.holder?.type === 'station' ? box.holder.id : (glns[0] ?? '');
          const { status, body } = await post(`/v1/recalls/${recallId}/recoveries`, {
            atGln,
            ssccs: [box.sscc],
          });
          if (box.holder?.type === 'station') said.set(box.sscc, atGln);
          expect([status, body.code]).toEqual(
            box.holder?.type === 'station' ? [200, undefined] : [409, 'RECALLED_BOX_ELSEWHERE'],
          );
        }
      }
      const expected = replayed(await audit.log(), recalled.gtin, recalled.lot, said);
      const shown = await whole(`/v1/recalls/${recallId}/boxes`, 2, 'coordinator');
      expect(shown.map(({ sscc, status, holder, outcome }) => ({ sscc, status, holder, outcome }))).toEqual(
        expected,
      );
      for (const { outcome } of expected) outcomes.add(outcome);
      // By outcome, by holder, and in sum.
      const { body } = await get(`/v1/recalls/${recallId}`);
      expect(body.boxes).toBe(expected.length);
      for (const outcome of ['open', 'recovered', 'destroyed', 'written-off']) {
        const own = expected.filter((box) => box.outcome === outcome).map(({ sscc }) => sscc);
        expect(body.outcomes[outcome]).toBe(own.length);
        const some = await whole(`/v1/recalls/${recallId}/boxes?outcome=${outcome}`);
        expect(some.map(({ sscc }) => sscc)).toEqual(own);
      }
      const groups = new Map<string, [number, number]>();
      for (const { holder, outcome } of expected) {
        const key = `${holder?.type ?? null} ${holder === null || holder.type === 'resident' ? null : holder.id}`;
        const [boxes, open] = groups.get(key) ?? [0, 0];
        groups.set(key, [boxes + 1, open + (outcome === 'open' ? 1 : 0)]);
      }
      const holders = await whole(`/v1/recalls/${recallId}/holders`, 1);
      expect(new Map(holders.map(({ type, id, boxes, open }) => [`${type} ${id}`, [boxes, open]]))).toEqual(
        groups,
      );
      expect(holders).toHaveLength(groups.size);
      // The trail of each box names the recall.
      for (const { sscc } of expected) {
        const trail = await audit.get(`/v1/trails/${sscc}?atLeast=${await audit.store.head()}`);
        expect((trail.body.recalls as Json[]).map(({ recallId }) => recallId)).toEqual([recallId]);
      }
      const { body: closing, status } = await post(`/v1/recalls/${recallId}/close`, {});
      const open = body.outcomes.open as number;
      expect([status, closing.code]).toEqual(open > 0 ? [409, 'RECALL_BOXES_OPEN'] : [200, undefined]);
    },
    120_000,
  );
});

describe('a recall', () => {
  beforeAll(async () => {
    await audit.append([
      named(bench),
      named(drop),
      RoundOpened.of(at, {
        ...{ roundId: 'R-1', communityGln: drop, supplierGln: bench, cutoffAt: '2026-03-20T06:00:00.000Z' },
        offers: [{ gtin: item, priceFen: 100, contentsVersion: 1 }],
        designation: null,
      }),
      packed(1, ['A']),
      packed(2, ['A', 'B', 'A']),
      packed(3, ['B']),
      {
        ...{ type: 'delivery.BoxHandedOver', occurredAt: '2026-03-20T08:00:00.000Z' },
        data: {
          ...{ sscc: sscc(1), scanId: 'h-1', atGln: drop, byRef: 'v', receivedByRef: 'hh-1' },
          ...{ method: 'pick-up', proofRef: null },
        },
      },
    ]);
    const body = { recallId: 'A', gtin: item, lot: 'A', reason: 'mouldy' };
    expect((await post('/v1/recalls', body)).status).toBe(201);
  });

  it('finds boxes of its lot only, with the quantity of all their lines, and those packed later', async () => {
    const boxes = async () =>
      (await whole('/v1/recalls/A/boxes')).map(({ sscc, quantity }) => [sscc, quantity]);
    expect(await boxes()).toEqual([
      [sscc(1), 1],
      [sscc(2), 4],
    ]);
    await audit.append([packed(4, ['A'])]);
    expect(await boxes()).toEqual([
      [sscc(1), 1],
      [sscc(2), 4],
      [sscc(4), 4],
    ]);
  });

  it('shows a resident to keys that may see households, and to no other', async () => {
    const first = async (role: Role, place: string | null) => {
      const [box] = await whole('/v1/recalls/A/boxes', 1, role, place);
      return [box.holder, box.hidden];
    };
    const seen = [{ type: 'resident', id: 'hh-1' }, []];
    expect(await first('coordinator', null)).toEqual(seen);
    expect(await first('team', drop)).toEqual(seen);
    expect(await first('market-supervision', null)).toEqual([null, ['householdRef']]);
  });

  it('is shown on the trail of its boxes, as of a moment', async () => {
    const recallsOf = async (query = '') => {
      const { body } = await audit.get(`/v1/trails/${sscc(2)}?atLeast=${await audit.store.head()}${query}`);
      return (body.recalls as Json[]).map(({ recallId, status }) => [recallId, status]);
    };
    expect(await recallsOf()).toEqual([['A', 'open']]);
    expect(await recallsOf('&at=2026-03-20T09:00:00.000Z')).toEqual([]);
    const { text } = await audit.get(`/v1/trails/${sscc(2)}`, 'text/plain');
    expect(text).toMatch(new RegExp(`^recalled .*: lot A of ${item}, recall A, open$`, 'm'));
  });

  it.each<[string, string, object, string]>([
    ['an unknown recall', '/v1/recalls/none/close', {}, '404 RECALL_UNKNOWN'],
    [
      'an unknown recall',
      '/v1/recalls/none/write-offs',
      { ssccs: [sscc(1)], reason: 'r' },
      '404 RECALL_UNKNOWN',
    ],
    [
      'an unknown recall',
      '/v1/recalls/none/recoveries',
      { ssccs: [sscc(1)], atGln: drop },
      '404 RECALL_UNKNOWN',
    ],
    [
      'another lot under its id',
      '/v1/recalls',
      { recallId: 'A', gtin: item, lot: 'B', reason: 'r' },
      '409 RECALL_EXISTS',
    ],
    ['no lot', '/v1/recalls', { gtin: item, reason: 'r' }, '400 INPUT_INVALID'],
    [
      'a lot of 21 characters',
      '/v1/recalls',
      { gtin: item, lot: 'L'.repeat(21), reason: 'r' },
      '400 INPUT_INVALID',
    ],
    [
      'an item with a wrong check digit',
      '/v1/recalls',
      { gtin: '02900000000019', lot: 'L', reason: 'r' },
      '400 INPUT_INVALID',
    ],
    ['no reason', '/v1/recalls', { gtin: item, lot: 'L', reason: '' }, '400 INPUT_INVALID'],
    [
      'a time in the future',
      '/v1/recalls',
      { gtin: item, lot: 'L', reason: 'r', occurredAt: '2999-01-01T00:00:00Z' },
      '400 TIME_IN_FUTURE',
    ],
    ['no boxes', '/v1/recalls/A/write-offs', { ssccs: [], reason: 'r' }, '400 INPUT_INVALID'],
    [
      'a box twice',
      '/v1/recalls/A/write-offs',
      { ssccs: [sscc(1), sscc(1)], reason: 'r' },
      '400 DUPLICATE_IN_REQUEST',
    ],
    [
      'a box without the lot',
      '/v1/recalls/A/write-offs',
      { ssccs: [sscc(1), sscc(3)], reason: 'r' },
      '409 BOX_NOT_IN_RECALL',
    ],
    [
      'a box that was never packed',
      '/v1/recalls/A/recoveries',
      { ssccs: [sscc(9)], atGln: drop },
      '409 BOX_NOT_IN_RECALL',
    ],
    [
      'a box that a resident has',
      '/v1/recalls/A/recoveries',
      { ssccs: [sscc(1)], atGln: drop },
      '409 RECALLED_BOX_ELSEWHERE',
    ],
    [
      'an unknown station',
      '/v1/recalls/A/recoveries',
      { ssccs: [sscc(2)], atGln: gln(9) },
      '404 STATION_UNKNOWN',
    ],
    ['open boxes', '/v1/recalls/A/close', {}, '409 RECALL_BOXES_OPEN'],
  ])(
    'given %s, when it is sent to %s, then it is refused and changes nothing',
    async (_, path, body, refused) => {
      const before = await audit.store.head();
      const { status, body: problem } = await post(path, body);
      expect(`${status} ${problem.code}`).toBe(refused);
      expect(await audit.store.head()).toBe(before);
    },
  );

  it.each(['/v1/recalls/none', '/v1/recalls/none/boxes', '/v1/recalls/none/holders'])(
    'given an unknown recall, then %s is refused',
    async (path) => {
      const { status, body } = await get(path);
      expect([status, body.code]).toEqual([404, 'RECALL_UNKNOWN']);
    },
  );

  it('given every box recovered or written off, then it is closed, and listed as closed', async () => {
    const off = await post('/v1/recalls/A/write-offs', { ssccs: [sscc(1)], reason: 'eaten' });
    const back = await post(
      '/v1/recalls/A/recoveries',
      { ssccs: [sscc(2), sscc(4)], atGln: bench },
      'coordinator',
    );
    expect([off.status, back.status]).toEqual([200, 200]);
    expect((await post('/v1/recalls/A/close', {})).status).toBe(200);
    const { body } = await get('/v1/recalls/A');
    expect([body.status, body.boxes, body.outcomes, body.closedBy]).toEqual([
      'closed',
      3,
      { open: 0, recovered: 2, destroyed: 0, 'written-off': 1 },
      'market-supervision-1',
    ]);
    const ids = async (status: string) =>
      (await whole(`/v1/recalls?status=${status}`, 1)).map(({ recallId }) => recallId as string);
    expect(await ids('closed')).toContain('A');
    expect(await ids('open')).not.toContain('A');
    const more = await post('/v1/recalls/A/recoveries', { ssccs: [sscc(2)], atGln: bench });
    expect([more.status, more.body.code]).toEqual([409, 'RECALL_CLOSED']);
  });
});
