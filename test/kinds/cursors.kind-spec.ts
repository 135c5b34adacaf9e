import { RunningBoxtrail } from './running-boxtrail';

const lists = [
  '/v1/stations',
  '/v1/stations?tier=community',
  '/v1/suppliers',
  '/v1/box-types',
  '/v1/rounds',
  '/v1/rounds?status=closed',
  '/v1/packing-jobs',
  '/v1/passes',
  '/v1/loads',
  '/v1/loads?status=received',
  '/v1/door-rounds',
  '/v1/door-rounds?status=ended',
  '/v1/trails',
  '/v1/trails?state=complete',
  '/v1/accounts',
  '/v1/accounts?at=2026-03-16T12:00:00Z',
  '/v1/diff',
  '/v1/quarantine',
  '/v1/parked',
  '/v1/differences',
];

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const bad = [
  'YWJj',
  'xyz',
  '!',
  'null',
  '-1',
  '1e19',
  'a%00',
  '%F0%9F%93%A6',
  encoded('["stations","x"]'),
  encoded('[1,2,3]'),
  encoded('{}'),
  encoded('["stations","47DEQpj8","\\u0000"]'),
  encoded('["quarantine","47DEQpj8","99999999999999999999"]'),
  'A'.repeat(3_000),
];

describe('cursors', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    const junk = Array.from({ length: 3 }, (_, i) => `{"junk":${i}}`).join('\n');
    await boxtrail.ask('POST', '/v1/scans', { raw: junk, type: 'application/x-ndjson' });
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const page = (list: string, cursor: string, limit = 1) =>
    boxtrail.ask('GET', `${list}${list.includes('?') ? '&' : '?'}limit=${limit}&cursor=${cursor}`);

  it.each(lists)('given an invalid cursor, GET %s refuses it', async (list) => {
    for (const cursor of bad) {
      const { status, body } = await page(list, cursor);
      expect({ cursor, status, code: body.code as string }).toEqual({
        cursor,
        status: 400,
        code: 'CURSOR_INVALID',
      });
      expect(body.errors[0].pointer).toBe('/cursor');
    }
  });

  it('given a cursor of one list, then other lists and other filters refuse it', async () => {
    const cursors = new Map<string, string>();
    for (const list of lists) {
      const { next } = (await page(list, '')).body;
      if (typeof next === 'string') cursors.set(list, next);
    }
    expect([...cursors.keys()]).toEqual(
      expect.arrayContaining(['/v1/stations', '/v1/loads', '/v1/trails', '/v1/quarantine']),
    );
    for (const [from, cursor] of cursors)
      for (const list of lists) {
        const { status, body } = await page(list, cursor);
        const told = status === 200 ? 'taken' : `${status} ${String(body.code)}`;
        expect({ from, list, told }).toEqual({
          from,
          list,
          told: from === list ? 'taken' : '400 CURSOR_INVALID',
        });
      }
  });

  it.each([
    '/v1/stations?tier=district',
    '/v1/loads',
    '/v1/door-rounds',
    '/v1/trails?state=complete',
    '/v1/passes',
    '/v1/quarantine',
  ])('given the cursors of its pages, GET %s lists everything once, in one order', async (list) => {
    const all = (await page(list, '', 200)).body.items as object[];
    const found: object[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, next } = (await page(list, cursor, 7)).body as { items: object[]; next: string | null };
      found.push(...items);
      cursor = next;
    }
    expect(found.length).toBeGreaterThan(0);
    expect(found.slice(0, 200)).toEqual(all);
  });

  it('given a cursor of one load, then the list of another load refuses it', async () => {
    const [first, second] = (await page('/v1/loads', '', 2)).body.items as { loadId: string }[];
    const { next } = (await page(`/v1/load-history/${first?.loadId}`, '')).body;
    expect(typeof next).toBe('string');
    expect((await page(`/v1/load-history/${first?.loadId}`, next)).status).toBe(200);
    expect((await page(`/v1/load-history/${second?.loadId}`, next)).body.code).toBe('CURSOR_INVALID');
  });
});
