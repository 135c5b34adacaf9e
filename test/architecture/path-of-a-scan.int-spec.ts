import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join, relative } from 'node:path';
import { Client } from 'pg';
import { at, community, sscc } from '@boxtrail/delivery/testing/delivery-day';
import { DeliveryService } from '@boxtrail/delivery/testing/delivery-service';

const root = join(__dirname, '../..');
const [, onPage = '', , askedOnPage = ''] = readFileSync(join(root, 'docs/path-of-a-scan.md'), 'utf8').split(
  /^## /m,
);
const path = [...onPage.matchAll(/^\| `(libs\/[\w./-]+\.ts)` \|/gm)].map(([, file = '']) => file);
const asked = [...askedOnPage.matchAll(/`(libs\/[\w./-]+\.ts)`/g)].map(([, file = '']) => file);

/** The production files of this project in which a function ran since the last call. */
function filesThatRan(session: Session): Set<string> {
  const files = new Set<string>();
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    for (const { url, functions } of result) {
      const file = relative(root, url.replace(/^file:\/\//, ''));
      const ran = functions.some(({ ranges }) => ranges.some(({ count }) => count > 0));
      // An index hands on names alone.
      if (ran && file.startsWith('libs/') && !/\/testing\/|\/index\.ts$/.test(file)) files.add(file);
    }
  });
  return files;
}

describe('one scan as JSON', () => {
  let delivery: DeliveryService;
  const session = new Session();
  beforeAll(async () => {
    delivery = await DeliveryService.start();
    await delivery.pack(sscc(1));
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  });
  afterAll(async () => {
    session.disconnect();
    await delivery.stop();
  });

  /** The files that run from the request to the statement that appends the event. */
  async function filesOf(scanId: string): Promise<Set<string>> {
    const scan = {
      scanId,
      kind: 'seen',
      sscc: sscc(1),
      atGln: community,
      byRef: 'team-2',
      occurredAt: at('16:00'),
    };
    let files: Set<string> | undefined;
    const append = Client.prototype.query as (...args: unknown[]) => unknown;
    const spy = jest.spyOn(Client.prototype, 'query').mockImplementation(function (
      this: Client,
      ...args: unknown[]
    ) {
      const [{ name }] = args as [{ name?: string }];
      if (name?.includes('append') === true) files ??= filesThatRan(session);
      return append.apply(this, args) as never;
    });
    filesThatRan(session);
    expect(await delivery.post('/v1/scans', scan)).toMatchObject({ status: 200 });
    spy.mockRestore();
    return files ?? new Set();
  }

  it('runs through the files of docs/path-of-a-scan.md, and no other', async () => {
    await filesOf('warm-up');
    // What runs in the background does not run in each of them.
    let ran: string[] | undefined;
    for (let i = 1; i <= 5; i += 1) {
      await delivery.read('/v1/loads');
      const files = await filesOf(`scan-${i}`);
      ran = ran === undefined ? [...files] : ran.filter((file) => files.has(file));
    }
    expect(ran?.sort()).toEqual([...path, ...asked].sort());
  });

  it('is handed on by at most 15 files', () => {
    expect(path.length).toBeLessThanOrEqual(15);
    expect(new Set([...path, ...asked]).size).toBe(path.length + asked.length);
  });
});
