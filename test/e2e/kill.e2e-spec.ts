import { randomInt } from 'node:crypto';
import { ApiClient, Refused } from '@boxtrail/day';
import { keysOf, postmasterPid, RealProcess, temporaryData } from '../support/boxtrail';

/** Kills of this run. The first of each pair hits the application, the second PostgreSQL. */
const kills = 25;

interface LogItem {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly metadata: { readonly commandId: string };
  readonly event: {
    readonly type: string;
    readonly data: { readonly passId?: string; readonly scanId?: string };
  };
}

/**
 * Writers that do not stop, each with a journal of what it was told is stored. A writer that gets no answer sends
 * the same again: it must have one effect.
 */
class Writers {
  readonly acknowledged = {
    passes: new Set<string>(),
    revocations: new Set<string>(),
    scans: new Set<string>(),
  };
  private running = true;
  private readonly loops: Promise<void>[];

  constructor(
    private readonly api: () => ApiClient,
    private readonly gln: string,
    private readonly ssccs: readonly string[],
  ) {
    this.loops = Array.from({ length: 8 }, (_, w) => this.write(w));
  }

  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.loops);
  }

  private async write(w: number): Promise<void> {
    for (let n = 0; this.running; n += 1) {
      const id = `kill-${w}-${n}`;
      await this.untilAnswered(() => this.issue(id));
      this.acknowledged.passes.add(id);
      await this.untilAnswered(() =>
        this.api().post(
          'passes',
          'coordinator',
          `/v1/passes/${id}/revoke`,
          { reason: 'test' },
          `revoke-${id}`,
        ),
      );
      this.acknowledged.revocations.add(id);
      const scans = this.ssccs.map((sscc, i) => ({
        scanId: `${id}-${i}`,
        kind: 'seen',
        sscc,
        atGln: this.gln,
        byRef: id,
      }));
      await this.untilAnswered(() =>
        this.api().bulk(
          'delivery',
          'station',
          '/v1/scans',
          scans.map((scan) => JSON.stringify(scan)).join('\n'),
        ),
      );
      for (const { scanId } of scans) this.acknowledged.scans.add(scanId);
    }
  }

  private issue(passId: string) {
    const window = {
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
      authorityRef: 'a',
    };
    const body = { passId, plate: 'A1', carrierRef: 'c', zones: [this.gln], ...window };
    return this.api().post('passes', 'coordinator', '/v1/passes', body, passId);
  }

  private async untilAnswered(send: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await send();
        return;
      } catch (error) {
        // A refusal is an answer, and none is due here: the same command again must be welcome.
        if (error instanceof Refused && error.status < 500) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
}

describe('killed at random under load', () => {
  it(`given ${kills} kills -9 of the application and of PostgreSQL in turn, then what was acknowledged is there exactly once, and every view equals its rebuild`, async () => {
    const data = temporaryData();
    const port = 20_000 + randomInt(10_000);
    const boot = () => RealProcess.start(['--boxes', '30', '--data', data.dir, '--port', String(port)]);
    const serving = async (process: RealProcess) => {
      await process.says(/serving; Ctrl-C ends it/, 120_000);
      return process;
    };
    let process_ = await serving(boot());
    const url = `http://127.0.0.1:${port}`;
    const api = new ApiClient(() => url, keysOf(data.dir));
    const { items: boxes } = await api.get<{ items: { sscc: string }[] }>(
      'audit',
      'auditor',
      '/v1/trails?limit=5',
    );
    const { items: stations } = await api.get<{ items: { gln: string }[] }>(
      'orders',
      'auditor',
      '/v1/stations?tier=municipal',
    );
    const writers = new Writers(
      () => api,
      stations[0]!.gln,
      boxes.map(({ sscc }) => sscc),
    );
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        await new Promise((resolve) => setTimeout(resolve, randomInt(100, 900)));
        if (kill % 2 === 0) {
          process_.kill('SIGKILL');
          await process_.ended;
          process_ = await serving(boot());
        } else {
          process.kill(postmasterPid(data.dir), 'SIGKILL');
        }
        await healthy(url, () => `kill ${kill}: ${process_.output.slice(-2_000)}`);
      }
      await writers.stop();

      const log = await wholeLog(api);
      expect(log.map(({ position }) => position)).toEqual(log.map((_, i) => i + 1));
      const revisions = new Map<string, number>();
      for (const { stream, revision } of log) {
        expect(revision).toBe((revisions.get(stream) ?? 0) + 1);
        revisions.set(stream, revision);
      }
      const counted = (type: string, id: (item: LogItem) => string | undefined) => {
        const counts = new Map<string, number>();
        for (const item of log) {
          const name = item.event.type === type ? id(item) : undefined;
          if (name?.startsWith('kill-') === true) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        return counts;
      };
      const once = (names: ReadonlySet<string>) => new Map([...names].map((name) => [name, 1]));
      const { passes, revocations, scans } = writers.acknowledged;
      expect(passes.size).toBeGreaterThan(kills);
      expect(counted('passes.PassIssued', ({ event }) => event.data.passId)).toEqual(once(passes));
      expect(counted('passes.PassRevoked', ({ event }) => event.data.passId)).toEqual(once(revocations));
      expect(counted('delivery.BoxSeen', ({ event }) => event.data.scanId)).toEqual(once(scans));

      const views = await api.get<{ view: string }[]>('audit', 'auditor', '/v1/views');
      expect(views.length).toBeGreaterThan(8);
      for (const { view } of views) {
        const report = await api.post('audit', 'admin', `/v1/views/${view}/rebuild`, {}, `rebuild-${view}`);
        expect(report).toMatchObject({ view, equal: true, differences: [] });
      }
      process_.kill('SIGTERM');
      expect(await process_.ended).toMatchObject({ code: 0 });
    } finally {
      process_.kill('SIGKILL');
      await process_.ended;
      await data.remove();
    }
  }, 600_000);
});

async function wholeLog(api: ApiClient): Promise<LogItem[]> {
  const log: LogItem[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { items: LogItem[]; next: number | null } = await api.get(
      'audit',
      'auditor',
      `/v1/events?after=${after}&limit=200`,
    );
    log.push(...page.items);
    after = page.next;
  }
  return log;
}

/** Waits until the service says it is ready. */
async function healthy(url: string, context: () => string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ;) {
    const ready = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (ready?.ok === true) return;
    if (Date.now() > deadline) throw new Error(`not ready a minute after ${context()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
