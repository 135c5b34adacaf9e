import { setTimeout as pause } from 'node:timers/promises';
import { heavyRequests } from './heavy-requests';
import { RequestLoops } from './request-loops';
import { RunningBoxtrail } from './running-boxtrail';

/** Expensive requests in flight during a measurement. */
const expensive = 20;
/** Cheap reads of one measurement, alone and beside expensive ones in turn, so that both see the same machine load. */
const samples = 60;
/** Rounds: other load on the machine may disturb some of them. */
const rounds = 8;

/** Upper bound of the slowdown of a cheap read, by kind of expensive requests. See docs/performance.md. */
const kinds: readonly { readonly kind: string; readonly paths: RegExp; readonly factor: number }[] = [
  {
    kind: 'summaries, differences, accounts and histories at a moment',
    paths: /summary|at=|At=|explain/,
    factor: 3,
  },
  { kind: 'exports', paths: /exports/, factor: 3 },
  { kind: 'replays', paths: /replay/, factor: 3 },
  { kind: 'lists of 200', paths: /(events|trails|stations|accounts)\?limit=200/, factor: 3 },
  { kind: 'all of them', paths: /./, factor: 3 },
];

describe('a cheap read beside expensive ones', () => {
  let boxtrail: RunningBoxtrail;
  let heavy: readonly string[];
  let cheap: readonly string[];
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start(['--boxes', '1000']);
    heavy = await heavyRequests(boxtrail);
    const first = async (list: string) => (await boxtrail.ask('GET', list)).body.items[0];
    const { sscc } = await first('/v1/trails?limit=1');
    const { gln } = await first('/v1/stations?limit=1');
    cheap = [`/v1/trails/${sscc}`, `/v1/boxes/${sscc}`, `/v1/stations/${gln}`];
  }, 300_000);
  afterAll(() => boxtrail.stop());

  /** Median time of a cheap read, in ms. */
  async function cheapRead(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < samples; i += 1) {
      const begun = performance.now();
      const { status } = await boxtrail.ask('GET', cheap[i % cheap.length] ?? '', { as: 'team' });
      times.push(performance.now() - begun);
      expect(status).toBe(200);
    }
    return times.sort((a, b) => a - b)[samples / 2] ?? Number.POSITIVE_INFINITY;
  }

  it.each(kinds)(
    `given ${expensive} concurrent requests ($kind), then it takes at most $factor times as long`,
    async ({ kind, paths, factor }) => {
      const matching = heavy.filter((path) => paths.test(path));
      const holders = ['admin', 'coordinator', 'auditor'];
      const loops = new RequestLoops(
        boxtrail.url,
        Array.from({ length: expensive }, (_, i) => ({
          path: matching[i % matching.length] ?? '',
          key: boxtrail.keys[holders[i % holders.length] ?? ''] ?? '',
        })),
      );
      const ratios: number[] = [];
      let statuses: Readonly<Record<string, number>> = {};
      for (let round = 0; round < rounds && !ratios.some((ratio) => ratio <= factor); round += 1) {
        const alone = await cheapRead();
        await loops.start();
        await pause(500);
        const beside = await cheapRead();
        statuses = await loops.stop();
        ratios.push(beside / alone);
      }
      await loops.end();
      const said = ratios.map((ratio) => ratio.toFixed(1)).join(', ');
      process.stdout.write(`beside ${kind}: ${said} times as long; ${JSON.stringify(statuses)}\n`);
      expect(Object.keys(statuses).filter((seen) => !/^(200|(429|503) retry-after \d+)$/.test(seen))).toEqual(
        [],
      );
      expect(statuses['200']).toBeGreaterThan(0);
      expect(Math.min(...ratios)).toBeLessThanOrEqual(factor);
    },
    300_000,
  );
});
