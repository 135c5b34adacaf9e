import { completeKey } from '@boxtrail/kernel';
import { RunningBoxtrail } from './running-boxtrail';

let used = 0;
const newBox = () => completeKey('sscc', `3761042${String(5_000_000_000 + (used += 1))}`);

describe('a box that was never packed', () => {
  let boxtrail: RunningBoxtrail;
  let city: string;
  let loadId: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const { body } = await boxtrail.ask('GET', '/v1/loads?limit=1');
    loadId = body.items[0].loadId as string;
    city = body.items[0].toGln as string;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const scan = (sscc: string, more: object = {}) => ({
    scanId: `never-${(used += 1)}`,
    kind: 'seen',
    sscc,
    atGln: city,
    byRef: 'dock-1',
    ...more,
  });
  const lines = (...all: readonly (object | string)[]) =>
    boxtrail.ask('POST', '/v1/scans', {
      raw: all.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
      type: 'application/x-ndjson',
    });
  const receipt = (more: object) => ({ scanId: `never-${(used += 1)}`, atGln: city, ssccs: [], ...more });

  it.each<[string, (sscc: string) => Promise<unknown>]>([
    ['seen', (sscc) => lines(scan(sscc))],
    ['damaged', (sscc) => lines(scan(sscc, { kind: 'damaged', note: 'wet' }))],
    ['found', (sscc) => lines(scan(sscc, { kind: 'found' }))],
    ['lost', (sscc) => lines(scan(sscc, { kind: 'lost' }))],
    ['returned', (sscc) => lines(scan(sscc, { kind: 'returned' }))],
    ['destroyed', (sscc) => lines(scan(sscc, { kind: 'destroyed' }))],
    [
      'handed over',
      (sscc) => lines(scan(sscc, { kind: 'handed-over', receivedByRef: 'somebody', method: 'pick-up' })),
    ],
    ['scanned with the application identifier', (sscc) => lines(scan(`00${sscc}`))],
    [
      'scanned at a place that does not exist',
      (sscc) => lines(scan(sscc, { atGln: completeKey('gln', '690999999999') })),
    ],
    ['named by a line that is cut off', (sscc) => lines(`{"scanId":"x-${sscc}","sscc":"${sscc}","kin`)],
    [
      'found on a load',
      (sscc) => boxtrail.ask('POST', `/v1/loads/${loadId}/receipts`, { json: receipt({ ssccs: [sscc] }) }),
    ],
    [
      'found damaged on a load',
      (sscc) => boxtrail.ask('POST', `/v1/loads/${loadId}/receipts`, { json: receipt({ damaged: [sscc] }) }),
    ],
  ])('given it was %s, then its trail says what is known', async (_, happens) => {
    const sscc = newBox();
    expect((await boxtrail.ask('GET', `/v1/trails/${sscc}`)).status).toBe(404);
    await happens(sscc);
    const { status, body } = await boxtrail.ask('GET', `/v1/trails/${sscc}`);
    expect([status, body.status, body.holder, body.steps]).toEqual([200, 'unknown', null, []]);
    expect(body.breaks).toMatchObject({ kind: 'never-packed' });
    expect(body.openFindings).toEqual([
      {
        kind: 'never-packed',
        severity: 'breaks',
        words: 'no packing of this box was ever recorded; 1 line in quarantine names it',
        toDo: 'Pack the box under this number if it was forgotten; otherwise resolve the finding.',
        at: null,
      },
    ]);
    expect(body.quarantined).toHaveLength(1);
    const { text } = await boxtrail.ask('GET', `/v1/trails/${sscc}`, { headers: { accept: 'text/plain' } });
    expect(text).toContain('in quarantine since');
    expect(text).toContain('never-packed');
    const exported = await boxtrail.ask('GET', `/v1/exports/trails/${sscc}`);
    expect([exported.status, exported.body.detail]).toEqual([
      404,
      `no event names box ${sscc}; its quarantined lines are on its trail, /v1/trails/${sscc}`,
    ]);
  });

  it('given its only line is closed, then its trail says so and has no open finding', async () => {
    const sscc = newBox();
    await lines(scan(sscc, { atGln: completeKey('gln', '690999999999') }));
    const { body: before } = await boxtrail.ask('GET', `/v1/trails/${sscc}`);
    const { id } = before.quarantined[0] as { id: string };
    const closing = { json: { reason: 'a label of another city' } };
    const close = await boxtrail.ask('POST', `/v1/quarantine/${encodeURIComponent(id)}/close`, closing);
    expect([close.status, before.openCount, before.quarantined[0].closed]).toEqual([200, 1, null]);
    const { body } = await boxtrail.ask('GET', `/v1/trails/${sscc}`);
    expect([body.status, body.breaks, body.openCount, body.openFindings]).toEqual(['unknown', null, 0, []]);
    expect(body.quarantined).toMatchObject([{ id, closed: { reason: 'a label of another city' } }]);
    const { text } = await boxtrail.ask('GET', `/v1/trails/${sscc}`, { headers: { accept: 'text/plain' } });
    expect(text).toContain('(a label of another city)');
    expect(text.split('\n').at(-1)).toBe(
      'no packing of this box was ever recorded; all lines in quarantine that name it are closed',
    );
  });

  it('given a packed box named by a quarantined line, then its trail mentions the line only', async () => {
    const { body: boxes } = await boxtrail.ask('GET', '/v1/trails?limit=1');
    const { sscc } = boxes.items[0] as { sscc: string };
    const { body: before } = await boxtrail.ask('GET', `/v1/trails/${sscc}`);
    await lines(scan(sscc, { atGln: completeKey('gln', '690999999999') }));
    const { body: after } = await boxtrail.ask('GET', `/v1/trails/${sscc}`);
    expect(before.quarantined).toEqual([]);
    expect(after).toEqual({
      ...before,
      overdue: after.overdue as unknown,
      quarantined: [expect.objectContaining({ source: 'scans', code: 'STATION_UNKNOWN' })],
    });
  });
});
