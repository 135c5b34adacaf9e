import { RealProcess, temporaryData } from '../support/boxtrail';

interface Line {
  readonly position: number;
  readonly event: { readonly type: string; readonly occurredAt: string; readonly data: object };
}

describe('npm run boxtrail -- replay', () => {
  const data = temporaryData();
  let sscc: string;
  beforeAll(async () => {
    const { code, output } = await RealProcess.start(['--boxes', '40', '--data', data.dir, '--exit']).ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    sscc = /box (\d{18}): delivered/.exec(output)?.[1] ?? '';
  }, 120_000);
  afterAll(() => data.remove());

  const replay = async (...args: string[]) => {
    const { code, stdout, output } = await RealProcess.cli(['--data', data.dir, 'replay', ...args]).ended;
    if (code !== 0) return { code, output, lines: [] };
    const text = stdout.split('\n').slice(0, -1);
    return { code, output, lines: text.map((line) => JSON.parse(line) as Line) };
  };

  it('given no window, then it prints the whole log in log order', async () => {
    const { code, lines } = await replay();
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.map(({ position }) => position)).toEqual(lines.map((_, i) => i + 1));
  });

  it('given a box and the played day, then it prints its events in order of event time', async () => {
    const day = ['--from', '2026-03-16T00:00:00+08:00', '--to', '2026-03-17T00:00:00+08:00'];
    const { lines } = await replay('--box', sscc, ...day, '--by', 'occurred');
    const types = lines.map(({ event }) => event.type);
    // Its place in the job, what it takes from its lots, then the box itself.
    const first = types.slice(0, types.indexOf('packing.BoxPacked') + 1);
    expect([...new Set(first)]).toEqual(['packing.BoxesAssigned', 'packing.LotTaken', 'packing.BoxPacked']);
    for (const type of ['delivery.LoadDispatched', 'delivery.LoadArrived', 'delivery.BoxHandedOver'])
      expect(types).toContain(type);
    const times = lines.map(({ event }) => event.occurredAt);
    expect(times).toEqual([...times].sort());
  });

  it('given invalid options, then it says so', async () => {
    expect(await replay('--from', '2026-03-17T00:00:00Z', '--to', '2026-03-16T00:00:00Z')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^--from \(.*\) must be before to \(/) as string,
    });
    expect(await replay('--speed', 'fast')).toMatchObject({ code: 1 });
    expect(await replay('--by', 'chance')).toMatchObject({ code: 1 });
  });
});
