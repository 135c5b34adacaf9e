import { RunningBoxtrail } from './running-boxtrail';

const header = 'code,name,tier,parentCode,street,latitude,longitude';
/** A city with a district; `n` makes it unique. */
const rowsOf = (n: number) => {
  const city = `11${10 + n}`;
  return [
    `${city},城市${n},municipal,,,39.9,116.4`,
    `${city}01,"东城区, ""老""城",district,${city},长安街,39.91,116.41`,
    `${city}02,西城区,district,${city},,,`,
  ];
};
const names = (n: number) => [`城市${n}`, '东城区, "老"城', '西城区'];

const swap = (text: string, delimiter: string) =>
  text
    .split('\n')
    .map((line) =>
      line.replace(/("(?:[^"]|"")*")|,/g, (found, cell) => (cell === undefined ? delimiter : found)),
    )
    .join('\n');
const lines = (...all: string[]) => all.join('\n');
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

/** The two-byte characters of GBK with their encoding. */
let gbkBytes: Map<string, Buffer> | undefined;
function gbk(text: string): Buffer {
  if (gbkBytes === undefined) {
    gbkBytes = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let a = 0x81; a < 0xff; a += 1) {
      for (let b = 0x40; b < 0xff; b += 1) {
        if (b !== 0x7f) gbkBytes.set(decoder.decode(Buffer.from([a, b])), Buffer.from([a, b]));
      }
    }
  }
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = character < '\x80' ? Buffer.from(character) : gbkBytes?.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in GBK`);
      return bytes;
    }),
  );
}

type Dialect = [string, (header: string, rows: string[]) => string | Buffer];
const accepted: Dialect[] = [
  ['UTF-8', (h, rows) => lines(h, ...rows)],
  ['UTF-8 with a byte order mark and CRLF', (h, rows) => `\ufeff${[h, ...rows].join('\r\n')}\r\n`],
  ['lines that end in CR alone', (h, rows) => [h, ...rows, ''].join('\r')],
  ['semicolons', (h, rows) => swap(lines(h, ...rows), ';')],
  [
    'semicolons and decimal commas',
    (h, rows) => swap(lines(h, ...rows), ';').replace(/(\d)\.(\d)/g, '$1,$2'),
  ],
  ['tabs', (h, rows) => swap(lines(h, ...rows), '\t')],
  ['a line sep=; first', (h, rows) => `sep=;\r\n${swap(lines(h, ...rows), ';')}`],
  ['a line sep=, first, quoted', (h, rows) => `"sep=,"\n${lines(h, ...rows)}`],
  ['a line sep=| first', (h, rows) => `sep=|\n${swap(lines(h, ...rows), '|')}`],
  [
    'UTF-16 LE with tabs, as "Unicode text"',
    (h, rows) => Buffer.from(`\ufeff${swap(lines(h, ...rows), '\t')}`, 'utf16le'),
  ],
  ['UTF-16 BE', (h, rows) => utf16be(lines(h, ...rows))],
  ['UTF-16 LE without a byte order mark', (h, rows) => Buffer.from(lines(h, ...rows), 'utf16le')],
  ['GBK', (h, rows) => gbk(lines(h, ...rows))],
  ['GBK with CRLF and semicolons', (h, rows) => gbk(swap(lines(h, ...rows), ';').replaceAll('\n', '\r\n'))],
  ['a header in capitals', (h, rows) => lines(h.toUpperCase(), ...rows)],
  [
    'a header with blanks, underscores and quotes',
    (_, rows) => lines('"Code", Name ,TIER,parent_code,Street,LATITUDE,"Longitude "', ...rows),
  ],
  [
    'a header with Parent Code and full-width letters',
    (_, rows) => lines('ｃｏｄｅ,Name,Tier,Parent Code,street,lat,lon', ...rows),
  ],
  ['a header in Chinese', (_, rows) => lines('编码,名称,层级,上级编码,街道,纬度,经度', ...rows)],
  ['a header in Chinese, in GBK', (_, rows) => gbk(lines('编码,名称,层级,上级编码,街道,纬度,经度', ...rows))],
  [
    'tiers in Chinese and in capitals',
    (h, rows) =>
      lines(h, ...rows)
        .replaceAll('district', '区')
        .replace('municipal', 'Municipal'),
  ],
  ['empty columns at the end', (h, rows) => lines(...[h, ...rows].map((line) => `${line},,,`))],
  ['empty columns at the end of rows only', (h, rows) => lines(h, ...rows.map((line) => `${line},,`))],
  [
    'empty rows',
    (h, rows) => lines('', h, '', ...rows.flatMap((row) => [row, '', ',,,,,,', '   ']), ',,,,,,,,'),
  ],
  ['empty rows before the header', (h, rows) => lines('', ',,,', h, ...rows)],
  ['a column gln', (h, rows) => lines(`${h},GLN`, ...rows.map((row) => `${row},`))],
  [
    'quoted cells everywhere',
    (h, rows) =>
      lines(
        h,
        ...rows.map((row) =>
          row.replace(/("(?:[^"]|"")*")|([^,]*)/g, (f, q, c) => (q !== undefined || c === '' ? f : `"${c}"`)),
        ),
      ),
  ],
  ['apostrophes before digits', (h, rows) => lines(h, ...rows.map((row) => row.replace(/^(\d+)/, "'$1")))],
  ['="1101" for digits', (h, rows) => lines(h, ...rows.map((row) => row.replace(/^(\d+)/, '="$1"')))],
  ['"=""1101""" for digits', (h, rows) => lines(h, ...rows.map((row) => row.replace(/^(\d+)/, '"=""$1"""')))],
  [
    'tabs and blanks around digits',
    (h, rows) => lines(h, ...rows.map((row) => row.replace(/^(\d+)/, '\t $1 '))),
  ],
  [
    'full-width digits',
    (h, rows) =>
      lines(
        h,
        ...rows.map((row) =>
          row.replace(/^\d+/, (d) =>
            [...d].map((c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)).join(''),
          ),
        ),
      ),
  ],
  ['commas before quotation marks', (h, rows) => lines(h, ...rows).replace('长安街', '"长安街 "')],
  [
    'line breaks in quoted cells',
    (h, rows) =>
      lines(h, ...rows)
        .replace('长安街', '"长安\n街"')
        .replace('长安\n街', '长安街\n'),
  ],
];

/** Files that cannot be read, with the instruction in the error. */
const refusedFiles: [string, string | Buffer, RegExp][] = [
  [
    'a workbook',
    Buffer.concat([Buffer.from('504b030414000600', 'hex'), Buffer.alloc(2_000, 7)]),
    /save it as "CSV UTF-8/,
  ],
  [
    'an old workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000, 7)]),
    /save it as "CSV UTF-8/,
  ],
  ['a missing column', lines(header.replace(',street', ''), '1199,x,municipal,,,'), /missing: street/],
  ['an unknown column', lines(`${header},capacity`, '1199,x,municipal,,,,,-5'), /unknown: "capacity"/],
  ['a column twice', lines(`${header},Code`, '1199,x,municipal,,,,,'), /more than once: code/],
  ['no header', '1199,x,municipal,,,,', /must name the columns code,name,tier/],
  ['nothing but empty rows', '\n,,,\n\n', /there is none/],
  ['nothing', '', /there is none/],
];

/** Rows that cannot be read, with the instruction in the error. */
const refusedRows: [string, string, RegExp][] = [
  [
    'a code in exponent notation',
    '1.1E+11,东,district,1199,,,',
    /spreadsheet has shortened the number; format the column as text/,
  ],
  [
    'a GLN in exponent notation',
    '119901,东,district,1199,,,,2.4E+12',
    /gln is 2.4E\+12: the spreadsheet has shortened/,
  ],
  ['a parent in exponent notation', '119901,东,district,"1,1E+3",,,', /parentCode is 1,1E\+3/],
  ['too few cells', '119901,东,district', /3 columns where the header names 8/],
  ['too many cells', '119901,东,西,district,1199,,,,x', /quote cells that contain ","/],
  [
    'a coordinate with two points',
    '119901,东,district,1199,,39.9.1,116',
    /latitude must be a number such as/,
  ],
  [
    'a latitude without longitude',
    '119901,东,district,1199,,39.9,',
    /longitude is empty where latitude is given/,
  ],
  ['a latitude beyond the pole', '119901,东,district,1199,,91,116', /latitude/],
  ['a longitude beyond the date line', '119901,东,district,1199,,39,-180.5', /longitude/],
  ['a blank name', '119901,"  ",district,1199,,,', /name must not be blank/],
  ['an invisible name', '119901,\u200b,district,1199,,,', /remove U\+200B/],
  ['an unclosed quotation mark', '119901,"东,district,1199,,,', /not CSV/],
];

describe('lists as spreadsheets export them', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    await send(lines(header, '1199,城市,municipal,,,,'));
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const send = async (file: string | Buffer) => {
    const raw = typeof file === 'string' ? file : new Uint8Array(file);
    const { status, text, body } = await boxtrail.ask('POST', '/v1/stations/import', {
      raw,
      type: 'text/csv',
    });
    const answers =
      status === 200
        ? text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Line)
        : [];
    return {
      status,
      code: body?.code as string,
      detail: body?.detail as string,
      answers,
      end: answers.at(-1),
    };
  };
  interface Line {
    readonly line?: number;
    readonly status?: string;
    readonly id?: string;
    readonly detail?: string;
    readonly position: number;
    readonly summary?: object;
  }

  it.each(accepted.map((row, n) => [...row, n] as const))(
    'given %s, then it is read',
    async (_, write, n) => {
      const { answers, end } = await send(write(header, rowsOf(n)));
      expect(answers.slice(0, -1).map(({ status, detail }) => detail ?? status)).toEqual(
        Array(3).fill('accepted'),
      );
      const shown = await Promise.all(
        answers.slice(0, -1).map(async ({ id }) => {
          const { body } = await boxtrail.ask('GET', `/v1/stations/${id}?atLeast=${end?.position}`);
          return [body.name, body.street, body.latitude] as unknown[];
        }),
      );
      const [city, east, west] = names(n);
      expect(shown).toEqual([
        [city, null, 39.9],
        [east, '长安街', 39.91],
        [west, null, null],
      ]);
    },
  );

  it('given an imported list in GBK, when it comes in UTF-8, then it is the same list', async () => {
    const text = lines(header, '1190,密云,municipal,,,,', '119001,果园街道,district,1190,,,');
    expect((await send(gbk(text))).end?.summary).toMatchObject({ accepted: 2 });
    expect((await send(text)).end?.summary).toMatchObject({ duplicate: 2 });
  });

  it('given one broken line in a UTF-8 list, then only that line is refused', async () => {
    const rows = [
      '1191,顺义,municipal,,,,',
      '119101,后沙峪,district,1191,,,',
      '119103,李桥,district,1191,,,',
    ];
    const broken = Buffer.concat([
      Buffer.from('119102,'),
      Buffer.from([0xc4, 0xcf]),
      Buffer.from(',district,1191,,,\n'),
    ]);
    const file = Buffer.concat([
      Buffer.from(lines(header, rows[0]!, rows[1]!, '')),
      broken,
      Buffer.from(rows[2]!),
    ]);
    const { answers } = await send(file);
    expect(answers.slice(0, -1).map(({ line, status }) => [line, status])).toEqual([
      [2, 'accepted'],
      [3, 'accepted'],
      [4, 'quarantined'],
      [5, 'accepted'],
    ]);
    expect(answers[2]?.detail).toMatch(/save the file as "CSV UTF-8"/);
  });

  it('given a cell of several lines and one that never ends, then the line numbers are right', async () => {
    const file = lines(
      header,
      '1192,"a\nb\nc",municipal,,,,',
      '119201,good,district,1192,,,',
      '119202,"never closed,district,1192,,,',
      ...Array.from({ length: 30 }, (_, i) => `1192${10 + i},row ${i},district,1192,,,`),
    );
    const { answers } = await send(file);
    const told = answers.slice(0, -1).map(({ line, status }) => `${line} ${status}`);
    expect(told.slice(0, 3)).toEqual(['2 accepted', '5 accepted', '6 quarantined']);
    expect(told.slice(3)).toEqual(Array.from({ length: 30 }, (_, i) => `${7 + i} accepted`));
  });

  it('given 20,000 rows in GBK, then they are imported and other requests are not delayed', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `11${String(9_300_000 + i)},果园街道第${i}号,community,1199,,,`,
    );
    const sending = send(gbk(lines(header, ...rows)));
    let asked = 0;
    let done = false;
    void sending.finally(() => (done = true));
    while (!done) {
      expect((await boxtrail.ask('GET', '/health/live', { as: null })).status).toBe(200);
      asked += 1;
    }
    expect((await sending).end?.summary).toMatchObject({ accepted: 20_000 });
    expect(asked).toBeGreaterThan(10);
  }, 120_000);

  it.each(refusedFiles)(
    'given %s, then the file is refused with an instruction',
    async (_, file, sentence) => {
      const { status, code, detail } = await send(file);
      expect({ status, code }).toEqual({ status: 400, code: 'HEADER_INVALID' });
      expect(detail).toMatch(sentence);
    },
  );

  it.each(refusedRows)('given %s, then the row is refused with an instruction', async (_, row, sentence) => {
    const { status, answers } = await send(lines(`${header},gln`, padded(row)));
    expect([status, answers[0]?.status]).toEqual([200, 'quarantined']);
    expect(answers[0]?.detail).toMatch(sentence);
  });
});

/** Adds the empty eighth cell to a row of seven. */
const padded = (row: string): string =>
  row.replace(/"[^"]*"/g, '').split(',').length === 7 ? `${row},` : row;
