import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { postmasterPid, RealProcess, temporaryData } from '../support/boxtrail';

/** Upper bound of a scrape: the wait for the store, and a margin for a busy machine. */
const boundMs = 4_000;

describe('/metrics while the store is down', () => {
  const data = temporaryData();
  let service: RealProcess;
  let url: string;
  let stopped: number[] = [];
  beforeAll(async () => {
    service = RealProcess.start(['--boxes', '10', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    url = /ready at (http:\/\/[\d.:]+) /.exec(service.output)?.[1] ?? '';
  }, 180_000);
  afterEach(() => {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
    stopped = [];
  });
  afterAll(async () => {
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  /** One scrape: whether the store is up, and the page. Fails when the status is not 200, or when it takes too long. */
  const scrape = async () => {
    const started = performance.now();
    const response = await fetch(`${url}/metrics`);
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    expect(performance.now() - started).toBeLessThan(boundMs);
    return { up: /^boxtrail_store_up (\d)$/m.exec(page)?.[1], page };
  };
  const until = async (up: string, withinMs: number) => {
    for (const deadline = Date.now() + withinMs; ;) {
      const seen = await scrape();
      if (seen.up === up) return seen.page;
      if (Date.now() > deadline) throw new Error(`boxtrail_store_up was not ${up} in ${withinMs} ms`);
      await pause(5);
    }
  };
  /** The postmaster and all its backends. */
  const serverPids = () => {
    const postmaster = postmasterPid(data.dir);
    const parentOf = (pid: string) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      } catch {
        return undefined; // it has exited meanwhile
      }
    };
    const own = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster);
    return [postmaster, ...own.map(Number)];
  };
  const seriesOf = (page: string, name: string) =>
    page.split('\n').filter((line) => line.startsWith(`${name}{`)).length;
  /** Metrics of the store are omitted; metrics of the process are present. */
  const tellsWhatItKnows = (page: string) => {
    expect(seriesOf(page, 'boxtrail_view_lag_events')).toBe(0);
    expect(seriesOf(page, 'boxtrail_view_unreadable_events')).toBe(0);
    expect(seriesOf(page, 'boxtrail_parked_messages')).toBe(0);
    expect(seriesOf(page, 'boxtrail_http_request_seconds_count')).toBeGreaterThan(0);
    expect(page).toMatch(/^process_resident_memory_bytes \d+$/m);
  };

  it('given a store that answers, then it is up and all metrics are present', async () => {
    const page = await until('1', 5_000);
    expect(seriesOf(page, 'boxtrail_view_lag_events')).toBeGreaterThan(10);
    expect(seriesOf(page, 'boxtrail_view_unreadable_events')).toBeGreaterThan(10);
  });

  it('given PostgreSQL is killed, then the answer is 200 with up 0, until it is back', async () => {
    process.kill(postmasterPid(data.dir), 'SIGKILL');
    tellsWhatItKnows(await until('0', 10_000));
    expect(seriesOf(await until('1', 30_000), 'boxtrail_view_lag_events')).toBeGreaterThan(10);
  }, 60_000);

  it('given PostgreSQL is paused, then no scrape waits for it, however many there are', async () => {
    stopped = serverPids();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    tellsWhatItKnows(await until('0', 10_000));
    for (const { up } of await Promise.all(Array.from({ length: 20 }, scrape))) expect(up).toBe('0');
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
    await until('1', 30_000);
  }, 90_000);
});
