// Packs the jobs of one supplier, sends its scans, and follows what changes. Kill it, or the service, at any time.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { boxtrailApi, bulk, dataOf, linesOf, ndjson, Refused, type Schemas } from '@boxtrail/api-client';

type Line = Schemas['ChangeLine'];
const { BOXTRAIL_URL: url = '', BOXTRAIL_KEY: key = '', JOURNAL = '', SCANS = '' } = process.env;
const api = boxtrailApi({ url, key, attempts: 1_000 });
const linesIn = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);

/** The SSCC of box `n` of a job. It follows from the job's log position, so it is the same after a restart. */
function ssccOf(position: number, n: number): string {
  const digits = `029${String(position).padStart(9, '0')}${String(n).padStart(5, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Packs and seals every box that a job asks for, and closes the job. Done twice, it has one effect. */
async function pack(jobId: string, position: number): Promise<void> {
  const path = { jobId };
  const read = { params: { path, query: { atLeast: position } } };
  const { status, needs } = await dataOf(api.GET('/v1/packing-jobs/{jobId}', read));
  if (status !== 'open') return;
  const wanted = needs.flatMap(({ needId, lines }) =>
    lines.flatMap(({ gtin, quantity }) => Array.from({ length: quantity }, () => ({ needId, gtin }))),
  );
  const boxes = wanted.map((box, n) => {
    const contents = [{ gtin: box.gtin, lot: 'A1', quantity: 1 }];
    return { ...box, contents, weightGrams: 4_000, sscc: ssccOf(position, n), sealId: `S${position}-${n}` };
  });
  const packed = { params: { path }, ...ndjson(boxes) };
  if (boxes.length > 0) await bulk(() => api.POST('/v1/packing-jobs/{jobId}/boxes', packed));
  const close = { params: { path, header: { 'Idempotency-Key': `close-${jobId}` } }, body: {} };
  await dataOf(api.POST('/v1/packing-jobs/{jobId}/complete', close));
}

/** Handles each change, then writes it down: the last line of the journal says where to resume. */
async function follow(): Promise<void> {
  const last = JSON.parse(linesIn(JOURNAL).at(-1) ?? '{"position":0}') as Line;
  const params = { header: { 'Last-Event-ID': String(last.position) } };
  const changes = await dataOf(api.GET('/v1/changes', { params, parseAs: 'stream' }));
  for await (const line of linesOf<Line>(changes)) {
    const job = 'subject' in line && line.kind === 'packing-job-created' ? line.subject : null;
    if (job !== null) await pack(job.id, line.position);
    appendFileSync(JOURNAL, `${JSON.stringify(line)}\n`);
  }
}

async function main(): Promise<void> {
  const scans = linesIn(SCANS).map((line) => JSON.parse(line) as Schemas['ScanBody']);
  if (scans.length > 0) console.log((await bulk(() => api.POST('/v1/scans', ndjson(scans)))).summary);
  for (;;) {
    await follow().catch((error: unknown) => {
      if (error instanceof Refused) throw error; // final; a broken connection is not
    });
    await sleep(1_000);
  }
}
void main();
