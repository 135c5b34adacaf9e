import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { keysOf, RealProcess, temporaryData } from '../support/boxtrail';
import { PartnerProject } from '../support/packed-client';

/** What a partner writes who follows one box: it compiles only as long as the client knows routes, fields and codes. */
const program = `
import { boxtrailApi, type Schemas } from '@boxtrail/api-client';

const api = boxtrailApi({ url: process.env['URL'] ?? '', key: process.env['KEY'] ?? '' });

async function main(): Promise<void> {
  const trails = await api.GET('/v1/trails', { params: { query: { limit: 1 } } });
  if (trails.error) throw new Error(trails.error.code);
  const [first]: readonly Schemas['ListedTrail'][] = trails.data.items;
  if (first === undefined) throw new Error('no box');
  const box = await api.GET('/v1/boxes/{sscc}', { params: { path: { sscc: first.sscc } } });
  if (box.error) throw new Error(box.error.code);
  const weight: number = box.data.weightGrams;
  const etag = box.response.headers.get('etag');

  const unknown = await api.GET('/v1/boxes/{sscc}', { params: { path: { sscc: '376104250021234569' } } });
  const code = unknown.error?.code;

  const supplier = await api.POST('/v1/suppliers', {
    body: { gln: '4006381333931', name: 'Partner Wholesale', latitude: 43.8, longitude: 125.3 },
  });
  if (supplier.error) throw new Error(supplier.error.code);
  const { revision, changed } = supplier.data;
  console.log(JSON.stringify({ sscc: first.sscc, weight, etag, code, revision, changed }));
}
void main();
`;

/** The same with a field that no answer has. */
const wrong = program.replace('weightGrams', 'weightKilograms');

describe('the packed API client', () => {
  const data = temporaryData();
  const home = join(data.dir, 'partner');
  afterAll(() => data.remove());

  let partner: PartnerProject;
  beforeAll(() => {
    partner = new PartnerProject(home);
  });

  it('given a program outside the project, then it compiles in strict mode and does its work', async () => {
    expect(partner.compile(program)).toBe('');
    const boxtrail = RealProcess.start(['--boxes', '10', '--data', join(data.dir, 'data')]);
    try {
      const [, url = ''] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
      await boxtrail.says(/serving; Ctrl-C ends it/, 120_000);
      const env = { ...process.env, URL: url, KEY: keysOf(join(data.dir, 'data'))['admin'] };
      const printed = execFileSync(process.execPath, ['program.js'], { cwd: home, env, encoding: 'utf8' });
      expect(JSON.parse(printed)).toEqual({
        sscc: '020123450100000017',
        weight: expect.any(Number) as number,
        etag: expect.stringMatching(/^"\d+"$/) as string,
        code: 'BOX_UNKNOWN',
        revision: 1,
        changed: true,
      });
    } finally {
      boxtrail.kill('SIGTERM');
      await boxtrail.ended;
    }
  });

  it('given a field that no answer has, then it does not compile', () => {
    expect(partner.compile(wrong)).toContain("Property 'weightKilograms' does not exist");
  });
});
