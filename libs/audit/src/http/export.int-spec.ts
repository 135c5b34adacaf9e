import { createHash } from 'node:crypto';
import { RoundOpened, SupplierRegistered, supplierUnknown } from '@boxtrail/contracts';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';
import { ApiKeys, type Role } from '@boxtrail/http';
import { pdfText } from '../../../../test/support/pdf-text';
import { canonicalJson } from '../export/canonical-json';
import * as one from '../domain/testing/one-box';
import { AuditService } from '../testing/audit-service';

let audit: AuditService;
let auditor: string;
beforeAll(async () => {
  audit = await AuditService.start();
  auditor = await keyOf('auditor');
});
afterAll(() => audit.stop());

const keyOf = (role: Role, stationGln: string | null = null) =>
  audit.service.app
    .get(ApiKeys)
    .issue({ subject: role, role, stationGln }, new Date(Date.now() + 31_536_000_000));

async function get(path: string, headers: Record<string, string> = {}, key = auditor) {
  const response = await fetch(`${audit.service.url}/v1/exports/${path}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
}

interface Json {
  readonly document: Record<string, unknown> & { readonly steps: readonly unknown[] };
  readonly position: number;
  readonly madeAt: string;
  readonly sha256: string;
}
const json = async (path: string, key = auditor) => JSON.parse((await get(path, {}, key)).text) as Json;

/** Without its creation time, and the overdue hours that depend on it. */
const lasting = ({ document, position, sha256 }: Json) => ({ document, position, sha256 });

async function refused(path: string, headers: Record<string, string> = {}, key = auditor): Promise<string> {
  const { status, text } = await get(path, headers, key);
  const { code, errors } = JSON.parse(text) as { code: string; errors?: { pointer: string }[] };
  return [status, code, ...(errors ?? []).map(({ pointer }) => pointer)].join(' ');
}

/** The places and boxes of `one` with valid check digits, as the API requires. */
const real = (key: string) => completeKey(key.length === 13 ? 'gln' : 'sscc', key.slice(0, -1));
const [bench, city, drop, box, other] = [one.bench, one.city, one.drop, one.box, one.other].map(real) as [
  string,
  string,
  string,
  string,
  string,
];
const withRealKeys = (event: DomainEvent): DomainEvent =>
  JSON.parse(
    [one.bench, one.city, one.district, one.drop, one.box, one.other].reduce(
      (text, key) => text.replaceAll(`"${key}"`, `"${real(key)}"`),
      JSON.stringify(event),
    ),
  ) as DomainEvent;
const put = (event: DomainEvent) => audit.put(withRealKeys(event));
const named = (gln: string, name: string) =>
  SupplierRegistered.of('2026-03-16T00:00:00.000Z', {
    ...supplierUnknown,
    gln,
    name,
    latitude: null,
    longitude: null,
  });

const round = RoundOpened.of(one.at(-8), {
  roundId: 'round-1',
  communityGln: one.drop,
  supplierGln: one.bench,
  cutoffAt: one.at(-2),
  offers: [{ gtin: '02900000000018', priceFen: 100, contentsVersion: 1 }],
  designation: null,
});
const trail = `trails/${box}`;
const day = `stations/${city}/days/2026-03-20`;

let arrived: string; // the record time of the receipt in the city
beforeAll(async () => {
  await put(named(bench, '<b>北站批发</b>'));
  await put(named(city, '长春市'));
  await put(named(drop, '@社区'));
  await put(round);
  await put(one.packed(0));
  await put(one.packed(0, one.other));
  await put(one.dispatched(1, 'L1', one.bench, one.city));
  arrived = await put(one.received(2, 'L1', one.city));
});

describe('an export over HTTP', () => {
  it.each([
    ['json', 'application/json', '{"document"'],
    ['csv', 'text/csv; charset=utf-8', '\uFEFFsscc,'],
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['pdf', 'application/pdf', '%PDF-'],
  ])('given format=%s or Accept, then that format with a file name', async (format, type, start) => {
    const [mediaType = ''] = type.split(';');
    for (const answer of [
      await get(`${trail}?format=${format}`),
      await get(trail, { accept: `image/png, ${mediaType};q=0.9, */*;q=0.1` }),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(type);
      const lang = format === 'html' || format === 'pdf' ? '-en' : '';
      const position = answer.headers.get('boxtrail-position');
      expect(answer.headers.get('content-disposition')).toBe(
        `${format === 'html' ? 'inline' : 'attachment'}; filename="boxtrail-trail-${box}-at-${position}${lang}.${format}"`,
      );
      expect(answer.text.startsWith(start)).toBe(true);
    }
  });

  it('given format and Accept that differ, then format decides', async () => {
    const { headers } = await get(`${trail}?format=csv`, { accept: 'application/pdf' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  it('given lang or Accept-Language, then the report is in that language', async () => {
    for (const answer of [
      await get(`${trail}?format=html&lang=zh`, { 'accept-language': 'en' }),
      await get(`${trail}?format=html`, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }),
    ]) {
      expect(answer.headers.get('content-language')).toBe('zh-CN');
      expect(answer.text).toContain('箱子轨迹报告');
      expect(answer.text).toContain('&lt;b&gt;北站批发&lt;/b&gt;');
    }
    const pages = pdfText((await get(`${trail}?format=pdf`, { 'accept-language': 'zh' })).bytes);
    expect(pages.join('').replace(/\s/g, '')).toContain('轨迹至今没有缺口：在站，由长春市保管。');
  });

  it.each([trail, 'rounds/round-1', day])(
    'given %s, then its hash is that of its document, in every format, at any time',
    async (path) => {
      const first = await json(path);
      expect(createHash('sha256').update(canonicalJson(first.document)).digest('hex')).toBe(first.sha256);
      for (const format of ['csv', 'html', 'pdf'])
        expect((await get(`${path}?format=${format}`)).headers.get('boxtrail-sha256')).toBe(first.sha256);
      const second = await json(path);
      expect(second.madeAt > first.madeAt).toBe(true);
      expect(lasting(second)).toEqual(lasting(first));
    },
  );

  it("given a station's day, then its account and its movements", async () => {
    const { document } = await json(day);
    expect(document).toMatchObject({
      about: {
        gln: city,
        day: '2026-03-20',
        from: '2026-03-19T16:00:00.000Z',
        until: '2026-03-20T16:00:00.000Z',
      },
      entries: [{ sscc: box, movement: 'in', kind: 'received', source: { type: 'delivery.BoxesReceived' } }],
      totals: { opening: 0, in: 1, out: 0, writtenOff: 0, held: 1, balanced: true },
    });
  });

  it('given a round, then its boxes with the hash of the trail of each', async () => {
    const { document } = await json('rounds/round-1');
    expect(document).toMatchObject({
      about: { roundId: 'round-1', history: [{ kind: 'opened', details: { communityGln: drop } }] },
      boxes: [
        { sscc: box, status: 'at-station', trailSha256: (await json(trail)).sha256 },
        { sscc: other, status: 'packed', trailSha256: (await json(`trails/${other}`)).sha256 },
      ],
      totals: { boxes: 2, byStatus: { 'at-station': 1, packed: 1 }, broken: 0, withQuestions: 0, steps: 4 },
    });
  });
});

describe('an export at a moment and at a position', () => {
  it('given later facts, then the same position gives the same document, and no position a new one', async () => {
    const before = await json(trail);
    await put(one.damaged(3, one.city, '=1+1'));
    const same = await json(`${trail}?position=${before.position}`);
    expect(lasting(same)).toEqual(lasting(before));
    const now = await json(trail);
    expect([now.document.steps.length, now.position]).toEqual([4, before.position + 1]);
    expect(now.sha256).not.toBe(before.sha256);
    expect((await get(`${trail}?format=csv`)).text).toContain('damaged (question)');
  });

  it('given a fact about another box, then the hash stays although the position differs', async () => {
    const before = await json(trail);
    await put(one.dispatched(6, 'L9', one.bench, one.city, [one.other]));
    const after = await json(trail);
    expect([after.sha256, after.position]).toEqual([before.sha256, before.position + 1]);
  });

  it('given at and knownAt, then only events that had happened and were known by then', async () => {
    expect((await json(`${trail}?at=${one.at(1)}`)).document.steps).toHaveLength(2);
    expect((await json(`${trail}?knownAt=${arrived}`)).document.steps).toHaveLength(3);
    const { document } = await json(`${day}?at=${one.at(1)}`);
    expect(document).toMatchObject({ entries: [], totals: { in: 0, held: 0 } });
    const page = await get(`${trail}?format=html&at=${one.at(1)}`);
    expect(page.text).toContain('<dt>Event time up to</dt><dd>2026-03-20 09:00:00</dd>');
  });

  it('given a renamed place, then the hash stays', async () => {
    const before = await json(trail);
    await put(named(city, '长春市中心站'));
    expect((await json(trail)).sha256).toBe(before.sha256);
    expect((await get(`${trail}?format=html`)).text).toContain('长春市中心站');
  });
});

describe('an invalid export', () => {
  const cases: [string, string][] = [
    [`trails/123`, '400 INPUT_INVALID /sscc'],
    [`trails/376104250021234569`, '404 BOX_UNKNOWN'],
    [`rounds/round-9`, '404 ROUND_UNKNOWN'],
    [`rounds/a%20b`, '400 INPUT_INVALID /roundId'],
    [`stations/1/days/2026-03-20`, '400 INPUT_INVALID /gln'],
    [`stations/2000220100007/days/2026-03-20`, '404 STATION_UNKNOWN'],
    [`stations/${city}/days/2026-02-30`, '400 INPUT_INVALID /day'],
    [`stations/${city}/days/today`, '400 INPUT_INVALID /day'],
    [`stations/${city}/days/2126-01-01`, '400 TIME_IN_FUTURE /day'],
    [`stations/${city}/days/2026-03-20?at=2026-03-01T00:00:00Z`, '400 INPUT_INVALID /at'],
    [`${trail}?format=xlsx`, '400 INPUT_INVALID /format'],
    [`${trail}?lang=fr`, '400 INPUT_INVALID /lang'],
    [`${trail}?at=yesterday`, '400 INPUT_INVALID /at'],
    [`${trail}?at=2126-01-01T00:00:00Z`, '400 TIME_IN_FUTURE /at'],
    [`${trail}?knownAt=2126-01-01T00:00:00Z`, '400 TIME_IN_FUTURE /knownAt'],
    [`${trail}?knownAt=2020-01-01T00:00:00Z`, '404 BOX_UNKNOWN'],
    [`${trail}?position=1`, '404 BOX_UNKNOWN'],
    [`${trail}?position=-1`, '400 INPUT_INVALID /position'],
    [`${trail}?position=999999`, '400 POSITION_UNKNOWN /position'],
    [`${trail}?colour=red`, '400 INPUT_INVALID /colour'],
  ];
  it.each(cases)('%s: %s', async (path, answer) => {
    for (const format of ['', 'pdf'])
      if (format === '' || !path.includes('format='))
        expect(
          await refused(format === '' ? path : `${path}${path.includes('?') ? '&' : '?'}format=${format}`),
        ).toBe(answer);
  });

  it('given an Accept that no format fits, then 406', async () => {
    expect(await refused(trail, { accept: 'image/png' })).toBe('406 NOT_ACCEPTABLE');
  });

  it('given another role or station, then 403', async () => {
    expect(await refused(trail, {}, await keyOf('partner'))).toBe('403 ROLE_NOT_ALLOWED');
    const [own, foreign] = [await keyOf('station', city), await keyOf('station', drop)];
    expect((await get(trail, {}, own)).status).toBe(200);
    expect((await get(day, {}, own)).status).toBe(200);
    expect(await refused('rounds/round-1', {}, own)).toBe('403 STATION_NOT_YOURS');
    expect((await get('rounds/round-1', {}, foreign)).status).toBe(200);
    expect(await refused(day, {}, foreign)).toBe('403 STATION_NOT_YOURS');
    expect((await get(trail, {}, foreign)).status).toBe(200); // it was packed for that community
    const stranger = await keyOf('station', completeKey('gln', '690000009999'));
    expect(await refused(trail, {}, stranger)).toBe('403 STATION_NOT_YOURS');
  });
});

describe('a long export', () => {
  const boxes = Array.from({ length: 5_200 }, (_, i) =>
    completeKey('sscc', `0376104${String(i).padStart(10, '0')}`),
  );

  it('given more boxes than a PDF may hold, then CSV and JSON have them all, and PDF is refused', async () => {
    await audit.append(
      boxes.map((sscc) => withRealKeys(one.packed(30, sscc))),
      [1_000],
    );
    for (const [i, half] of [boxes.slice(0, 2_600), boxes.slice(2_600)].entries()) {
      await put(one.dispatched(31, `L-${i}`, one.bench, one.city, half));
      await put(one.received(32, `L-${i}`, one.city, [], half));
    }
    const later = day.replace('2026-03-20', '2026-03-21');
    let csv = await get(`${later}?format=csv`);
    // A view that is behind answers 503 with Retry-After.
    for (let i = 0; i < 8 && csv.status === 503; i += 1) csv = await get(`${later}?format=csv`);
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(5_201);
    expect((await json(later)).document['entries']).toHaveLength(5_200);
    const { status, text } = await get(`${later}?format=pdf`);
    expect([status, JSON.parse(text)]).toEqual([
      409,
      expect.objectContaining({
        code: 'EXPORT_TOO_LARGE',
        detail: 'this export has 5200 rows, and pdf holds at most 5000: use csv or json',
      }),
    ]);
  }, 60_000);

  it('given more exports at once than a key may have, then the others get 429 until they are done', async () => {
    const paths = Array.from({ length: 12 }, () => `${day}?format=pdf`);
    const answers = await Promise.all(paths.map((path) => get(path)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect((await get(`${trail}?format=pdf`)).status).toBe(200);
  }, 60_000);

  it('given callers that disconnect, then their exports do not count any more', async () => {
    const leave = async () => {
      const going = new AbortController();
      const url = `${audit.service.url}/v1/exports/${day.replace('2026-03-20', '2026-03-21')}?format=json`;
      const headers = { authorization: `Bearer ${auditor}` };
      const response = await fetch(url, { headers, signal: going.signal });
      await response.body?.getReader().read();
      going.abort();
      return response.status;
    };
    // A caller that waits too long for a place is refused and tries again. A leaked place would stop them.
    const insist = async () => {
      for (;;) {
        const status = await leave();
        if (status !== 429) return status;
        await new Promise((next) => setTimeout(next, 1_000));
      }
    };
    expect(await Promise.all(Array.from({ length: 8 }, insist))).toEqual(Array(8).fill(200));
    const deadline = Date.now() + 10_000;
    let status = 0;
    while (status !== 200 && Date.now() < deadline) status = (await get(`${trail}?format=csv`)).status;
    expect(status).toBe(200);
    const all = await Promise.all(Array.from({ length: 8 }, () => get(`${trail}?format=csv`)));
    expect(all.map((answer) => answer.status)).toEqual(Array(8).fill(200));
  }, 60_000);
});
