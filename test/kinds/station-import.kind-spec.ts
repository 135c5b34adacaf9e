import { RunningBoxtrail } from './running-boxtrail';

const header = 'code,name,tier,parentCode,street,latitude,longitude,gln';
interface Line {
  readonly line: number;
  readonly status: string;
  readonly code?: string;
  readonly detail?: string;
  readonly id?: string;
}

let boxtrail: RunningBoxtrail;
beforeAll(async () => {
  boxtrail = await RunningBoxtrail.start();
  expect(await codesOf(['1201,天津市,municipal,,,39.1,117.2,', '120101,和平区,district,1201,,,,'])).toEqual([
    'accepted',
    'accepted',
  ]);
}, 180_000);
afterAll(() => boxtrail.stop());

/** Imports a list; returns the answers to its rows. `since`: the time from which it holds. */
async function send(rows: readonly string[], since?: string): Promise<Line[]> {
  const query = since === undefined ? '' : `?occurredAt=${encodeURIComponent(since)}`;
  const raw = [header, ...rows].join('\n');
  const { status, text } = await boxtrail.ask('POST', `/v1/stations/import${query}`, {
    raw,
    type: 'text/csv',
  });
  expect(status).toBe(200);
  const lines = text.trimEnd().split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
}
const codesOf = async (rows: readonly string[], since?: string) =>
  (await send(rows, since)).map(({ code, status }) => code ?? status);
async function nameOf(gln: string): Promise<string> {
  const views = (await boxtrail.ask('GET', '/v1/views')).body as { head: number }[];
  const head = Math.max(...views.map((view) => view.head));
  return (await boxtrail.ask('GET', `/v1/stations/${gln}?atLeast=${head}`)).body.name as string;
}

describe('an invisible name', () => {
  it.each([
    '',
    '" "',
    '"\u3000\u00a0"',
    '"\t"',
    '\u200b',
    '\u200b\u200c\u200d\ufeff\u2060',
    '\u0007\u0007',
    '\u202e\u202d',
    '\u3164',
    '\u00ad',
    '---',
    '和平\u200b区',
    '\u202e区平和',
    '和平\ufffd区',
    '区'.repeat(501),
  ])('given %j, then the row is refused', async (name) => {
    expect(await codesOf([`120109,${name},district,1201,,,,`])).toEqual(['INPUT_INVALID']);
  });

  it.each(['', ' ', '\u200b', '\u202e超市', '。。。'])(
    'given a supplier named %j, then it is refused',
    async (name) => {
      const json = { gln: '2900000000117', name };
      expect((await boxtrail.ask('POST', '/v1/suppliers', { json })).body).toMatchObject({
        code: 'INPUT_INVALID',
      });
    },
  );
});

describe('a row that contradicts the network', () => {
  it.each<[string, string[], string[]]>([
    ['its own parent', ['120110,x,district,120110,,,,'], ['PARENT_TIER_WRONG']],
    [
      'a cycle of parents',
      ['120111,x,district,120112,,,,', '120112,y,district,120111,,,,'],
      ['PARENT_TIER_WRONG', 'PARENT_TIER_WRONG'],
    ],
    [
      'a parent below',
      ['120113,x,district,120113001001,,,,', '120113001001,y,community,120101,,,,'],
      ['PARENT_TIER_WRONG', 'accepted'],
    ],
    ['no such parent', ['120114,x,district,1299,,,,'], ['STATION_UNKNOWN']],
    [
      'a parent that was refused',
      ['120115,,district,1201,,,,', '120115001001,y,community,120115,,,,'],
      ['INPUT_INVALID', 'STATION_UNKNOWN'],
    ],
    ['no parent', ['120116,x,district,,,,,'], ['STATION_PARENT_REQUIRED']],
    ['a city with a parent', ['1202,x,municipal,1201,,,,'], ['PARENT_TIER_WRONG']],
    ['another tier than before', ['120101,和平区,community,1201,,,,'], ['STATION_TIER_FIXED']],
    [
      'the same row twice',
      ['120117,x,district,1201,,,,', '120117,x,district,1201,,,,'],
      ['accepted', 'duplicate'],
    ],
    [
      'one code with two contents',
      ['120118,x,district,1201,,,,', '120118,y,district,1201,,,,'],
      ['accepted', 'DUPLICATE_IN_REQUEST'],
    ],
    [
      'two codes with one number',
      ['120119,x,district,1201,,,,2900000000216', '120120,y,district,1201,,,,2900000000216'],
      ['accepted', 'STATION_CODE_FIXED'],
    ],
    ['another number than before', ['120101,和平区,district,1201,,,,2900000000223'], ['STATION_GLN_FIXED']],
    ['a latitude beyond the pole', ['120121,x,district,1201,,90.1,117,'], ['INPUT_INVALID']],
    ['a longitude too far', ['120122,x,district,1201,,39,-181,'], ['INPUT_INVALID']],
    ['a longitude alone', ['120123,x,district,1201,,,117,'], ['INPUT_INVALID']],
    ['an invalid latitude', ['120124,x,district,1201,,NaN,117,'], ['INPUT_INVALID']],
  ])('given %s, then %j gives %j', async (_, rows, codes) => {
    const answers = await send(rows);
    expect(answers.map(({ code, status }) => code ?? status)).toEqual(codes);
    for (const { status, detail } of answers) if (status === 'quarantined') expect(detail).toBeTruthy();
  });
});

describe('lists in any order of arrival', () => {
  let number = 30;
  /** A new station: its code, and its names in lists of several days. */
  const station = () => {
    const code = `1201${(number += 1)}`;
    const list = (day: number, name: string) =>
      send([`${code},${name},district,1201,,,,`], `2026-03-0${day}T00:00:00+08:00`);
    return { code, list };
  };

  it.each<[string, [number, string][], string]>([
    [
      'an older one after a newer one',
      [
        [2, 'B'],
        [1, 'A'],
      ],
      'B',
    ],
    [
      'an older one between',
      [
        [1, 'A'],
        [3, 'B'],
        [2, 'C'],
      ],
      'B',
    ],
    [
      'an older one sent again',
      [
        [1, 'A'],
        [2, 'B'],
        [1, 'A'],
      ],
      'B',
    ],
    [
      'an older one after one that changed nothing',
      [
        [1, 'A'],
        [3, 'A'],
        [2, 'B'],
      ],
      'A',
    ],
    [
      'changed and changed back',
      [
        [1, 'A'],
        [2, 'B'],
        [3, 'A'],
      ],
      'A',
    ],
    [
      'changed back, then an older one',
      [
        [1, 'A'],
        [2, 'B'],
        [4, 'A'],
        [3, 'B'],
      ],
      'A',
    ],
    [
      'all backwards',
      [
        [5, 'E'],
        [4, 'D'],
        [3, 'C'],
        [2, 'B'],
      ],
      'E',
    ],
    [
      'all in order',
      [
        [2, 'B'],
        [3, 'C'],
        [4, 'D'],
        [5, 'E'],
      ],
      'E',
    ],
    [
      'a corrected list of the same day',
      [
        [2, 'B'],
        [2, 'C'],
      ],
      'C',
    ],
    [
      'many',
      [
        [3, 'C'],
        [1, 'A'],
        [6, 'F'],
        [2, 'B'],
        [5, 'E'],
        [4, 'D'],
      ],
      'F',
    ],
  ])('given %s, then the newest list counts: %j gives %s', async (_, lists, name) => {
    const { list } = station();
    let gln = '';
    let newest = 0;
    for (const [day, called] of lists) {
      const [answer] = await list(day, called);
      gln = answer?.id || gln;
      if (day < newest) expect(answer).toMatchObject({ status: 'quarantined', code: 'STATION_LIST_OLDER' });
      newest = Math.max(newest, day);
    }
    expect(await nameOf(gln)).toBe(name);
  });

  it('given two concurrent lists, then the newer one counts for every station', async () => {
    const codes = Array.from({ length: 200 }, (_, i) => `1201010${String(10_001 + i)}`);
    const rows = (name: string) => codes.map((code) => `${code},${name},community,120101,,,,`);
    const [older, newer] = await Promise.all([
      send(rows('旧'), '2026-03-01T00:00:00+08:00'),
      send(rows('新'), '2026-03-02T00:00:00+08:00'),
    ]);
    expect(newer.map(({ status }) => status)).toEqual(codes.map(() => 'accepted'));
    for (const { status, code } of older) expect(code ?? status).toMatch(/^(accepted|STATION_LIST_OLDER)$/);
    const names = new Set<string>();
    for (const { id } of newer) names.add(await nameOf(id ?? ''));
    expect(names).toEqual(new Set(['新']));
  });

  it('given a list without a date, then it holds from its arrival', async () => {
    const { code, list } = station();
    await list(1, 'A');
    const [now] = await send([`${code},B,district,1201,,,,`]);
    expect(now?.status).toBe('accepted');
    expect((await list(2, 'C'))[0]).toMatchObject({ code: 'STATION_LIST_OLDER' });
    expect(await nameOf(now?.id ?? '')).toBe('B');
  });
});

describe('one GLN for a station and a supplier', () => {
  it('given both at once, then exactly one gets it', async () => {
    for (let i = 0; i < 10; i += 1) {
      const gln = `290000001${i}00`;
      const digits = `${gln}${checkDigit(gln)}`;
      const [[line], supplier] = await Promise.all([
        send([`12020${i},x,district,1201,,,,${digits}`]),
        boxtrail.ask('POST', '/v1/suppliers', { json: { gln: digits, name: '超市' } }),
      ]);
      expect(['accepted 409', 'GLN_TAKEN 201']).toContain(`${line?.code ?? line?.status} ${supplier.status}`);
    }
  });
});

describe('one code in two concurrent lists', () => {
  const gln = (n: number) => `29000005${String(n).padStart(4, '0')}`;
  const full = (n: number) => `${gln(n)}${checkDigit(gln(n))}`;
  const all = async (...lists: string[]) =>
    (await Promise.all(lists.map((row) => send([row])))).flatMap(([line]) => line ?? []);

  it.each<[number, string, (i: number) => string[]]>([
    [1, 'two GLNs', (i: number) => [full(2 * i), full(2 * i + 1)]],
    [2, 'a GLN and none', (i: number) => [full(200 + i), '']],
    [3, 'none and a GLN', (i: number) => ['', full(300 + i)]],
    [4, 'three GLNs', (i: number) => [full(400 + 3 * i), full(401 + 3 * i), full(402 + 3 * i)]],
  ])('%d: given %s, then the code gets one', async (n, _, numbers) => {
    for (let i = 0; i < 10; i += 1) {
      const code = `1201017700${n}${i}`;
      const lines = await all(...numbers(i).map((number) => `${code},x,community,120101,,,,${number}`));
      const ids = new Set(lines.flatMap(({ status, id = '' }) => (status === 'quarantined' ? [] : id)));
      expect(ids.size).toBe(1);
      for (const line of lines.filter(({ status }) => status === 'quarantined'))
        expect(line.code).toBe('STATION_GLN_FIXED');
    }
  });

  it('given a supplier with the same GLN, then the code gets another', async () => {
    for (let i = 0; i < 5; i += 1) {
      const code = `12010188000${i}`;
      await Promise.all([
        send([`${code},x,community,120101,,,,${full(600 + i)}`]),
        boxtrail.ask('POST', '/v1/suppliers', { json: { gln: full(600 + i), name: '超市' } }),
      ]);
      const [line] = await send([`${code},x,community,120101,,,,`]);
      expect(line?.code ?? line?.status).toMatch(/^(accepted|duplicate)$/);
    }
  });
});

const checkDigit = (digits: string): number =>
  (10 -
    ([...digits].reverse().reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 3 : 1), 0) % 10)) %
  10;
