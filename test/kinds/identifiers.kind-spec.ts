import { RunningBoxtrail } from './running-boxtrail';

/** Identifiers are normalised wherever they are accepted: in paths, bodies and lines. */
describe('identifiers as scanners and people write them', () => {
  let boxtrail: RunningBoxtrail;
  let sscc: string;
  let station: string;
  let city: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    sscc = (await boxtrail.ask('GET', '/v1/trails?limit=1')).body.items[0].sscc as string;
    const stations = (await boxtrail.ask('GET', '/v1/stations?limit=2')).body.items as { gln: string }[];
    [city, station] = stations.map(({ gln }) => gln) as [string, string];
  }, 180_000);
  afterAll(() => boxtrail.stop());

  /** Every notation of the key under an application identifier. */
  const forms = (ai: string, key: string): string[] => [
    key,
    ` ${key} `,
    `${key.slice(0, 3)} ${key.slice(3)}`,
    `(${ai})${key}`,
    `(${ai}) ${key}`,
    `（${ai}）${key}`,
    `${ai}${key}`,
    `]C1${ai}${key}`,
    `]d2${ai}${key}`,
    `]Q3${ai}${key}`,
    `\u001d${ai}${key}`,
    `]C1${ai}${key}10L7\u001d`,
    `\u0002${ai}${key}\u0003`,
    `^]${ai}${key}`,
    `\u200e${key}\u202c`,
    `${key.slice(0, 3)}\u2013${key.slice(3)}`,
    `https://id.gs1.org/${ai}/${key}`,
    `https://example.com/a/${ai}/${key}/21/7?17=261231`,
  ];

  it('given an SSCC in a path in any notation, then the box is found', async () => {
    const urn = `urn:epc:id:sscc:${sscc.slice(1, 8)}.${sscc[0]}${sscc.slice(8, 17)}`;
    for (const form of [...forms('00', sscc), urn]) {
      for (const path of ['trails', 'boxes', 'exports/trails']) {
        const { status, body } = await boxtrail.ask('GET', `/v1/${path}/${encodeURIComponent(form)}`);
        expect({ form, path, status, sscc: JSON.stringify(body).includes(sscc) }).toEqual({
          form,
          path,
          status: 200,
          sscc: true,
        });
      }
    }
  }, 60_000);

  it('given a GLN in a path in any notation, then the station is found', async () => {
    for (const form of [...forms('414', station), `410${station}`, `(417)${station}`]) {
      for (const path of ['stations', 'accounts']) {
        const { status, body } = await boxtrail.ask('GET', `/v1/${path}/${encodeURIComponent(form)}`);
        expect({ form, path, status, gln: body.gln as string }).toEqual({
          form,
          path,
          status: 200,
          gln: station,
        });
      }
    }
  }, 60_000);

  it('given a GTIN in any notation, then it is one box type', async () => {
    const gtin = (await boxtrail.ask('GET', '/v1/box-types?limit=1')).body.items[0].gtin as string;
    const urn = `urn:epc:class:lgtin:${gtin.slice(1, 8)}.${gtin[0]}${gtin.slice(8, 13)}.L7`;
    for (const form of [...forms('01', gtin), urn]) {
      const { status, body } = await boxtrail.ask('GET', `/v1/box-types/${encodeURIComponent(form)}`);
      expect({ form, status, gtin: body.gtin as string }).toEqual({ form, status: 200, gtin });
    }
  }, 60_000);

  it('given a plate with dots, blanks, another case or width, then it is the same vehicle', async () => {
    const plates = [
      '吉A12345',
      '吉a12345',
      '吉A·12345',
      '吉A•12345',
      '吉A 12345',
      '吉A-12345',
      '吉Ａ１２３４５',
      '吉A●12345',
      '吉A˙12345',
      '吉A。12345',
      '\u200e吉A_12345',
    ];
    const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
    for (const [i, plate] of plates.entries()) {
      const pass = {
        passId: `plate-${i}`,
        plate,
        carrierRef: 'c',
        zones: [city],
        authorityRef: 'a',
        ...window,
      };
      const issued = await boxtrail.ask('POST', '/v1/passes', { json: pass });
      expect(issued.status).toBe(201);
      const { body } = await boxtrail.ask('GET', `/v1/passes/plate-${i}?atLeast=${issued.body.position}`);
      expect(JSON.stringify(body)).toContain('吉A12345');
    }
  }, 60_000);

  it.each([
    ['', 'SSCC must be 18 digits; it is empty'],
    ['12', 'SSCC must be 18 digits; "12" has 2'],
    ['37610425002123456O', 'SSCC must be 18 digits; character 18 of "37610425002123456O" is "O"'],
    ['376104250021234560', 'SSCC 376104250021234560 has check digit 0, expected 9'],
    ['(00)376104250021234560', 'SSCC 376104250021234560 has check digit 0, expected 9'],
    [']C100376104250021234560', 'SSCC 376104250021234560 has check digit 0, expected 9'],
    ['https://id.gs1.org/00/376104250021234560', 'SSCC 376104250021234560 has check digit 0, expected 9'],
    ['S1', 'SSCC must be 18 digits, not "S1"'],
    ['(01)06291041500213', 'SSCC must be 18 digits, not "(01)06291041500213"'],
    ['\u001b[2J', 'SSCC must be 18 digits, not "\\u{1b}[2J"'],
    ['\u202e123', 'SSCC must be 18 digits, not "\\u{202e}123"'],
  ])('given the invalid SSCC %j in a scan, then the error says what is wrong', async (text, detail) => {
    const scan = { scanId: 's', kind: 'damaged', sscc: text, atGln: station, actorRef: 'a' };
    const { status, body } = await boxtrail.ask('POST', '/v1/scans', { json: scan });
    const errors = (body.errors as { pointer: string; detail: string }[]).filter(
      ({ pointer }) => pointer === '/sscc',
    );
    expect({ status, errors }).toEqual({ status: 400, errors: [{ pointer: '/sscc', detail }] });
  });
});
