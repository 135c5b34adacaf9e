import { RunningBoxtrail } from './running-boxtrail';

interface Line {
  readonly position: number;
  readonly cursor?: string;
  readonly event: { readonly type: string; readonly occurredAt: string; readonly data: { scanId?: string } };
}

describe('an interrupted and resumed replay', () => {
  let boxtrail: RunningBoxtrail;
  let sscc: string;
  let gln: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const seen = await lines(await replay({}));
    const packed = seen.find(({ event }) => event.type === 'packing.BoxPacked');
    const data = packed?.event.data as { sscc?: string; supplierGln?: string } | undefined;
    sscc = data?.sscc ?? '';
    gln = '2401000000003';
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const replay = (query: Record<string, string>, lastId?: string, accept = 'application/x-ndjson') =>
    fetch(`${boxtrail.url}/v1/replay?${new URLSearchParams(query)}`, {
      headers: {
        authorization: `Bearer ${boxtrail.keys['auditor']}`,
        accept,
        ...(lastId !== undefined && { 'last-event-id': lastId }),
      },
    });

  async function lines(answer: Response): Promise<Line[]> {
    const text = await answer.text();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  }

  let scans = 0;
  async function late(occurredAt: string): Promise<void> {
    const json = { scanId: `late-${(scans += 1)}`, kind: 'seen', sscc, atGln: gln, byRef: 'w', occurredAt };
    const { status } = await boxtrail.ask('POST', '/v1/scans', { json });
    expect(status).toBe(200);
  }

  /** Reads `count` events (or all), then closes the connection. */
  async function take(answer: Response, count: number): Promise<{ events: Line[]; ended: boolean }> {
    if (answer.status === 204) return { events: [], ended: true };
    expect(answer.status).toBe(200);
    const events: Line[] = [];
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of answer.body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        if (part !== '') events.push(JSON.parse(part) as Line);
        if (events.length === count) return { events, ended: false };
      }
    }
    return { events, ended: true };
  }

  const day = { from: '2026-03-16T00:00:00+08:00', to: '2026-03-17T00:00:00+08:00' };
  /**
   * Number of events read before each interruption. At each one a late event is recorded, earlier than all received
   * ones.
   */
  const cuts = [
    [1],
    [1, 1, 1, 1],
    [2, 3],
    [50],
    [99, 1],
    [10, 200, 1],
    [7, 7, 7, 7, 7],
    [400],
    [100_000],
    [100_000, 1, 1],
    [3, 100_000, 1],
  ];

  it.each(
    cuts.flatMap((takes) => [
      { takes, by: 'occurred' },
      { takes, by: 'recorded' },
    ]),
  )(
    'given $by time and $takes events before each cut, then each event comes exactly once',
    async ({ takes, by }) => {
      const window = by === 'occurred' ? { ...day, by } : { from: day.from, by };
      const received: Line[] = [];
      const parts: Line[][] = [];
      let lastId: string | undefined;
      for (const count of [...takes, Infinity]) {
        const { events } = await take(await replay(window, lastId), count);
        received.push(...events);
        parts.push(events);
        const last = received.at(-1);
        lastId = by === 'occurred' ? last?.cursor : String(last?.position);
        if (count !== Infinity) await late('2026-03-16T00:00:01+08:00');
      }
      // The last connection began after the last late event.
      const all = await lines(await replay(window));
      const known = (found: readonly Line[]) => found.map(({ position }) => position).sort((a, b) => a - b);
      expect(known(received)).toEqual(known(all));
      const place = ({ event, position }: Line) =>
        `${by === 'occurred' ? event.occurredAt : ''} ${String(position).padStart(9, '0')}`;
      const first = (parts[0] ?? []).map(place);
      expect(first).toEqual([...first].sort());
    },
  );

  it('given a box, then late events of the box and of its loads follow too', async () => {
    const query = { sscc, by: 'occurred', ...day };
    const { events } = await take(await replay(query), 2);
    await late('2026-03-16T00:00:02+08:00');
    const rest = await take(await replay(query, events.at(-1)?.cursor), Infinity);
    const union = [...events, ...rest.events].map(({ position }) => position).sort((a, b) => a - b);
    const all = (await lines(await replay(query))).map(({ position }) => position).sort((a, b) => a - b);
    expect(union).toEqual(all);
    expect(rest.events.at(-1)?.event.data.scanId).toBe(`late-${scans}`);
  });

  it.each([
    '3',
    'x',
    '-1',
    '1e3',
    '0x5',
    '99999999999999999999',
    "' OR 1=1",
    '00000000.0.0.0.end',
    '00000000.1773619200000.9.1.end',
    '....',
    'a'.repeat(5_000),
  ])('given %j as Last-Event-ID in event time, then 400, and other replays continue', async (id) => {
    const answer = await replay({ by: 'occurred' }, id);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      400,
      'CURSOR_INVALID',
    ]);
  });
});
