import { randomUUID } from 'node:crypto';
import { completeKey } from '@boxtrail/kernel';
import { attempts, delayUntilCaughtUp, leastDelay, maxDelay } from './event-loop-delay';
import { LoadsOfToday, minutes } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

/** The most a round takes, and so a job. */
const boxesOfJob = 5_000;

const range = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i));

describe('the event loop, with a box, job or load that has thousands of facts', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start([], { MAX_SCANS_PER_BOX_AND_HOUR: '0' });
    today = await LoadsOfToday.start(boxtrail, 1, boxesOfJob);
  }, 300_000);
  afterAll(() => boxtrail.stop());

  /** Lines that are all taken. */
  async function send(path: string, lines: readonly object[]): Promise<void> {
    const raw = lines.map((line) => JSON.stringify(line)).join('\n');
    const { text } = await boxtrail.ask('POST', path, { raw, type: 'application/x-ndjson' });
    expect(text).toContain(`"accepted":${lines.length}`);
  }

  /** Boxes of the job. */
  let packed = 0;
  /** Packed 25 minutes ago, in a new job when the last one has no room for them. */
  async function pack(count: number): Promise<string[]> {
    if (packed + count > boxesOfJob) {
      today = await LoadsOfToday.start(boxtrail, 1, boxesOfJob);
      packed = 0;
    }
    packed += count;
    const { jobId, gtin } = today.job;
    const ssccs = range(count, () => completeKey('sscc', `376104${String(today.next()).padStart(11, '0')}`));
    const contents = today.job.contents.map(({ gtin, quantity }) => ({ gtin, lot: 'L1', quantity }));
    const box = { needId: `${jobId}-1`, gtin, weightGrams: 4000, contents, occurredAt: minutes(-25) };
    await send(
      `/v1/packing-jobs/${jobId}/boxes`,
      ssccs.map((sscc) => ({ sscc, ...box })),
    );
    return ssccs;
  }

  interface ScanMade {
    readonly kind: string;
    readonly [detail: string]: string;
  }
  const scans = (sscc: string, count: number, one: (i: number) => ScanMade) =>
    send(
      '/v1/scans',
      range(count, (i) => ({
        sscc,
        atGln: today.district,
        byRef: 'dock-1',
        scanId: randomUUID(),
        ...one(i),
      })),
    );
  const damaged = (): ScanMade => ({ kind: 'damaged' });
  const atTheDoor = (i: number): ScanMade =>
    i % 2 === 0 ? { kind: 'failed', reason: 'not-at-home' } : { kind: 'returned' };

  /** A box that was scanned 8,000 times. */
  async function scanned(one: (i: number) => ScanMade): Promise<string> {
    const [box = ''] = await pack(1);
    await scans(box, 8_000, one);
    await delayUntilCaughtUp(boxtrail);
    return box;
  }
  let damagedOften: Promise<string> | undefined;
  /** One box for the cases that only add to it; each of them may be the first. */
  const damaged8000 = () => (damagedOften ??= scanned(damaged));
  const startRound = (ssccs: readonly string[]) =>
    today.must('/v1/door-rounds', { fromGln: today.bench, teamRef: 'team-1', ssccs });

  interface SealedLoad {
    readonly loadId: string;
    readonly ssccs: readonly string[];
    leave(): Promise<unknown>;
  }
  async function sealed(count = 5_000): Promise<SealedLoad> {
    const ssccs = await pack(count);
    const n = today.next();
    const [plate, driverRef] = [`吉B${n}`, `driver-${n}`];
    const passes = await today.passes(n, plate, driverRef);
    const loadId = `long-${n}`;
    const route = { fromGln: today.bench, toGln: today.district };
    const occurredAt = minutes(-20);
    await today.must('/v1/loads', { loadId, ...route, plate, driverRef, occurredAt });
    for (let from = 0; from < ssccs.length; from += 500)
      await today.must(`/v1/loads/${loadId}/boxes`, { ssccs: ssccs.slice(from, from + 500), occurredAt });
    await today.must(`/v1/loads/${loadId}/seal`, { sealId: `S-${n}`, occurredAt });
    await delayUntilCaughtUp(boxtrail);
    const leave = () => today.must(`/v1/loads/${loadId}/dispatch`, passes, { as: 'station' });
    return { loadId, ssccs, leave };
  }
  const receive = ({ loadId, ssccs }: { loadId: string; ssccs: readonly string[] }, boxes = ssccs) =>
    today.must(`/v1/loads/${loadId}/receipts`, { scanId: randomUUID(), atGln: today.district, ssccs: boxes });

  const arrive = ({ loadId }: { loadId: string }) =>
    today.must(`/v1/loads/${loadId}/arrivals`, {
      ...{ scanId: randomUUID(), atGln: today.district, sealIntact: true },
    });

  interface Named {
    readonly kind: string;
    readonly position: number;
    readonly ordinal: number;
  }
  /** The oldest open findings of a box. */
  const findingsOf = async (box: string, count: number): Promise<Named[]> => {
    const found: Named[] = [];
    for (let cursor = ''; found.length < count;) {
      const { body } = await boxtrail.ask('GET', `/v1/findings?sscc=${box}&limit=200&cursor=${cursor}`);
      const items = body.items as { kind: string; at: { position: number; ordinal: number } }[];
      found.push(...items.map(({ kind, at: { position, ordinal } }) => ({ kind, position, ordinal })));
      if (body.next === null) break;
      cursor = body.next as string;
    }
    return found.slice(0, count);
  };
  const said = { outcome: 'found', words: 'the contents are dry' };
  const answer = (box: string, finding: Named | undefined, more: object = {}) =>
    today.must(`/v1/boxes/${box}/resolutions`, { finding, ...said, ...more }, { as: 'auditor' });

  const cases: Record<string, () => Promise<() => Promise<unknown>>> = {
    '500 more scans of a box with 8,000': async () => {
      const box = await damaged8000();
      return () => scans(box, 500, damaged);
    },
    '500 late scans of a box with 8,000': async () => {
      const box = await damaged8000();
      return () => scans(box, 500, () => ({ kind: 'damaged', occurredAt: minutes(-20) }));
    },
    '500 more failed attempts with a box that has 8,000': async () => {
      const box = await scanned(atTheDoor);
      return () => scans(box, 500, atTheDoor);
    },
    'one more scan of a box with 8,000, one of them corrected': async () => {
      const box = await scanned(damaged);
      const scan = { ...{ sscc: box, atGln: today.district, byRef: 'dock-1' }, scanId: 'wrong' };
      await today.must('/v1/scans', { ...scan, kind: 'seen' });
      const wrong = { sscc: box, scanId: 'wrong', withdrawn: true, reason: 'another box', byRef: 'dock-1' };
      await today.must('/v1/corrections', wrong);
      return () => scans(box, 1, damaged);
    },
    'an answer to one of the 8,000 findings of a box': async () => {
      const box = await damaged8000();
      const open = await findingsOf(box, attempts);
      return () => answer(box, open.pop());
    },
    'one answer to 500 of the 8,000 findings of a box': async () => {
      const box = await damaged8000();
      const open = await findingsOf(box, attempts * 500);
      return () => {
        const findings = open.splice(0, 500).map((finding) => ({ sscc: box, ...finding }));
        return today.must('/v1/findings/resolutions', { findings, ...said }, { as: 'auditor' });
      };
    },
    '500 more scans of a box with 300 door rounds and 8,000 scans': async () => {
      const box = await scanned(atTheDoor);
      for (let i = 0; i < 300; i += 1) await startRound([box]);
      return () => scans(box, 500, atTheDoor);
    },
    '500 more boxes of a job with thousands': async () => {
      for (let i = 0; i < 3; i += 1) await pack(1_000);
      return () => pack(50);
    },
    'a dispatch of thousands of boxes': async () => {
      const loads = [await sealed()];
      return async () => (loads.pop() ?? (await sealed())).leave();
    },
    'a receipt of thousands of boxes': async () => {
      const load = await sealed();
      await load.leave();
      return () => receive(load);
    },
    'one more arrival of a load whose receipts list 15,000 discrepancies': async () => {
      const load = await sealed();
      await load.leave();
      for (let i = 0; i < 3; i += 1) await receive(load, []);
      return async () => {
        await arrive(load);
        await boxtrail.ask('GET', `/v1/loads/${load.loadId}`);
      };
    },
    'a dispatch of thousands of boxes that arrived at five places before': async () => {
      const arrived = async () => {
        const load = await sealed();
        for (let i = 0; i < 5; i += 1) await arrive(load);
        return load;
      };
      const loads = [await arrived()];
      return async () => (loads.pop() ?? (await arrived())).leave();
    },
    'a door round of thousands of boxes': async () => {
      const ssccs = await pack(5_000);
      return () => startRound(ssccs);
    },
  };

  it.each(Object.keys(cases))(
    'given %s, then at most 100 ms',
    async (name) => {
      const work = await cases[name]!();
      await delayUntilCaughtUp(boxtrail);
      expect(await leastDelay(boxtrail, work)).toBeLessThanOrEqual(maxDelay);
    },
    600_000,
  );
});
