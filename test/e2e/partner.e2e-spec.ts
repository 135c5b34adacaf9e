import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { boxtrailApi, type BoxtrailApi, linesOf, ndjson, type Schemas, dataOf } from '@boxtrail/api-client';
import { freePorts } from '@boxtrail/dev-servers';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { PartnerProject } from '../support/packed-client';

const example = readFileSync(join(root, 'docs/examples/partner/partner.ts'), 'utf8');
const deadlineMs = 120_000;
const scans = 1_000;
/** Needs of each round, of two boxes each: the large job is packed in several batches. */
const rounds = [300, 5, 60, 5, 40];

describe('the example of a partner', () => {
  const data = temporaryData();
  const dir = join(data.dir, 'data');
  const home = join(data.dir, 'partner');
  const journal = join(home, 'changes.ndjson');
  let service: RealProcess | undefined;
  let partner: RealProcess | undefined;
  let url: string;
  let api: BoxtrailApi;
  let supplierGln: string;
  let key: string;
  afterAll(async () => {
    partner?.kill('SIGKILL');
    service?.kill('SIGTERM');
    await service?.ended;
    await data.remove();
  });

  async function serve(...args: string[]): Promise<void> {
    service = RealProcess.start(['--boxes', '60', '--data', dir, ...args]);
    await service.says(/serving; Ctrl-C ends it/, deadlineMs);
    url = /ready at (http:\/\/[\d.:]+) /.exec(service.output)?.[1] ?? '';
    api = boxtrailApi({ url, key: keysOf(dir)['admin'] ?? '', attempts: 50 });
  }

  async function killService(): Promise<void> {
    service?.kill('SIGKILL');
    expect(await service?.ended).toMatchObject({ signal: 'SIGKILL' });
    await serve('--port', new URL(url).port);
  }

  const startPartner = () => {
    const env = { BOXTRAIL_URL: url, BOXTRAIL_KEY: key, SCANS: 'scans.ndjson', JOURNAL: journal };
    partner = new RealProcess(['program.js'], env, home);
  };

  /** The log after a position. */
  async function events(from = 0): Promise<Schemas['PublishedEvent'][]> {
    const found: Schemas['PublishedEvent'][] = [];
    for (let after: number | null = from; after !== null;) {
      const query = { after, limit: 200 };
      const page: Schemas['EventPage'] = await dataOf(api.GET('/v1/events', { params: { query } }));
      found.push(...page.items);
      after = page.next;
    }
    return found;
  }

  /** Opens a round with needs and closes it: its packing job follows. */
  async function order(number: number): Promise<string> {
    const { items } = await dataOf(api.GET('/v1/stations', { params: { query: { tier: 'community' } } }));
    const types = await dataOf(api.GET('/v1/box-types'));
    const [gtin, communityGln] = [types.items[0]?.gtin ?? '', items[0]?.gln ?? ''];
    const roundId = `partner-${number}`;
    const cutoffAt = new Date(Date.now() + 86_400_000).toISOString();
    const body = { roundId, communityGln, cutoffAt, gtins: [gtin] };
    const round = await dataOf(api.POST('/v1/rounds', { body }));
    supplierGln = round.supplierGln;
    const needs = Array.from({ length: rounds[number] ?? 0 }, (_, i) => ({
      needId: `${roundId}-${i}`,
      householdRef: `hh-${i}`,
      building: '3',
      unit: String(i),
      order: 'own' as const,
      payment: 'prepaid' as const,
      lines: [{ gtin, quantity: 2 }],
    }));
    const path = { roundId };
    await dataOf(api.POST('/v1/rounds/{roundId}/needs', { params: { path }, ...ndjson(needs) }));
    return roundId;
  }
  const close = (roundId: string) =>
    dataOf(
      api.POST('/v1/rounds/{roundId}/close', {
        params: { path: { roundId } },
        body: {},
      }),
    );

  /** Waits until the log has an event. */
  async function recorded(type: string, field: string, value: string): Promise<void> {
    let from = 0;
    for (const deadline = Date.now() + deadlineMs; ; await pause(5)) {
      const found = await events(from);
      from = found.at(-1)?.position ?? from;
      const isIt = ({ event }: Schemas['PublishedEvent']) =>
        event.type === type && (event.data as unknown as Record<string, string>)[field]?.startsWith(value);
      if (found.some(isIt)) return;
      if (Date.now() > deadline) throw new Error(`no ${type} of ${value}\n${partner?.output}`);
    }
  }

  /** The journal without positions. */
  const handled = () =>
    readFileSync(journal, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Schemas['ChangeLine'])
      .filter((line) => 'subject' in line);

  it('given kills of the service and of the partner, then each job, scan and change is there once', async () => {
    const project = new PartnerProject(home);
    expect(project.compile(example)).toBe('');
    // Its own port: the default one may be taken by another test while the service is down.
    const [port = 0] = await freePorts(1);
    await serve('--port', String(port));
    const ids = [await order(0)];
    const body = {
      subject: 'partner-1',
      role: 'packer' as const,
      stationGln: supplierGln,
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    key = (await dataOf(api.POST('/v1/api-keys', { body }))).key;
    const { items: trails } = await dataOf(api.GET('/v1/trails'));
    const handhelds = Array.from({ length: scans }, (_, i) => ({
      scanId: `handheld-${i}`,
      kind: 'seen',
      sscc: trails[i % trails.length]?.sscc,
      atGln: supplierGln,
      byRef: 'scanner-1',
      occurredAt: new Date(Date.now() - scans + i).toISOString(),
    }));
    writeFileSync(join(home, 'scans.ndjson'), handhelds.map((scan) => `${JSON.stringify(scan)}\n`).join(''));

    // While it sends scans.
    startPartner();
    await recorded('delivery.BoxSeen', 'scanId', 'handheld-');
    await killService();
    // While it packs, twice.
    for (const next of [1, 2]) {
      const id = ids.at(-1) ?? '';
      await close(id);
      await recorded('packing.BoxPacked', 'jobId', id);
      await killService();
      ids.push(await order(next));
    }
    // The partner itself, while it packs.
    await close(ids.at(-1) ?? '');
    await recorded('packing.BoxPacked', 'jobId', ids.at(-1) ?? '');
    partner?.kill('SIGKILL');
    await partner?.ended;
    // It comes back to jobs that were made while it was away.
    for (const next of [3, 4]) {
      ids.push(await order(next));
      await close(ids.at(-1) ?? '');
    }
    startPartner();
    for (const id of ids) await recorded('packing.PackingJobCompleted', 'jobId', id);

    const log = await events();
    const recordedAs = (type: string, field: string, prefix: string) =>
      log
        .filter(({ event }) => event.type === type)
        .map(({ event }) => event.data as unknown as Record<string, string>)
        .filter((data) => data[field]?.startsWith(prefix));
    const boxes = 2 * rounds.reduce((sum, needs) => sum + needs, 0);
    const packed = recordedAs('packing.BoxPacked', 'jobId', 'partner-').map(({ sscc }) => sscc);
    expect([packed.length, new Set(packed).size]).toEqual([boxes, boxes]);
    const completed = recordedAs('packing.PackingJobCompleted', 'jobId', 'partner-').map(
      ({ jobId }) => jobId,
    );
    expect(completed.sort()).toEqual(ids.sort());
    const seen = recordedAs('delivery.BoxSeen', 'scanId', 'handheld-').map(({ scanId }) => scanId);
    expect([seen.length, new Set(seen).size]).toEqual([scans, scans]);

    // What it followed is what a reader gets who was never interrupted.
    const changes: Schemas['ChangeLine'][] = [];
    for (let from = 0, before = -1; from !== before;) {
      const query = { from, follow: 'false' as const, limit: 200 };
      const partnerApi = boxtrailApi({ url, key });
      const page = await dataOf(partnerApi.GET('/v1/changes', { params: { query }, parseAs: 'stream' }));
      before = from;
      for await (const line of linesOf<Schemas['ChangeLine']>(page)) {
        if ('subject' in line) changes.push(line);
        from = line.position;
      }
    }
    for (const deadline = Date.now() + deadlineMs; handled().length < changes.length; await pause(50))
      if (Date.now() > deadline) throw new Error(`only ${handled().length} of ${changes.length} changes`);
    expect(handled()).toEqual(changes);
    expect(changes.length).toBeGreaterThan(boxes + scans);
  }, 600_000);
});
