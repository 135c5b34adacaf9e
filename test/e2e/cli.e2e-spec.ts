import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { cliInProcess } from '../support/cli-in-process';

describe('npm run boxtrail', () => {
  const data = temporaryData();
  let service: RealProcess;
  let sscc: string;
  beforeAll(async () => {
    service = RealProcess.start(['--boxes', '60', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    sscc = /box (\d{18}): delivered/.exec(service.output)?.[1] ?? '';
  }, 180_000);
  afterAll(async () => {
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  /** A process: each command once. */
  const run = async (...args: string[]) => {
    const { code, stdout, output } = await RealProcess.cli(['--data', data.dir, ...args]).ended;
    // Errors are on standard error, together with the output of build and installation.
    return { code, output: code === 0 ? stdout : output };
  };
  /** The same command line in this process. */
  const also = async (...args: string[]) => {
    const { code, stdout, stderr } = await cliInProcess(['--data', data.dir, ...args], root);
    return { code, output: code === 0 ? stdout : stdout + stderr };
  };

  it('trail: prints the timeline, or JSON', async () => {
    const text = await run('trail', sscc);
    expect(text.code).toBe(0);
    expect(text.output).toMatch(new RegExp(`^box ${sscc}: delivered`));
    expect(text.output).toContain('complete');
    const json = await also('trail', sscc, '--json');
    expect(JSON.parse(json.output)).toMatchObject({ sscc, status: 'delivered', breaks: null });
  });

  it('trail: names a wrong check digit and an unknown box', async () => {
    expect(await run('trail', '123')).toEqual({ code: 1, output: 'SSCC must be 18 digits; "123" has 3\n' });
    expect(await also('trail', '376104250021234569')).toEqual({
      code: 1,
      output: 'no event and no line in quarantine names a box 376104250021234569\n',
    });
  });

  it('accounts: prints the upper tiers, or one station', async () => {
    const { code, output } = await run('accounts');
    expect(code).toBe(0);
    expect(output.split('\n')[0]).toMatch(/^GLN +tier +in +\/?= out +\+ held +\+ written off/);
    expect(output).toContain('长春市');
    expect(output).not.toContain('DOES NOT BALANCE');
    const [account] = JSON.parse((await also('accounts', '--json')).output) as {
      gln: string;
      tier: string;
      balanced: boolean;
    }[];
    expect(account).toMatchObject({ tier: 'municipal', balanced: true });
    expect(JSON.parse((await also('accounts', account!.gln, '--json')).output)).toEqual([account]);
  });

  it('events: prints the log from a position', async () => {
    const { code, output } = await run('events', '--after', '2', '--limit', '3', '--json');
    expect(code).toBe(0);
    const events = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { position: number });
    expect(events.map(({ position }) => position)).toEqual([3, 4, 5]);
    expect((await also('events', '--after', 'x')).code).toBe(1);
  });

  it('rebuild: one view or all; each equals the live one', async () => {
    expect(await run('rebuild', 'audit.trails')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/audit\.trails: \d+ rows .* equal to the live view/) as string,
    });
    const all = await also('rebuild', '--all', '--json');
    expect(all.code).toBe(0);
    const reports = all.output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { equal: boolean; view: string });
    expect(reports.length).toBeGreaterThan(8);
    expect(reports.filter(({ equal }) => !equal)).toEqual([]);
    expect(await also('rebuild', 'audit.nothing')).toMatchObject({
      code: 1,
      output: expect.stringContaining('there is no view audit.nothing; there are') as string,
    });
    expect(await also('rebuild')).toMatchObject({
      code: 1,
      output: expect.stringContaining('name a view, or --all') as string,
    });
  });

  it('import network: imports good lines, lists broken ones with reasons; repeated, it changes nothing', async () => {
    const file = join(data.dir, 'network.csv');
    writeFileSync(
      file,
      'code,name,tier,parentCode,street,latitude,longitude\n' +
        '220102999001,新设社区一,community,220102,新街道,,\n' +
        '220102999002,新设社区二,village,220102,新街道,,\n' +
        '220102999003,新设社区三,community,229999,新街道,,\n' +
        '220102999004,新设社区四,community,220102,新街道,,\n',
    );
    const first = await run('import', 'network', file);
    expect(first.code).toBe(1);
    expect(first.output).toMatch(
      /line 3: [A-Z_]+: .*\n.*line 4: [A-Z_]+: .*\n2 lines imported, 0 known already, 2 quarantined/,
    );
    const again = await also('import', 'network', file);
    expect(again.output).toContain('0 lines imported, 2 known already, 2 quarantined');
    expect(await also('import', 'network', join(data.dir, 'nothing.csv'))).toMatchObject({ code: 1 });
  });

  it('keys: prints one for each role', async () => {
    const { code, output } = await run('keys', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(keysOf(data.dir));
  });

  it('--help shows examples', async () => {
    const { code, output } = await run('--help');
    expect(code).toBe(0);
    for (const command of ['trail', 'accounts', 'import', 'rebuild', 'events'])
      expect(output).toContain(command);
    expect(output).toContain('Examples:');
    expect((await also('trail', '--help')).output).toContain('The whole trail of one box');
  });

  it('given no installation, then it says how to begin', async () => {
    const { code, output } = await RealProcess.cli(['--data', join(data.dir, 'nowhere'), 'events']).ended;
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringContaining('npm start creates one') as string,
    });
  });
});
