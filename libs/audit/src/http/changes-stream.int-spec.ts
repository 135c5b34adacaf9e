import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { BoxSeen } from '@boxtrail/contracts';
import { ApiKeys } from '@boxtrail/http';
import * as fc from 'fast-check';
import { insertRaw } from '../../../../test/support/raw-log';
import { AuditService } from '../testing/audit-service';
import { glns, network } from '../testing/change-scene';
import { story } from '../testing/change-story';

interface Line {
  readonly position: number;
  readonly kind: string;
}

const deadlineMs = 30_000;
let scans = 0;
const seen = (atGln: string) =>
  BoxSeen.of('2026-03-16T01:00:00.000Z', {
    sscc: '024010000000000036',
    scanId: `late-${(scans += 1)}`,
    atGln,
    byRef: 'w',
  });

/** One connection to the feed. */
class Reader {
  private rest = '';
  private readonly chunks: AsyncIterator<Buffer>;

  private constructor(private readonly answer: IncomingMessage) {
    this.chunks = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  static open(url: string, headers: Record<string, string>): Promise<Reader> {
    return new Promise((resolve, reject) => {
      get(url, { headers, agent: false }, (answer) =>
        answer.statusCode === 200
          ? resolve(new Reader(answer))
          : reject(new Error(String(answer.statusCode))),
      ).on('error', reject);
    });
  }

  close(): void {
    this.answer.destroy();
  }

  /** The next line that is not empty; undefined at the end. */
  async line(): Promise<Line | undefined> {
    for (;;) {
      const at = this.rest.indexOf('\n');
      if (at < 0) {
        const { done, value } = await this.chunks.next();
        if (done === true) return undefined;
        this.rest += value.toString('utf8');
        continue;
      }
      const text = this.rest.slice(0, at).replace(/^data: /, '');
      this.rest = this.rest.slice(at + 1);
      if (text.startsWith('{')) return JSON.parse(text) as Line;
    }
  }

  /** Reads until a position is reached. */
  async until(position: number): Promise<number[]> {
    const found: number[] = [];
    for (;;) {
      const line = await this.line();
      if (line === undefined) return found;
      if (line.kind !== 'position') found.push(line.position);
      if (line.position >= position) return found;
    }
  }
}

describe('a stream of changes', () => {
  let audit: AuditService;
  beforeAll(async () => {
    audit = await AuditService.start();
    await audit.append([...network, ...story.map(([event]) => event)]);
  });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= audit.stop());
  afterAll(() => stop());

  const head = () => audit.store.head();
  const keyOf = (stationGln: string | null = null, expiresInMs = 3_600_000) =>
    audit.service.app
      .get(ApiKeys)
      .issue(
        { subject: `reader-${Math.random()}`, role: 'partner', stationGln },
        new Date(Date.now() + expiresInMs),
      );
  const open = (key: string, query = '', headers: Record<string, string> = {}) =>
    Reader.open(`${audit.service.url}/v1/changes${query}`, { authorization: `Bearer ${key}`, ...headers });
  /** All positions after one that a key sees, page by page. */
  async function pages(key: string, query = '', after = 0): Promise<number[]> {
    const found: number[] = [];
    for (let from = after; ;) {
      const reader = await open(key, `?follow=false&limit=7&from=${from}${query}`);
      const page = await reader.until(Infinity);
      found.push(...page);
      if (page.length < 7) return found;
      from = page.at(-1) ?? 0;
    }
  }

  it.each(['application/x-ndjson', 'text/event-stream'])(
    'given a reader of %s, then it gets what was recorded, and then each change as it is recorded',
    async (accept) => {
      const key = await keyOf();
      const reader = await open(key, '', { accept });
      const before = await head();
      const told = await reader.until(before);
      expect(told).toEqual((await pages(key)).slice(0, told.length));
      for (let i = 1; i <= 3; i += 1) {
        await audit.append([seen(glns.community)]);
        expect(await reader.line()).toMatchObject({ position: before + i, kind: 'box-seen' });
      }
      reader.close();
    },
  );

  it('given cuts anywhere while changes are recorded, then each change comes once, in order', async () => {
    const places = Object.values(glns);
    const plan = fc.record({
      bound: fc.option(fc.constantFrom(...places)),
      types: fc.constantFrom('', '&types=box-seen', '&types=box-seen,pass-issued,round-opened'),
      sse: fc.boolean(),
      byHeader: fc.boolean(),
      cuts: fc.array(
        fc.record({ lines: fc.nat(12), late: fc.array(fc.constantFrom(...places), { maxLength: 3 }) }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ bound, types, sse, byHeader, cuts }) => {
        const key = await keyOf(bound);
        const accept = sse ? 'text/event-stream' : 'application/x-ndjson';
        const found: number[] = [];
        let last = 0;
        for (const { lines, late } of cuts) {
          const reader = await open(
            key,
            `?from=${byHeader ? 0 : last}${types}`,
            byHeader ? { accept, 'last-event-id': String(last) } : { accept },
          );
          await audit.append(late.map(seen), [1]);
          // As many lines as there are for this key, at most.
          const rest = (await pages(key, types)).filter((position) => position > last).length;
          for (let i = 0; i < Math.min(lines, rest); i += 1) {
            const line = await reader.line();
            if (line?.kind !== 'position') found.push(line?.position ?? NaN);
            last = line?.position ?? NaN;
          }
          reader.close();
        }
        found.push(...(await pages(key, types, last)));
        expect(found).toEqual(await pages(key, types));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('given four streams of a key, then a fifth is refused until one ends; another key has its own', async () => {
    const key = await keyOf();
    const readers = await Promise.all([1, 2, 3, 4].map(() => open(key)));
    const answer = await fetch(`${audit.service.url}/v1/changes?follow=false`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { code } = (await answer.json()) as { code: string };
    expect([answer.status, code, answer.headers.get('retry-after')]).toEqual([
      429,
      'TOO_MANY_IN_FLIGHT',
      '1',
    ]);
    const other = await open(await keyOf());
    for (const reader of [other, ...readers.slice(1)]) reader.close();
    for (const deadline = Date.now() + deadlineMs; ;) {
      const again = await open(key, '?follow=false').catch(() => undefined);
      if (again !== undefined) break;
      if (Date.now() > deadline) throw new Error('a disconnected stream still counts');
      await pause(20);
    }
    readers[0]?.close();
  });

  it('given a key that expires, then its stream ends; the rest of the feed needs a new key', async () => {
    const key = await keyOf(null, 2_000);
    const reader = await open(key, `?from=${await head()}`);
    expect(await reader.until(Infinity)).toEqual([]);
    await expect(open(key)).rejects.toThrow('401');
  });

  it('given a station that is moved below the key, then its changes are seen from then on', async () => {
    const key = await keyOf(glns.district);
    const reader = await open(key, `?from=${await head()}`);
    const moved = network.find(({ data }) => (data as { gln: string }).gln === glns.otherCommunity);
    await audit.append([seen(glns.otherCommunity)]);
    const changed = { ...(moved?.data as object), parentGln: glns.district };
    await audit.append([
      { type: 'orders.StationChanged', occurredAt: '2026-03-16T02:00:00.000Z', data: changed },
    ]);
    await audit.append([seen(glns.otherCommunity)]);
    const end = await head();
    expect(await reader.until(end)).toEqual([end - 1, end]);
    reader.close();
    // As it was, for the other tests.
    await audit.append([
      { type: 'orders.StationChanged', occurredAt: '2026-03-16T03:00:00.000Z', data: moved?.data },
    ]);
  });

  it('given an event that cannot be read, then readers of the log are told, and the feed goes on', async () => {
    const from = await head();
    const position = await insertRaw(audit.database.pool(1), {
      stream: 'custody-x',
      type: BoxSeen.type,
      data: '{"sscc":',
    });
    await audit.append([seen(glns.community)]);
    const admin = await open(audit.key, `?follow=false&from=${from}`);
    expect(await admin.line()).toMatchObject({ position, kind: 'box-seen', subject: null, stationGln: null });
    expect(await admin.line()).toMatchObject({ position: position + 1, kind: 'box-seen' });
    const partner = await open(await keyOf(), `?follow=false&from=${from}`);
    expect(await partner.until(Infinity)).toEqual([position + 1]);
  });

  it('given a service that stops, then each stream ends completely, also one that nobody reads', async () => {
    const end = await head();
    const reader = await open(await keyOf(glns.otherSupplier), `?from=${end}`);
    const unread = await open(await keyOf());
    // Nothing that this key sees: at most the end of the stream names its position.
    await audit.append([seen(glns.community)]);
    const closing = stop();
    const lines: Line[] = [];
    for (let line = await reader.line(); line !== undefined; line = await reader.line()) lines.push(line);
    expect([[], [{ position: end + 1, kind: 'position' }]]).toContainEqual(lines);
    await closing;
    unread.close();
  });
});
