import { readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ended, keysOf, postmasterPid, RealProcess, temporaryData } from '../support/boxtrail';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('npm start', () => {
  const data = temporaryData();
  const json = join(data.dir, 'figures.json');
  const figures = () => JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>;
  const options = ['--boxes', '300', '--seed', '7', '--data', data.dir, '--exit', '--json', json];
  let played: Ended;
  let first: Record<string, unknown>;
  beforeAll(async () => {
    played = await RealProcess.start(options).ended;
    first = figures();
  }, 300_000);
  afterAll(() => data.remove());

  /** The findings that the seeded day provokes. */
  const incidents = [
    'back-dated',
    'destroyed',
    'double-dispatch',
    'loaded-unsealed',
    'missing',
    'seal-broken',
    'wrong-community',
    'wrong-household',
  ];
  interface Unproved {
    readonly sscc: string;
    readonly outcome: string;
    readonly findings: readonly { readonly kind: string }[];
  }

  it('given an empty folder, then it plays the day, prints a summary, writes the figures and exits with 0', () => {
    const { code, output } = played;
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(first).toEqual({
      stations: 2814,
      boxes: 300,
      delivered: expect.any(Number) as number,
      broken: expect.any(Number) as number,
      trailSteps: expect.any(Number) as number,
      trailHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      accountsBalanced: false,
      unbalanced: expect.any(Array) as object[],
      findingsByKind: expect.any(Object) as object,
      recalledBoxes: expect.any(Number) as number,
      ledgerBalanced: true,
      openFen: expect.any(Number) as number,
      servedHouseholds: expect.any(Number) as number,
      unservedHouseholds: expect.any(Number) as number,
      secondsToReady: expect.any(Number) as number,
      seconds: expect.any(Number) as number,
    });
    const { delivered, broken, trailSteps } = first as Record<'delivered' | 'broken' | 'trailSteps', number>;
    expect(delivered).toBeGreaterThan(270);
    expect(delivered).toBeLessThan(300);
    expect(broken).toBeGreaterThan(0);
    expect(first['recalledBoxes']).toBeGreaterThan(0);
    const kinds = Object.keys(first['findingsByKind'] as object);
    expect(kinds).toEqual(expect.arrayContaining(incidents));
    // Packed and sealed; loaded, dispatched, checked, arrived, received on three legs; delivered at the door.
    expect(trailSteps).toBeGreaterThan(300 * 17);

    expect(output).toContain('refused as intended: PASS_NOT_VALID');
    expect(output).toMatch(/── One box, from need to door ─+\n\nbox \d{18}: delivered/);
    // Events are recorded on the simulated day, seven hours of it after the packing.
    const recorded = [...output.matchAll(/^ {2}2026-03-16 \S+ (\S+ \S+:\d\d)/gm)].map(([, moment]) => moment);
    expect(recorded.filter((moment) => moment?.startsWith('03-16 ') !== true)).toEqual([]);
    expect([recorded.at(0), new Set(recorded).size >= 10]).toEqual(['03-16 10:00:00', true]);
    expect(output).toMatch(/── One box whose trail breaks ─+\n\nbox \d{18}: /);
    expect(output).toMatch(
      /── Accounts of the municipal station ─+\n\nGLN .* in .* out .* held .* written off/,
    );
    expect(output).toMatch(/长春市/);
    // The wrong community and the missing boxes are on the accounts of those who answer for them, box by box.
    const unbalanced = first['unbalanced'] as { kind: string; id: string; unproved: Unproved[] }[];
    const boxesOf = (finding: string, kind: string) =>
      unbalanced.flatMap((account) =>
        account.kind !== kind
          ? []
          : account.unproved.filter(({ findings }) => findings.some((each) => each.kind === finding)),
      );
    for (const kind of ['station', 'load', 'carrier']) {
      expect(boxesOf('wrong-community', kind)).toMatchObject([{ outcome: 'unproved' }]);
    }
    expect(boxesOf('wrong-household', 'team')).toMatchObject([{ outcome: 'unproved' }]);
    expect(boxesOf('missing', 'load').length).toBeGreaterThan(0);
    expect(boxesOf('missing', 'carrier')).toHaveLength(boxesOf('missing', 'load').length);
    expect(output).toContain(`every account balances: NO, ${unbalanced.length} do not`);
    for (const { kind, id, unproved } of unbalanced) {
      expect(output).toContain(`\n${kind} ${id}`);
      for (const { sscc, outcome } of unproved) expect(output).toContain(`\n  ${sscc} ${outcome}\n    !! `);
    }
    expect(output).toMatch(/API {4}http:\/\/127\.0\.0\.1:\d+\/v1\ndocs {3}http:\/\/127\.0\.0\.1:\d+\/docs/);
    // The first start shows one key; the others are in the file.
    const { coordinator, ...others } = keysOf(data.dir);
    expect(output).toContain(`keys   ${join(data.dir, 'keys.json')}   (`);
    expect(output).toContain(`key    coordinator  ${coordinator}   (shown this once)`);
    expect(Object.values(others).filter((key) => output.includes(key))).toEqual([]);
    expect(statSync(join(data.dir, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('given a played day, when it is started again, then it finds the data and plays nothing', async () => {
    const { code, output } = await RealProcess.start(options).ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain('already holds a day (changchun, seed 7, 300 boxes)');
    expect(output).not.toMatch(/bt_[\w-]{43}/);
    const { secondsToReady: _ready, seconds: _seconds, ...again } = figures();
    const { secondsToReady: _firstReady, seconds: _firstSeconds, ...before } = first;
    expect(again).toEqual(before);
  });

  it('given the same seed elsewhere, then the same trail hash; given another seed, then another', async () => {
    const [same, other] = [temporaryData(), temporaryData()];
    const hashOf = async (dir: string, seed: string) => {
      const file = join(dir, 'figures.json');
      const { code, output } = await RealProcess.start([
        '--boxes',
        '300',
        '--seed',
        seed,
        '--data',
        dir,
        '--exit',
        '--json',
        file,
      ]).ended;
      expect({ code, output }).toMatchObject({ code: 0 });
      return (JSON.parse(readFileSync(file, 'utf8')) as { trailHash: string }).trailHash;
    };
    expect(await hashOf(same.dir, '7')).toBe(first['trailHash']);
    expect(await hashOf(other.dir, '8')).not.toBe(first['trailHash']);
    await same.remove();
    await other.remove();
  });

  it('given a day interrupted by kill -9, when it is started again, then it comes to the same hash', async () => {
    const cut = temporaryData();
    const file = join(cut.dir, 'figures.json');
    const args = ['--boxes', '300', '--seed', '7', '--data', cut.dir, '--exit', '--json', file];
    for (const moment of [/25 %/, /50 %/]) {
      const boxtrail = RealProcess.start(args);
      await boxtrail.says(moment);
      boxtrail.kill('SIGKILL');
      await boxtrail.ended;
    }
    const { code, output } = await RealProcess.start(args).ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain('resuming the interrupted day');
    expect((JSON.parse(readFileSync(file, 'utf8')) as { trailHash: string }).trailHash).toBe(
      first['trailHash'],
    );
    await cut.remove();
  }, 180_000);

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'given it serves, when %s comes, then it exits with status 0, and so does PostgreSQL',
    async (signal) => {
      const boxtrail = RealProcess.start(['--boxes', '300', '--seed', '7', '--data', data.dir]);
      await boxtrail.says(/serving; Ctrl-C ends it/);
      const postmaster = postmasterPid(data.dir);
      expect(alive(postmaster)).toBe(true);
      boxtrail.kill(signal);
      expect(await boxtrail.ended).toMatchObject({ code: 0, signal: null });
      expect(alive(postmaster)).toBe(false);
    },
  );

  it('given the default port is taken, then it takes a free one and says so', async () => {
    // Another test that runs meanwhile may have it: wait until it is free, so that nothing else frees it later.
    const taken = () =>
      new Promise<Server | undefined>((resolve) => {
        const server = createServer();
        server.once('error', () => resolve(undefined));
        server.listen(4_600, '127.0.0.1', () => resolve(server));
      });
    let squatter = await taken();
    for (
      const deadline = Date.now() + 240_000;
      squatter === undefined && Date.now() < deadline;
      await pause(200)
    )
      squatter = await taken();
    expect(squatter).toBeDefined();
    const boxtrail = RealProcess.start(['--boxes', '300', '--seed', '7', '--data', data.dir]);
    const [, port] = await boxtrail.says(/ready at http:\/\/127\.0\.0\.1:(\d+) /);
    expect(port).not.toBe('4600');
    await boxtrail.says(/serving/);
    boxtrail.kill('SIGTERM');
    await boxtrail.ended;
    squatter?.close();
  }, 360_000);

  it('given --port is taken, then it says so and exits with status 1, and PostgreSQL stops', async () => {
    const squatter = createServer();
    const port = await new Promise<number>((resolve) =>
      squatter.listen(0, '127.0.0.1', () => resolve((squatter.address() as AddressInfo).port)),
    );
    const boxtrail = RealProcess.start(['--data', data.dir, '--port', String(port)]);
    const { code, output } = await boxtrail.ended;
    squatter.close();
    expect({ code, output }).toMatchObject({ code: 1 });
    expect(output).toContain(`port ${port} is taken: --port names another`);
    expect(output).not.toMatch(/\bat .*\.js:\d/);
    expect(boxtrail.descendants()).toEqual([]);
  });

  it.each([
    [['--boxes', 'many'], '--boxes is a whole number from 10 to 500000'],
    [['--city', 'atlantis'], '--city atlantis: neither changchun nor guiyang, nor a file that exists'],
    [['--colour', 'red'], "unknown option '--colour'"],
    [['--port', '99999'], '--port is a whole number from 1 to 65535'],
  ])(
    'given the typo %j, then it says what is wrong, changes nothing and exits with status 1',
    async (args, words) => {
      const { code, output } = await RealProcess.start(args).ended;
      expect(code).toBe(1);
      expect(output).toContain(words);
      expect(output).not.toMatch(/\bat .*\.js:\d/);
    },
  );
});
