import { Client } from './client';
import { Load, type Command, type Sample } from './load';
import { Victim } from './victim';
import { wholeLog } from './whole-log';

export interface OverloadOptions {
  /** How long three times the capacity is asked for. */
  readonly seconds: number;
  readonly dir: string;
  readonly say: (line: string) => void;
}

export interface OverloadResult {
  /** Commands a second the service takes when it is asked for no more than it can. */
  readonly peakPerSecond: number;
  readonly offeredPerSecond: number;
  /** Commands a second that were taken meanwhile. */
  readonly goodputPerSecond: number;
  readonly goodputOfPeak: number;
  /** Commands that were turned away. */
  readonly refused: number;
  /** Highest memory of the process under overload, to its highest at the peak. */
  readonly memoryRatio: number;
  /** Until half the capacity is answered as fast as before, and nothing is refused. */
  readonly recoverySeconds: number;
  readonly offences: readonly string[];
}

/** How many times the capacity is asked for. */
const factor = 3;
const prefix = 'overload-';
/** Requests in flight that are tried to find the capacity. */
const inFlight = [32, 64, 128];

export async function overload({ seconds, dir, say }: OverloadOptions): Promise<OverloadResult> {
  const victim = await Victim.start(dir);
  const client = new Client(victim.url);
  try {
    const commands = await commandsFor(victim, client);
    const phase = new Phases(victim, client, commands);
    const measure = Math.max(5, seconds / 6);
    await phase.closed(64, measure); // warm
    let peak = 0;
    for (const width of inFlight) {
      const { taken, took } = await phase.closed(width, measure);
      say(`${width} in flight: ${Math.round(taken / took)} commands a second`);
      peak = Math.max(peak, taken / took);
    }
    const usual = await phase.open(peak / 2, measure);
    const quick = percentile(usual.latencies, 0.95);
    say(`half the capacity: 95 % within ${quick.toFixed(0)} ms; memory ${megabytes(phase.memory)}`);
    const memoryAtPeak = phase.memory;
    phase.memory = 0;

    const under = await phase.open(factor * peak, seconds);
    const goodput = under.taken / under.took;
    say(
      `${factor} times the capacity for ${under.took.toFixed(0)} s: ${Math.round(goodput)} taken a second, ` +
        `${under.refused} refused, ${under.failed} failed, ${under.unsent} unsent; ` +
        `taken within ${percentile(under.latencies, 0.5).toFixed(0)} ms (half), ${percentile(under.latencies, 0.95).toFixed(0)} ms (95 %); ` +
        `memory ${megabytes(phase.memory)}`,
    );
    const recoverySeconds = await phase.recovery(peak / 2, Math.max(50, 2 * quick));
    say(`back to normal after ${recoverySeconds} s`);
    const offences = [...phase.offences, ...(await halfDone(phase, client, victim))];
    await victim.stop();
    return {
      peakPerSecond: Math.round(peak),
      offeredPerSecond: Math.round(factor * peak),
      goodputPerSecond: Math.round(goodput),
      goodputOfPeak: round(goodput / peak),
      refused: under.refused,
      memoryRatio: round(phase.memory / memoryAtPeak),
      recoverySeconds,
      offences,
    };
  } finally {
    client.close();
    await victim.end();
  }
}

interface Measured {
  taken: number;
  refused: number;
  failed: number;
  unsent: number;
  /** Seconds. */
  took: number;
  /** Of commands that were taken, in ms. */
  readonly latencies: number[];
}

/** Keeps the books over all phases: what was taken, what was refused, and what should not have been answered so. */
class Phases {
  readonly taken = new Set<string>();
  readonly refused = new Set<string>();
  readonly offences: string[] = [];
  /** Highest memory of the process since it was last set to 0. */
  memory = 0;

  constructor(
    private readonly victim: Victim,
    private readonly client: Client,
    private readonly next: () => Command,
  ) {}

  closed(width: number, seconds: number): Promise<Measured> {
    return this.measured((load) => load.closed(width, seconds));
  }

  open(perSecond: number, seconds: number, onSecond: () => void = () => undefined): Promise<Measured> {
    return this.measured((load) => load.open(perSecond, seconds, onSecond));
  }

  /** Seconds until a second passes in which everything is taken, 95 % within `quick` ms; at most 30. */
  async recovery(perSecond: number, quick: number): Promise<number> {
    for (let second = 1; second <= 30; second += 1) {
      const { refused, failed, latencies } = await this.open(perSecond, 1);
      if (refused + failed === 0 && percentile(latencies, 0.95) <= quick) return second;
    }
    return 31;
  }

  private async measured(work: (load: Load) => Promise<void>): Promise<Measured> {
    const result: Measured = { taken: 0, refused: 0, failed: 0, unsent: 0, took: 0, latencies: [] };
    const load = new Load(new URL(this.victim.url), this.next, (sample) => this.note(sample, result));
    const watch = setInterval(() => void this.lookAtMemory(), 500);
    const started = performance.now();
    await work(load);
    result.took = (performance.now() - started) / 1_000;
    clearInterval(watch);
    await this.lookAtMemory();
    load.close();
    result.unsent = load.unsent;
    return result;
  }

  private note({ id, status, milliseconds, head, body }: Sample, result: Measured): void {
    if (status === 201) {
      result.taken += 1;
      result.latencies.push(milliseconds);
      this.taken.add(id);
    } else if (status === 503) {
      result.refused += 1;
      // Only this code promises that nothing was done.
      if (body.includes('"code":"OVERLOADED"')) this.refused.add(id);
      if (!/\r\nretry-after: \d+/.test(head)) this.offence(`${id}: 503 without Retry-After: ${body}`);
    } else {
      result.failed += 1;
      this.offence(`${id}: ${status === 0 ? 'the connection broke' : `${status} ${body}`}`);
    }
  }

  private offence(words: string): void {
    if (this.offences.length < 20) this.offences.push(words);
  }

  /** The process's own figure; this route is never refused. */
  private async lookAtMemory(): Promise<void> {
    const { text } = await this.client.ask({ method: 'GET', path: '/metrics', key: '' });
    this.memory = Math.max(this.memory, Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]));
  }
}

/** Passes to issue, each with an id of its own. */
async function commandsFor(victim: Victim, client: Client): Promise<() => Command> {
  const { keys } = victim;
  const { items } = await client.get<{ items: { gln: string }[] }>(
    '/v1/stations?tier=municipal&limit=1',
    keys['auditor'] ?? '',
  );
  const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
  const rest = {
    plate: 'A1',
    carrierRef: 'c',
    zones: items.map(({ gln }) => gln),
    ...window,
    authorityRef: 'a',
  };
  const head =
    `POST /v1/passes HTTP/1.1\r\nhost: ${new URL(victim.url).host}\r\n` +
    `authorization: Bearer ${keys['coordinator']}\r\ncontent-type: application/json\r\n`;
  let n = 0;
  return () => {
    const id = `${prefix}${(n += 1)}`;
    const body = JSON.stringify({ passId: id, ...rest });
    const text = `${head}idempotency-key: ${id}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return { id, bytes: Buffer.from(text) };
  };
}

/** Holds what was answered against the log: taken is there once, refused is not there at all. */
async function halfDone(
  { taken, refused }: Phases,
  client: Client,
  victim: Victim,
): Promise<readonly string[]> {
  const offences: string[] = [];
  const found = new Set<string>();
  for await (const { position, event } of wholeLog(client, victim.keys['auditor'] ?? '')) {
    const { passId } = event.data as { passId?: string };
    if (event.type !== 'passes.PassIssued' || passId?.startsWith(prefix) !== true) continue;
    if (refused.has(passId)) offences.push(`${passId} was refused and stands at ${position}`);
    if (found.has(passId)) offences.push(`${passId} stands in the log twice, again at ${position}`);
    found.add(passId);
  }
  for (const id of taken) if (!found.has(id)) offences.push(`${id} was taken and is not in the log`);
  return offences.slice(0, 20);
}

const round = (ratio: number) => Math.round(ratio * 100) / 100;
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Number.POSITIVE_INFINITY;
}
