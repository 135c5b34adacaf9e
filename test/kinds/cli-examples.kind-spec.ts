import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsOf, examplesOf, programOf } from '@boxtrail/cli';
import { root } from '../support/boxtrail';
import { cliInProcess, wordsOf } from '../support/cli-in-process';
import { RunningBoxtrail } from './running-boxtrail';

/** Examples about what a new installation does not have: the service refuses them, each with its own code. */
const refused: Readonly<Record<string, string>> = {
  'differences show': 'DIFFERENCE_UNKNOWN',
  'differences accept': 'DIFFERENCE_UNKNOWN',
  'parked drop': 'PARKED_UNKNOWN',
  republish: 'NO_TOPICS',
  'settlement-statements': 'SETTLEMENT_UNKNOWN',
  migrate: 'COMMAND_FAILED', // without DATABASE_URL
  'log-restored': 'COMMAND_FAILED', // likewise
};

/** Commands whose answer is a stream: a JSON value per line. */
const streams = [
  'events',
  'replay',
  'diff',
  'import',
  'rebuild',
  'parked',
  'quarantine list',
  'differences',
  'views',
  'views drop-old',
];

const examples = commandsOf(programOf([], root, () => Promise.resolve())).flatMap(({ name, command }) =>
  examplesOf(command).map((line) => ({ name, line })),
);

describe('the examples of the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxtrail-examples-'));
  let boxtrail: RunningBoxtrail;
  let roundId: string;
  let communityGln: string;

  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const rounds = await boxtrail.ask('GET', '/v1/rounds?limit=1');
    type First = { items: [{ roundId: string; communityGln: string }] };
    ({ roundId, communityGln } = (rounds.body as First).items[0]);
    mkdirSync(join(folder, 'data'));
    cpSync(join(root, 'data/network-guiyang.csv'), join(folder, 'data/network-guiyang.csv'));
    const header = 'code,name,tier,parentCode,street,latitude,longitude\n';
    writeFileSync(join(folder, 'corrected-line.csv'), '520101,云岩,district,5201,,26.6,106.7\n');
    const broken = header + [1, 2, 3, 4].map((n) => `52010${n},云岩,nowhere,5201,,26.6,106.7\n`).join('');
    const sent = await boxtrail.ask('POST', '/v1/stations/import', { raw: broken, type: 'text/csv' });
    expect(sent.text).toContain('"quarantined":4');
  }, 150_000);
  afterAll(async () => {
    await boxtrail.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An example, about the first round of this smaller day. */
  const run = (line: string, ...more: readonly string[]) => {
    const here = line
      .replace(/round-1-\d{12}/g, roundId)
      .replace('community 2401020030011', `community ${communityGln}`)
      .replace('L1.3.41', 'L1.3.2');
    return cliInProcess(['--data', boxtrail.dir, ...wordsOf(here), ...more], folder);
  };

  /** The lines 1 and 2 of the quarantine are closed by the examples themselves, and a key is rotated once. */
  const another = (line: string) =>
    line.replace(
      /^(quarantine (?:resend|close)|keys rotate) (\d+)/,
      (_, start, id) => `${start} ${Number(id) + 2}`,
    );

  it.each(examples)('given $line, then it works', async ({ name, line }) => {
    const { code, stdout, stderr } = await run(line);
    const isRefused = refused[name] !== undefined;
    expect({ code, stderr }).toEqual({
      code: isRefused ? 1 : 0,
      stderr: isRefused ? expect.stringMatching(/^.+\n$/) : expect.not.stringContaining('rror'),
    });
    expect(stdout.length > 0).toBe(!isRefused);
  });

  it.each(examples)('given $line --json, then standard output is JSON only', async ({ name, line }) => {
    const out = /--out (\S+)/.exec(line)?.[1];
    if (out !== undefined) expect(existsSync(join(folder, out))).toBe(true);
    const printed = line.includes('--format csv') ? ['--out', `${name.replace(' ', '-')}.csv`] : [];
    const { code, stdout, stderr } = await run(
      another(line),
      '--json',
      ...printed,
      ...(out ? ['--force'] : []),
    );
    const problem = refused[name];
    if (problem !== undefined) {
      expect({ code, stdout, problem: JSON.parse(stderr) as object }).toEqual({
        code: 1,
        stdout: '',
        problem: expect.objectContaining({ code: problem }) as object,
      });
      return;
    }
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const texts = streams.includes(name) ? stdout.split('\n').filter(Boolean) : [stdout];
    for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it.each([
    ['an unknown command', ['lods'], "unknown command 'lods' (Did you mean loads?)"],
    ['an unknown option', ['loads', '--statuss', 'x'], "unknown option '--statuss' (Did you mean --status?)"],
    [
      'a value that is none',
      ['loads', '--status', 'x'],
      "option '--status <status>' argument 'x' is invalid.",
    ],
    ['no argument', ['load'], "missing required argument 'loadId'"],
    ['a wrong check digit', ['box', '020123450100000018'], 'check digit'],
  ])('given %s, then a person and a program are told', async (_, args, words) => {
    const told = await cliInProcess(['--data', boxtrail.dir, ...args], folder);
    expect({ code: told.code, stdout: told.stdout }).toEqual({ code: 1, stdout: '' });
    expect(told.stderr.replaceAll('\n', ' ')).toContain(words);
    const { code, stdout, stderr } = await cliInProcess(['--data', boxtrail.dir, '--json', ...args], folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ detail: expect.stringContaining(words) as string });
  });

  it('given --all, then every page is read, and without it the next one is named', async () => {
    const first = await run('boxes --limit 7');
    expect(first.stdout.split('\n')).toHaveLength(10); // title, 7 boxes, the next page, the end
    const cursor = /^more: --cursor (\S+), or --all$/m.exec(first.stdout)?.[1] ?? '';
    const second = await run('boxes --limit 7', '--cursor', cursor, '--json');
    const all = await run('boxes --limit 7 --all', '--json');
    const ssccs = (items: readonly { sscc: string }[]) => items.map(({ sscc }) => sscc);
    const rows = all.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { sscc: string });
    expect(rows).toHaveLength(20);
    const page = JSON.parse(second.stdout) as { items: { sscc: string }[] };
    expect(ssccs(page.items)).toEqual(ssccs(rows.slice(7, 14)));
    const text = await run('boxes --limit 7 --all');
    expect(text.stdout.trim().split('\n')).toHaveLength(21);
    expect((await run('loads --status planned')).stdout).toBe('no loads\n');
  });
});
