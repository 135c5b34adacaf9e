import { completeKey } from '@boxtrail/kernel';
import { leastDelay, maxDelay } from './event-loop-delay';
import { RunningBoxtrail, type Sent } from './running-boxtrail';

const many = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join('\n');
const unknownBoxes = Array.from({ length: 5_000 }, (_, i) =>
  completeKey('sscc', `3761044${String(i).padStart(10, '0')}`),
);
const header = Buffer.from('code,name,tier,parentCode,street,latitude,longitude\n');
const ndjson = 'application/x-ndjson';
const csv = 'text/csv';
const lines = 20_000;
const bytes = (line: readonly number[]) =>
  new Uint8Array(Buffer.concat([header, ...Array.from({ length: lines }, () => Buffer.from(line))]));

describe('requests with many lines, boxes or steps', () => {
  let boxtrail: RunningBoxtrail;
  let box: string;
  let load: { loadId: string; toGln: string };
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start([], { MAX_SCANS_PER_BOX_AND_HOUR: '0' });
    box = (await boxtrail.ask('GET', '/v1/trails?state=open&limit=1')).body.items[0].sscc as string;
    load = (await boxtrail.ask('GET', '/v1/loads?limit=1')).body.items[0] as typeof load;
    const scan = { kind: 'damaged', sscc: box, atGln: load.toGln, byRef: 'dock-1' };
    const raw = many(8_000, (i) => JSON.stringify({ ...scan, scanId: `again-${i}` }));
    const { text } = await boxtrail.ask('POST', '/v1/scans', { raw, type: ndjson });
    expect(text).toContain('"accepted":8000');
    await boxtrail.eventually(`/v1/trails/${box}?limit=1`, ({ body }) => body.openCount >= 8_000);
  }, 300_000);
  afterAll(() => boxtrail.stop());

  const taken = (ask: () => Promise<{ status: number }>) => async () =>
    expect((await ask()).status).toBe(200);

  it.each<[string, string, Sent]>([
    ['empty objects as scans', '/v1/scans', { raw: many(lines, () => '{}'), type: ndjson }],
    ['scans that are not JSON', '/v1/scans', { raw: many(lines, (i) => `x${i}`), type: ndjson }],
    ['blank scans', '/v1/scans', { raw: ' \n'.repeat(lines), type: ndjson }],
    ['stations of one cell', '/v1/stations/import', { raw: bytes([0x78, 10]), type: csv }],
    ['stations of empty cells', '/v1/stations/import', { raw: bytes([44, 44, 44, 10]), type: csv }],
    ['stations in GBK', '/v1/stations/import', { raw: bytes([0xb1, 0xb1, 10]), type: csv }],
    ['stations in an invalid encoding', '/v1/stations/import', { raw: bytes([0xff, 0xff, 10]), type: csv }],
    ['quoted cells', '/v1/stations/import', { raw: bytes([34, 120, 34, 10]), type: csv }],
  ])(
    'given 20,000 %s, then the event loop is blocked for at most 100 ms',
    async (_, path, sent) => {
      expect(
        await leastDelay(
          boxtrail,
          taken(() => boxtrail.ask('POST', path, sent)),
        ),
      ).toBeLessThanOrEqual(maxDelay);
    },
    300_000,
  );

  it('given a receipt of 5,000 unknown boxes, then the event loop is blocked for at most 100 ms', async () => {
    let receipts = 0;
    const receive = () =>
      boxtrail.ask('POST', `/v1/loads/${load.loadId}/receipts`, {
        json: { scanId: `many-${(receipts += 1)}`, atGln: load.toGln, ssccs: unknownBoxes },
      });
    expect(await leastDelay(boxtrail, taken(receive))).toBeLessThanOrEqual(maxDelay);
  }, 300_000);

  it.each(['application/json', 'text/plain'])(
    'given a trail of 8,000 open findings, when a page is read as %s, then blocked for at most 100 ms',
    async (accept) => {
      const page = () => boxtrail.ask('GET', `/v1/trails/${box}?limit=200`, { headers: { accept } });
      expect((await page()).text).toMatch(/"openCount":8\d{3}|8\d{3} open questions/);
      expect(await leastDelay(boxtrail, taken(page))).toBeLessThanOrEqual(maxDelay);
    },
    300_000,
  );
});
