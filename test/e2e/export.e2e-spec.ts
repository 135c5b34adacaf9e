import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RealProcess, root, temporaryData } from '../support/boxtrail';
import { cliInProcess } from '../support/cli-in-process';
import { pdfText } from '../support/pdf-text';

describe('npm run boxtrail -- export', () => {
  const data = temporaryData();
  const file = (name: string) => join(data.dir, name);
  let service: RealProcess;
  let whole: string;
  let broken: string;
  beforeAll(async () => {
    service = RealProcess.start(['--boxes', '400', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    whole = /box (\d{18}): delivered/.exec(service.output)?.[1] ?? '';
    broken = /One box whose trail breaks ─+\n\nbox (\d{18}): /.exec(service.output)?.[1] ?? '';
  }, 180_000);
  afterAll(async () => {
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await cliInProcess(['--data', data.dir, 'export', ...args], root);
    return { code, output: code === 0 ? stdout : stdout + stderr };
  };
  interface Json {
    readonly document: { readonly about: object; readonly totals: Record<string, unknown> };
    readonly position: number;
    readonly sha256: string;
  }

  it('given a broken trail, then a PDF in Chinese says where it breaks, and JSON has its hash', async () => {
    const { code, output } = await run(
      'trail',
      broken,
      '--format',
      'pdf',
      '--lang',
      'zh',
      '--out',
      file('a.pdf'),
    );
    expect(code).toBe(0);
    const [, position, hash = ''] =
      /log position (\d+), SHA-256 of the document ([0-9a-f]{64})\n$/.exec(output) ?? [];
    const said = pdfText(readFileSync(file('a.pdf')))
      .join('')
      .replace(/\s/g, '');
    expect(said).toContain('轨迹断裂：断在第');
    expect(said).toMatch(/直到第\d+步.*（错送社区）。/);
    expect(said).toContain(hash);

    const json = JSON.parse((await run('trail', broken, '--position', position ?? '')).output) as Json;
    expect(json.sha256).toBe(hash);
    // As a person checks it: sorted keys, no blanks.
    expect(createHash('sha256').update(sorted(json.document)).digest('hex')).toBe(hash);
  }, 120_000);

  it("given a round and a station's day, then the name sets the format and no file is overwritten", async () => {
    const csv = await run('trail', whole, '--format', 'csv');
    const roundId = /""jobId"":""([^"]+)""/.exec(csv.output)?.[1] ?? '';
    expect((await run('round', roundId, '--out', file('r.html'))).code).toBe(0);
    expect(readFileSync(file('r.html'), 'utf8')).toContain(`<h1>${roundId}</h1>`);

    const day = ['station', '2401000000003', '--day', '2026-03-16'];
    expect((await run(...day, '--out', file('d.csv'))).code).toBe(0);
    expect(readFileSync(file('d.csv'), 'utf8')).toMatch(/^\uFEFFstation_gln,day,sscc,movement,/);
    const { document } = JSON.parse((await run(...day)).output) as Json;
    expect(document.totals).toMatchObject({ opening: 0, in: 400, balanced: true });

    writeFileSync(file('mine.pdf'), 'mine');
    const refused = await run('trail', whole, '--out', file('mine.pdf'));
    expect(refused).toMatchObject({
      code: 1,
      output: expect.stringContaining('--force overwrites it') as string,
    });
    expect(readFileSync(file('mine.pdf'), 'utf8')).toBe('mine');
    expect((await run('trail', whole, '--out', file('mine.pdf'), '--force')).code).toBe(0);
    expect(readFileSync(file('mine.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);

  it('given an unknown object, then it says so and writes no file', async () => {
    expect(await run('trail', '123')).toEqual({ code: 1, output: 'SSCC must be 18 digits; "123" has 3\n' });
    expect(await run('round', 'round-9', '--out', file('no.pdf'))).toEqual({
      code: 1,
      output: 'nothing was known of round round-9 then\n',
    });
    expect(await run('station', '2401000000003', '--day', '2026-02-30', '--out', file('no.pdf'))).toEqual({
      code: 1,
      output: '2026-02-30 is not a date such as 2026-03-16\n',
    });
    expect((await run('trail', whole, '--format', 'xlsx')).output).toContain(
      'Allowed choices are json, csv, html, pdf',
    );
    expect(existsSync(file('no.pdf'))).toBe(false);
  }, 120_000);
});

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`).join(',')}}`;
}
