import { parse } from 'csv-parse/sync';
import { Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';
import { databaseUrl } from '../support/boxtrail';
import { pdfText } from '../support/pdf-text';
import { RunningBoxtrail } from './running-boxtrail';
import { schemaOf } from '@boxtrail/projections';
import { placesView } from '@boxtrail/network';
import { trailsSchema } from '../../libs/audit/src/views/trails/trails.view';

const placesSchema = schemaOf(placesView('audit'));

/** Text that was sent, and how it must be shown. */
const forgeries: [string, string, string][] = [
  ['a right-to-left override', 'ok \u202eton', 'ok \\u202eton'],
  ['an isolate that is never closed', 'ok \u2067ton', 'ok \\u2067ton'],
  ['a right-to-left mark', 'ok \u200f12:30', 'ok \\u200f12:30'],
  ['a line break and a step of its own', 'ok\n2026-03-16 12:00:00 delivered', 'ok\\u000a2026-03-16'],
  ['CR LF and a CSV row', 'ok\r\nx,1,handed-over', 'ok\\u000d\\u000ax'],
  ['a line separator', 'ok\u2028not so', 'ok\\u2028not'],
  ['a next line', 'ok\u0085not so', 'ok\\u0085not'],
  ['a terminal sequence that clears the screen', 'ok\u001b[2J\u001b[H', 'ok\\u001b[2J'],
  ['a backspace', 'lost\b\b\b\bok', 'lost\\u0008'],
  ['zero-width blanks', 'lo\u200bst\u2060', 'lo\\u200bst\\u2060'],
  ['a tag', 'ok\u{e0041}', 'ok\\udb40\\udc41'],
  ['a tab and a formula', '\t=1+1', '\\u0009=1+1'],
  ['a formula', '=HYPERLINK("http://x.example")', '=HYPERLINK("http://x.example")'],
  ['a full-width formula', '\uff1d1+1', '\uff1d1+1'],
  ['a formula behind blanks', '  @SUM(1)', '@SUM(1)'],
  ['a formula behind a semicolon', 'a;=1+1', 'a'],
  ['a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['an end of an attribute', `" onmouseover="alert(1)`, `" onmouseover="alert(1)`],
  ['an image', `<img src=x onerror=alert(1)>`, `<img src=x onerror=alert(1)>`],
  ['Arabic words', 'ok \u0633\u0644\u0627\u0645 12', 'ok'],
];

/** Characters that may not occur in a report, except the line feeds of the program. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const unseenIn = (text: string) => [...text.matchAll(unseen)].map(([c]) => c).filter((c) => c !== '\n');

describe('text from users', () => {
  let boxtrail: RunningBoxtrail;
  let pool: Pool;
  let sscc: string;
  let lines: number;
  const gln = '2401000000003';
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    pool = handlePoolErrors(new Pool({ connectionString: databaseUrl(boxtrail.dir), max: 2 }));
    const { body } = await boxtrail.ask('GET', '/v1/trails?limit=1');
    sscc = (body as { items: [{ sscc: string }] }).items[0].sscc;
    const json = {
      scanId: 'forged',
      kind: 'damaged',
      sscc,
      atGln: gln,
      byRef: 'w',
      note: 'plain',
      occurredAt: '2026-03-16T12:00:00+08:00',
    };
    const { status, body: scan } = await boxtrail.ask('POST', '/v1/scans', { json });
    expect(status).toBe(200);
    await boxtrail.ask('GET', `/v1/trails/${sscc}?atLeast=${scan.position}`);
    lines = (await get('text')).split('\n').length;
  }, 180_000);
  afterAll(async () => {
    await pool.end();
    await boxtrail.stop();
  });

  async function get(format: string): Promise<string> {
    const answer =
      format === 'text'
        ? await boxtrail.ask('GET', `/v1/trails/${sscc}`, { headers: { accept: 'text/plain' } })
        : await boxtrail.ask('GET', `/v1/exports/trails/${sscc}?format=${format}`);
    expect(answer.status).toBe(200);
    return answer.text;
  }
  async function pdf(): Promise<string> {
    const answer = await fetch(`${boxtrail.url}/v1/exports/trails/${sscc}?format=pdf`, {
      headers: { authorization: `Bearer ${boxtrail.keys['auditor']}` },
    });
    return pdfText(Buffer.from(await answer.arrayBuffer())).join('');
  }

  it.each(forgeries)(
    'given %s in a note, an actor and a name, then it forges nothing',
    async (_, written, seen) => {
      // By SQL, past all input checks: text of an old log is shown too.
      await pool.query(
        `UPDATE ${trailsSchema}.steps SET step = jsonb_set(jsonb_set(step, '{details,note}', to_jsonb($2::text)), '{actor}', to_jsonb($2::text))
        WHERE sscc = $1 AND step->>'kind' = 'damaged'`,
        [sscc, written],
      );
      await pool.query(`UPDATE ${placesSchema}.places SET name = $2 WHERE gln = $1`, [gln, written]);

      const html = await get('html');
      expect(unseenIn(html)).toEqual([]);
      expect(html).toContain(
        seen
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;'),
      );
      expect(html).not.toMatch(/<(script|img)/);
      expect(html).not.toMatch(/<[^>]* on\w+=/);
      if (/\p{Script=Arabic}/u.test(written)) expect(html).toContain('<bdi>\u0633\u0644\u0627\u0645</bdi>');

      const text = await get('text');
      expect(unseenIn(text)).toEqual([]);
      expect(text).toContain(seen.split(' ')[0]);
      expect(text).not.toMatch(/^2026-03-16 12:00:00 delivered/m);
      // A longer note may take more lines, all of them under its step.
      expect(text.split('\n').length).toBeLessThanOrEqual(lines + 3);

      const csv = await get('csv');
      const rows = parse(csv, { bom: true, relaxColumnCount: false });
      expect(unseenIn(csv.replaceAll('\r\n', '\n').slice(1))).toEqual([]);
      for (const cell of rows.slice(1).flat()) {
        expect(cell).not.toMatch(/^[\s"]*[=+\-@|\uff1d\uff0b\uff0d\uff20]/);
        expect(cell).not.toMatch(/;[\s"]*[=+\-@\uff1d]/);
      }
      expect((await get('csv&for=program')).includes(written.replaceAll('"', '""'))).toBe(true);

      const paper = await pdf();
      const bare = (words: string) => words.replace(/\s/g, '');
      expect(bare(paper)).toContain(bare(seen.split(' ')[0] ?? ''));
      expect(unseenIn(paper).filter((c) => c !== '\r')).toEqual([]);
    },
  );

  it.each(['html', 'pdf', 'csv', 'json'])(
    'given %s, then a browser runs, frames and stores nothing of it',
    async (format) => {
      for (const path of [`trails/${sscc}`, `stations/${gln}/days/2026-03-16`]) {
        const { headers } = await boxtrail.ask('GET', `/v1/exports/${path}?format=${format}`);
        expect(Object.fromEntries(headers)).toMatchObject({
          'content-security-policy': expect.stringMatching(
            /default-src 'none'.*frame-ancestors 'none'.*sandbox/,
          ) as string,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'content-disposition': expect.stringMatching(/^(inline|attachment); filename="[\w.-]+"$/) as string,
        });
      }
    },
  );
});
