import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysOf, RealProcess, temporaryData } from '../support/boxtrail';

describe('npm run boxtrail with a service that runs', () => {
  const data = temporaryData();
  const nowhere = temporaryData();
  let boxtrail: RealProcess;
  let url: string;
  let key: string;

  beforeAll(async () => {
    boxtrail = RealProcess.start(['--boxes', '20', '--data', data.dir]);
    await boxtrail.says(/serving; Ctrl-C ends it/, 120_000);
    [, url = ''] = /ready at (http:\/\/[\d.:]+) /.exec(boxtrail.output) ?? [];
    key = keysOf(data.dir)['auditor'] ?? '';
  }, 150_000);
  afterAll(async () => {
    boxtrail.kill('SIGTERM');
    await boxtrail.ended;
    await data.remove();
    await nowhere.remove();
  });

  const cli = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const { code, stdout, output } = await RealProcess.cli(args, env).ended;
    return { code, stdout, said: output.trim().split('\n').at(-1) };
  };
  const trail = ['trail', '020123450100000017'];

  it('given --url and --key, then it asks there and needs no data folder', async () => {
    const asked = await cli(['--url', url, '--key', key, ...trail]);
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining('sealed') as string });
    const events = await cli(['--url', `${url}/`, '--key', key, 'events', '--limit', '2']);
    expect(events.code).toBe(0);
    expect(events.stdout.trim().split('\n').length).toBeGreaterThanOrEqual(2);
  });

  it('given the environment or a profile, then it takes both from there', async () => {
    const environment = await cli(trail, { BOXTRAIL_URL: url, BOXTRAIL_KEY: key });
    expect(environment.code).toBe(0);
    const profile = join(nowhere.dir, 'profile.json');
    writeFileSync(profile, JSON.stringify({ url, key }), { mode: 0o600 });
    expect(await cli(['--profile', profile, ...trail])).toEqual(environment);
    chmodSync(profile, 0o644);
    expect(await cli(['--profile', profile, ...trail])).toMatchObject({
      code: 1,
      said: `others can read ${profile}, which holds a key: chmod 600 ${profile}`,
    });
    rmSync(profile);
  });

  it('given the data folder of a service that runs, then it uses that service and starts none', async () => {
    expect(existsSync(join(data.dir, 'service.json'))).toBe(true);
    const { code, stdout } = await cli(['--data', data.dir, ...trail]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('sealed') as string });
    expect(boxtrail.output).not.toContain('stopped');
  });
});
