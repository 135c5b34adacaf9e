import { Client } from './client';
import { Load, type Command, type Sample } from './load';
import { Victim } from './victim';
import { wholeLog } from './whole-log';

export interface OverloadOptions {
  /** Duration of three times the capacity, in s. */
  readonly seconds: number;
  /** Duration of full load before the measurement, in s: the memory of a young process grows by itself. */
  readonly warmSeconds: number;
  /** Largest number of connections, each with one request in flight. */
  readonly clients: number;
  /** Whether each command of the overload uses a new connection. */
  readonly newConnections?: boolean;
  readonly dir: string;
  readonly say: (line: string) => void;
}

export interface OverloadResult {
  /** Capacity: successful commands per second at full load. */
  readonly peakPerSecond: number;
  /** Capacity after the overload: if it differs much, the machine's speed changed. */
  readonly afterwardsPerSecond: number;
  /** Commands per second sent during the overload. */
  readonly offeredPerSecond: number;
  readonly offeredOfPeak: number;
  /** Successful commands per second during the overload. */
  readonly goodputPerSecond: number;
  readonly goodputOfPeak: number;
  /** Like goodput, but per CPU second of the service: the cost of refusing, even on a machine with other load. */
  readonly perCoreOfPeak: number;
  /** Refused commands. */
  readonly refused: number;
  /** Largest memory of the process under overload, relative to full load. */
  readonly memoryRatio: number;
  /** Seconds until half the capacity is answered as fast as before, without refusals. */
  readonly recoverySeconds: number;
  readonly offences: readonly string[];
}

/** Factor of the overload. */
const factor = 3;
const prefix = 'overload-';
/** Numbers of requests in flight that are tried to find the capacity. */
const inFlight = [32, 64, 128];

export async function overload({
  seconds,
  warmSeconds,
  clients,
  newConnections = false,
  dir,
  say,
}: OverloadOptions): Promise<OverloadResult> {
  const victim = await Victim.start(dir, 10);
  const client = new Client(victim.url);
  const phases = new Phases(victim.url, clients, client, await commandsFor(victim, client));
  try {
    const measure = Math.max(4, seconds / 6);
    await phases.closed(128, warmSeconds);
    say(`${warmSeconds} s of warm-up; memory ${megabytes(phases.memory)}`);
    let peak = 0;
    let peakPerCore = 0;
    for (const width of inFlight) {
      const { taken, latencies } = await phases.closed(width, measure);
      say(
        `${width} in flight: ${Math.round(taken / measure)} commands per second, ${within(latencies)}; ${phases.cores()}`,
      );
      peak = Math.max(peak, taken / measure);
      peakPerCore = Math.max(peakPerCore, taken / measure / phases.used.service);
    }
    const half = await phases.open(peak / 2, measure);
    const memoryAtPeak = phases.memory;
    say(`half the capacity: ${within(half.latencies)}; memory ${megabytes(memoryAtPeak)}`);

    phases.memory = 0;
    phases.newConnections = newConnections;
    const under = await phases.open(factor * peak, seconds);
    phases.newConnections = false;
    const goodput = under.taken / seconds;
    const perCore = goodput / phases.used.service;
    const offered = (under.taken + under.refused + under.failed) / seconds;
    say(
      `${factor} times the capacity for ${seconds} s: ${Math.round(offered)} sent per second, ${Math.round(goodput)} successful, ${under.refused} refused, ` +
        `${under.failed} failed, ${under.unsent} not sent because all ${clients} clients waited; ` +
        `${within(under.latencies)}; memory ${megabytes(phases.memory)}; ${phases.cores()}`,
    );
    const memoryRatio = round(phases.memory / memoryAtPeak);
    const usual = Math.max(100, 3 * percentile(half.latencies, 0.95));
    const recoverySeconds = await phases.recovery(peak / 2, usual);
    say(`half the capacity within ${Math.round(usual)} ms again after ${recoverySeconds} s`);
    const after = (await phases.closed(128, measure)).taken / measure;
    say(`128 in flight afterwards: ${Math.round(after)} commands per second; ${phases.cores()}`);
    const offences = [...phases.offences, ...(await halfDone(phases, client, victim))];
    phases.close();
    await victim.stop();
    return {
      peakPerSecond: Math.round(peak),
      afterwardsPerSecond: Math.round(after),
      offeredPerSecond: Math.round(offered),
      offeredOfPeak: round(offered / peak),
      goodputPerSecond: Math.round(goodput),
      goodputOfPeak: round(goodput / peak),
      perCoreOfPeak: round(perCore / peakPerCore),
      refused: under.refused,
      memoryRatio,
      recoverySeconds,
      offences,
    };
  } finally {
    phases.close();
    client.close();
    await victim.end();
  }
}

interface Measured {
  taken: number;
  refused: number;
  failed: number;
  unsent: number;
  /** Latencies of successful commands, in ms. */
  readonly latencies: number[];
}

const nothing = (): Measured => ({ taken: 0, refused: 0, failed: 0, unsent: 0, latencies: [] });

/** Counts over all phases: successful, refused and wrong answers. */
class Phases {
  readonly taken = new Set<string>();
  readonly refused = new Set<string>();
  readonly offences: string[] = [];
  /** Largest memory of the process since it was last reset. */
  memory = 0;
  private now = nothing();
  /** CPU use during the last measurement. */
  used = { clients: 0, service: 0 };
  private readonly load: Load;

  constructor(
    url: string,
    clients: number,
    private readonly client: Client,
    next: () => Command,
  ) {
    this.load = new Load(url, clients, next, (sample) => this.note(sample));
  }

  /** Whether each command uses a new connection from now on. */
  set newConnections(fresh: boolean) {
    this.load.fresh = fresh;
  }

  closed(width: number, seconds: number): Promise<Measured> {
    return this.measured(() => this.load.closed(width, seconds));
  }

  open(perSecond: number, seconds: number): Promise<Measured> {
    return this.measured(() => this.load.open(perSecond, seconds));
  }

  /** Seconds until one second without refusals in which 95 % succeed within `usual` ms; at most 30. */
  async recovery(perSecond: number, usual: number): Promise<number> {
    for (let second = 1; second <= 30; second += 1) {
      const { refused, failed, latencies } = await this.open(perSecond, 1);
      if (refused + failed === 0 && percentile(latencies, 0.95) <= usual) return second;
    }
    return 31;
  }

  close(): void {
    this.load.close();
  }

  /** CPU use of the clients and the service during the last measurement. */
  cores(): string {
    const share = (used: number) => `${Math.round(100 * used)} %`;
    return `of one core the clients used ${share(this.used.clients)}, the service ${share(this.used.service)}`;
  }

  /** Counts the answers while `work` runs. */
  private async measured(work: () => Promise<void>): Promise<Measured> {
    this.now = nothing();
    this.load.unsent = 0;
    const begun = performance.now();
    const [clients, service] = [process.cpuUsage(), await this.look()];
    const watch = setInterval(() => void this.look().catch(() => undefined), 1_000);
    await work();
    const measured = { ...this.now, unsent: this.load.unsent, latencies: [...this.now.latencies] };
    const { user, system } = process.cpuUsage(clients);
    clearInterval(watch);
    const used = (await this.look()) - service;
    const seconds = (performance.now() - begun) / 1_000;
    this.used = { clients: (user + system) / 1_000_000 / seconds, service: used / seconds };
    return measured;
  }

  private note({ id, status, milliseconds, head, body }: Sample): void {
    if (status === 201) {
      this.now.taken += 1;
      this.now.latencies.push(milliseconds);
      this.taken.add(id);
    } else if (status === 503 || status === 429) {
      this.now.refused += 1;
      // Only these codes promise that nothing was done.
      if (/"code":"(OVERLOADED|TOO_MANY_IN_FLIGHT)"/.test(body)) this.refused.add(id);
      if (!/\r\nretry-after: \d+/.test(head)) this.offence(`${id}: ${status} without Retry-After: ${body}`);
    } else {
      this.now.failed += 1;
      this.offence(
        `${id}: ${status === 0 ? `the connection broke after ${Math.round(milliseconds)} ms: ${body}` : `${status} ${body}`}`,
      );
    }
  }

  private offence(words: string): void {
    if (this.offences.length < 20) this.offences.push(words);
  }

  /** The process's metrics; this route is never refused. Returns its CPU seconds so far. */
  private async look(): Promise<number> {
    const { text } = await this.client.ask({ method: 'GET', path: '/metrics', key: '' });
    const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
    this.memory = Math.max(this.memory, figure('process_resident_memory_bytes'));
    return figure('process_cpu_seconds_total');
  }
}

/**
 * Passes to issue, each with a new id: a stream for each command, as most streams of a day are short. Long streams
 * would measure how often they are read again.
 */
async function commandsFor(victim: Victim, client: Client): Promise<() => Command> {
  const { keys } = victim;
  const { items } = await client.get<{ items: { gln: string }[] }>(
    '/v1/stations?tier=municipal&limit=1',
    keys['auditor'] ?? '',
  );
  const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
  const vehicle = { plate: 'A1', carrierRef: 'c', zones: items.map(({ gln }) => gln), authorityRef: 'a' };
  const head =
    `POST /v1/passes HTTP/1.1\r\nhost: ${new URL(victim.url).host}\r\n` +
    `authorization: Bearer ${keys['coordinator']}\r\ncontent-type: application/json\r\n`;
  let n = 0;
  return () => {
    const id = `${prefix}${(n += 1)}`;
    const body = JSON.stringify({ passId: id, ...vehicle, ...window });
    const text = `${head}idempotency-key: ${id}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    return { id, bytes: Buffer.from(text) };
  };
}

/** Compares the answers with the log: a successful command is there once, a refused one is not there. */
async function halfDone(
  { taken, refused }: Phases,
  client: Client,
  victim: Victim,
): Promise<readonly string[]> {
  const offences: string[] = [];
  const found = new Set<string>();
  for await (const { position, event } of wholeLog(client, victim.keys['auditor'] ?? '')) {
    const { passId: id } = event.data as { passId?: string };
    if (id?.startsWith(prefix) !== true) continue;
    if (refused.has(id)) offences.push(`${id} was refused and is at ${position}`);
    if (found.has(id)) offences.push(`${id} is in the log twice, again at ${position}`);
    found.add(id);
  }
  for (const id of taken) if (!found.has(id)) offences.push(`${id} succeeded and is not in the log`);
  return offences.slice(0, 20);
}

const round = (ratio: number) => Math.round(ratio * 100) / 100;
const within = (latencies: readonly number[]) =>
  `succeeded within ${percentile(latencies, 0.5).toFixed(0)} ms (half), ${percentile(latencies, 0.95).toFixed(0)} ms (95 %)`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Number.POSITIVE_INFINITY;
}
