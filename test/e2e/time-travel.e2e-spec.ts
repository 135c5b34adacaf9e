import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { cliInProcess } from '../support/cli-in-process';

interface Step {
  readonly kind: string;
  readonly place: { readonly gln: string } | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly details: { readonly scanId?: string };
  readonly correctedBy: { readonly reason: string } | null;
}

interface Trail {
  readonly status: string;
  readonly steps: readonly Step[];
}

/** After a played day one fact is corrected: the command line shows both versions, and since when each was known. */
describe('npm run boxtrail, in event time and record time', () => {
  const data = temporaryData();
  let service: RealProcess;
  let sscc: string;
  let handover: Step;
  let whole: Trail;

  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await cliInProcess(['--data', data.dir, ...args], root);
    return { code, output: code === 0 ? stdout : stdout + stderr };
  };
  const json = async <T>(...args: string[]): Promise<T> =>
    JSON.parse((await run(...args, '--json')).output) as T;
  const just = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();

  beforeAll(async () => {
    service = RealProcess.start(['--boxes', '40', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    sscc = /box (\d{18}): delivered/.exec(service.output)?.[1] ?? '';
    whole = await json<Trail>('trail', sscc);
    handover = whole.steps.find(({ kind }) => kind === 'handed-over')!;
    const [, url] = await service.says(/ready at (http:\/\/[\d.:]+) /);
    const response = await fetch(`${url}/v1/corrections`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keysOf(data.dir)['coordinator']}`,
        'content-type': 'application/json',
        'idempotency-key': 'correction-1',
      },
      body: JSON.stringify({
        sscc,
        scanId: handover.details.scanId,
        corrected: { kind: 'returned' },
        reason: 'the neighbour had signed for another box',
        byRef: 'p-1',
      }),
    });
    expect([response.status, await response.json()]).toMatchObject([200, { sscc, changed: true }]);
    for (const deadline = Date.now() + 30_000; Date.now() < deadline;)
      if ((await json<Trail>('trail', sscc)).status !== whole.status) break;
  }, 240_000);
  afterAll(async () => {
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  it('trail: both facts now, the earlier knowledge, and the state on the way', async () => {
    const now = await json<Trail>('trail', sscc);
    expect(now.status).toBe('at-station');
    expect(now.steps.filter(({ correctedBy }) => correctedBy !== null)).toEqual([
      {
        ...handover,
        correctedBy: expect.objectContaining({
          reason: 'the neighbour had signed for another box',
        }) as object,
        custodianBefore: expect.anything() as object,
        custodian: expect.anything() as object,
      },
    ]);
    expect((await run('trail', sscc)).output).toContain(
      '-- by p-1: the neighbour had signed for another box',
    );
    const believed = await json<Trail>('trail', sscc, '--known-at', just(handover.recordedAt, 0));
    expect(believed).toMatchObject({ status: 'delivered' });
    const before = just(handover.occurredAt, -1);
    const onTheWay = await run('trail', sscc, '--at', before);
    expect(onTheWay.output).toMatch(
      new RegExp(
        `^box ${sscc} as of 2026-03-16 \\d\\d:\\d\\d:\\d\\d: (on the way to the door with team \\S+|not delivered, team \\S+ still has it)\n`,
      ),
    );
    expect(await run('trail', sscc, '--at', '2999-01-01T00:00:00Z')).toMatchObject({
      code: 1,
      output: expect.stringContaining('lies in the future') as string,
    });
    expect(await run('trail', sscc, '--known-at', '2020-01-01T00:00:00Z')).toEqual({
      code: 1,
      output: `nothing was known of box ${sscc} then\n`,
    });
    expect(await run('trail', sscc, '--at', 'noon')).toMatchObject({ code: 1 });
  }, 120_000);

  it('accounts: of one station and of the upper tiers, at a past time', async () => {
    const bench = whole.steps[0]!;
    const gln = bench.place?.gln ?? '';
    type Account = { in: number; out: number; held: number; balanced: boolean; tier: string };
    const [early] = await json<Account[]>('accounts', gln, '--at', bench.occurredAt);
    const [late] = await json<Account[]>('accounts', gln);
    expect(early).toMatchObject({ balanced: true });
    expect(early!.held).toBeGreaterThan(0);
    expect(early!.in).toBeLessThanOrEqual(late!.in);
    const [nothing] = await json<Account[]>('accounts', gln, '--known-at', '2020-01-01T00:00:00Z');
    expect(nothing).toMatchObject({ in: 0, out: 0, held: 0, balanced: true });
    const all = await json<Account[]>('accounts', '--at', handover.occurredAt);
    expect(all.filter(({ balanced }) => !balanced)).toEqual([]);
    expect(new Set(all.map(({ tier }) => tier))).toEqual(new Set(['municipal', 'district']));
    expect((await run('accounts', '--known-at', handover.recordedAt)).output).toContain('长春市');
  }, 120_000);

  it("accounts --explain: a station's books against the steps of its boxes, at a past time", async () => {
    const bench = whole.steps[0]!;
    const gln = bench.place?.gln ?? '';
    type Explained = { held: number; explained: { fromSteps: { held: number }; agrees: boolean } };
    for (const moment of [[], ['--at', bench.occurredAt], ['--known-at', handover.recordedAt]]) {
      const [account] = await json<Explained[]>('accounts', gln, '--explain', ...moment);
      expect(account).toMatchObject({
        explained: { fromSteps: { held: account!.held }, agrees: true, boxes: [], more: false },
      });
    }
    const text = (await run('accounts', gln, '--explain', '--at', bench.occurredAt)).output.split('\n');
    expect(text.slice(2)).toEqual(['the stored books agree with the steps', 'every box is proved', '']);
    expect(await run('accounts', '--explain')).toEqual({
      code: 1,
      output: '--explain needs one holder: give its GLN, or --kind and its id\n',
    });
  }, 120_000);

  it('diff: the changes by the correction, and those of an hour', async () => {
    const [difference, ...others] = (
      await run('diff', '--known-from', handover.recordedAt, '--box', sscc, '--json')
    ).output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { sscc: string; from: { status: string }; to: { status: string } });
    expect(others).toEqual([]);
    expect(difference).toMatchObject({ sscc, from: { status: 'delivered' }, to: { status: 'at-station' } });
    const text = await run('diff', '--from', just(handover.occurredAt, -1), '--to', handover.occurredAt);
    expect(text.output).toMatch(/\d+ box(es)? differs?\n$/);
    expect(text.output).toMatch(new RegExp(`${sscc}\\n {2}from {2}(out-for-delivery|undelivered), team `));
    expect(text.output).toMatch(new RegExp(`${sscc}\\n.*\\n {2}to {4}at-station, station `));
    expect(await run('diff')).toEqual({
      code: 1,
      output: 'name at least one moment: --from, --to, --known-from or --known-to\n',
    });
  }, 120_000);

  it('--help explains the times', async () => {
    for (const command of ['trail', 'accounts', 'diff']) {
      const { code, output } = await run(command, '--help');
      expect([code, output]).toEqual([0, expect.stringContaining('Times have an offset')]);
    }
    expect((await run('--help')).output).toContain('diff');
  }, 120_000);
});
