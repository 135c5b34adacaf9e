import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whatIsWrong } from '@boxtrail/kernel';
import { RealProcess, root, temporaryData } from '../support/boxtrail';
import { cliInProcess } from '../support/cli-in-process';
import { RunningBoxtrail } from './running-boxtrail';
import { copyDay } from './shared-boxtrail';

describe('the command line', () => {
  /** A day that nothing serves: a command starts the service for its own duration. */
  const unserved = temporaryData();
  const elsewhere = mkdtempSync(join(tmpdir(), 'boxtrail-caller-'));
  let boxtrail: RunningBoxtrail;
  let sscc: string;
  beforeAll(async () => {
    await copyDay(unserved.dir);
    boxtrail = await RunningBoxtrail.start();
    sscc = /box (\d{18}): delivered/.exec(boxtrail.process.output)?.[1] ?? '';
  }, 180_000);
  afterAll(async () => {
    await boxtrail.stop();
    await unserved.remove();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  /** What a command answers; how its process exits is tested with `shell` and `RealProcess`. */
  const run = (...args: string[]) => cliInProcess(['--data', boxtrail.dir, ...args], elsewhere);

  /** Runs a command line in a shell, in its own folder. */
  const shell = (
    line: string,
    cwd: string,
    env: NodeJS.ProcessEnv = {},
  ): Promise<{ code: number | null; stdout: string; stderr: string }> =>
    new Promise((done) => {
      const child = spawn('bash', ['-o', 'pipefail', '-c', line], {
        cwd,
        env: { ...process.env, npm_package_json: undefined, INIT_CWD: undefined, ...env },
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.once('close', (code) => done({ code, stdout, stderr }));
    });
  const cli = `node ${join(root, 'scripts/run.mjs')} cli`;

  it('given a command without output, then it always exits with status 0', async () => {
    for (const dir of [boxtrail.dir, unserved.dir, boxtrail.dir, unserved.dir]) {
      const { code, stdout } = await RealProcess.cli(['--data', dir, 'events', '--limit', '0']).ended;
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    }
  }, 120_000);

  it.each([
    'events --limit 200',
    'events --limit 200 --json',
    'replay',
    'export trail SSCC --format html',
    'export trail SSCC',
    'trail SSCC',
    'trail SSCC --json',
    'accounts --json',
    'keys',
    'boxes --all',
    'diff --from 2026-03-16T09:00:00+08:00 --json',
    'events --limit 200 --data UNSERVED',
    'export trail SSCC --format html --data UNSERVED',
  ])(
    'given a reader of `%s` that closes after the first line, then it exits without an error',
    async (command) => {
      const { code, stderr } = await shell(
        `${cli} --data ${boxtrail.dir} ${command.replace('UNSERVED', unserved.dir).replace('SSCC', sscc)} | head -1 >/dev/null`,
        elsewhere,
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
    60_000,
  );

  it('given `npm start` with a closed output, then it still exits with status 0', async () => {
    const { code, stderr } = await shell(
      `node ${join(root, 'scripts/run.mjs')} start --exit --boxes 20 --data ${unserved.dir} | head -1 >/dev/null`,
      elsewhere,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 60_000);

  it.each([
    ['trail.docx', 'the name must end with .json, .csv, .html, .pdf, or give --format'],
    ['trail', 'the name must end with'],
    ['trail.', 'the name must end with'],
    ['trail.xlsx', 'the name must end with'],
    ['trail.PDFX', 'the name must end with'],
    ['.json.txt', 'the name must end with'],
  ])('given --out %s, then it is refused and no file is made', async (name, words) => {
    const file = join(elsewhere, name);
    const { code, stderr } = await run('export', 'trail', sscc, '--out', file);
    expect({ code, told: stderr.includes(words), made: existsSync(file) }).toEqual({
      code: 1,
      told: true,
      made: false,
    });
  });

  it('given --out with an ending in capitals, or a --format, then the file has that format', async () => {
    const [pdf, csv] = [join(elsewhere, 'TRAIL.PDF'), join(elsewhere, 'list.txt')];
    expect((await run('export', 'trail', sscc, '--out', pdf)).code).toBe(0);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await run('export', 'trail', sscc, '--out', csv, '--format', 'csv')).code).toBe(0);
    expect(readFileSync(csv, 'utf8')).toContain(sscc);
  });

  it.each([
    [['diff', '--from', 'yesterday'], '--from must be'],
    [['diff', '--to', '2026-13-01T00:00:00Z'], '--to must be'],
    [['diff', '--known-from', 'x'], '--known-from must be'],
    [['diff', '--known-to', ''], '--known-to must be'],
    [['diff', '--from', '2026-03-16T09:00:00+08:00', '--box', '12'], '--box SSCC must be 18 digits'],
    [['diff', '--from', '2026-03-16T09:00:00+08:00', '--station', '12'], '--station GLN must be 13 digits'],
    [['trail', 'SSCC', '--at', 'noon'], '--at must be'],
    [['trail', 'SSCC', '--known-at', '2026-03-16'], '--known-at must be'],
    [['accounts', '--at', '16.3.2026'], '--at must be'],
    [['replay', '--from', '9:00'], '--from must be'],
    [['replay', '--speed', 'fast'], '--speed must'],
    [['export', 'trail', 'SSCC', '--position', 'x'], '--position must be'],
    [['import', 'network', join(root, 'data/network-guiyang.csv'), '--as-of', '2026'], '--as-of must be'],
  ])('given %j, then the message names the option', async (args, words) => {
    const { code, stderr } = await run(...args.map((arg) => arg.replace('SSCC', sscc)));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(words) as string });
    expect(stderr).not.toMatch(/\/\w+At|sscc/);
  });

  it('given all help texts, then every identifier in them is valid', async () => {
    const commands = [
      'trail',
      'accounts',
      'diff',
      'import',
      'rebuild',
      'events',
      'replay',
      'export',
      'parked',
    ];
    let text = (await run('--help')).stdout;
    for (const name of commands) text += (await run(name, '--help')).stdout;
    const ssccs = text.match(/\b\d{18}\b/g) ?? [];
    expect(ssccs.length).toBeGreaterThan(1);
    expect(
      [
        ...ssccs.map((key) => whatIsWrong('sscc', key)),
        ...(text.match(/\b\d{13}\b/g) ?? []).map((key) => whatIsWrong('gln', key)),
      ].filter(Boolean),
    ).toEqual([]);
  }, 60_000);

  it('given the command that `npm start` suggests, then it works', async () => {
    const hint = /Try: +npm run boxtrail -- (.*)/.exec(boxtrail.process.output)?.[1] ?? '';
    const { code, stdout } = await shell(`${cli} ${hint}`, elsewhere);
    expect({ code, told: stdout.startsWith('box 0') }).toEqual({ code: 0, told: true });
  });

  it('given that nothing serves the day, then a command starts the service, and answers the same', async () => {
    const { code, stdout } = await RealProcess.cli(['--data', unserved.dir, 'trail', sscc]).ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: (await run('trail', sscc)).stdout });
  });

  it('given two dated lists of stations, then the older one changes nothing', async () => {
    const list = (name: string) => {
      const file = join(elsewhere, `${name}.csv`);
      writeFileSync(
        file,
        `code,name,tier,parentCode,street,latitude,longitude\n1301,${name},municipal,,,38,114.5\n`,
      );
      return ['import', 'network', file, '--as-of'];
    };
    expect(await run(...list('new'), '2026-03-02T00:00:00+08:00')).toMatchObject({ code: 0 });
    const older = await run(...list('old'), '2026-03-01T00:00:00+08:00');
    expect(older).toMatchObject({ code: 1, stdout: expect.stringContaining('STATION_LIST_OLDER') as string });
    expect(await run(...list('newer'), '2026-03-03T00:00:00+08:00')).toMatchObject({ code: 0 });
  });

  it('given relative paths, then they are resolved in the folder of the caller', async () => {
    mkdirSync(join(elsewhere, 'lists'), { recursive: true });
    writeFileSync(
      join(elsewhere, 'lists/network.csv'),
      'code,name,tier,parentCode,street,latitude,longitude\n',
    );
    const moved = `${cli} --data ${boxtrail.dir}`;
    expect((await shell(`${moved} import network lists/network.csv`, elsewhere)).code).toBe(0);
    expect((await shell(`${moved} export trail ${sscc} --out here.json`, elsewhere)).code).toBe(0);
    expect(existsSync(join(elsewhere, 'here.json'))).toBe(true);
    const npm = { npm_package_json: join(root, 'package.json'), INIT_CWD: elsewhere };
    expect((await shell(`${moved} export trail ${sscc} --out npm.json`, root, npm)).code).toBe(0);
    expect(existsSync(join(elsewhere, 'npm.json'))).toBe(true);
    const { stderr } = await shell(`${cli} --data nothing trail ${sscc}`, elsewhere);
    expect(stderr).toContain(`no installation at ${join(elsewhere, 'nothing')}`);
  }, 60_000);
});
