import type { Client } from './client';
import { Load, type Command, type Sample } from './load';

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
export class Phases {
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

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Number.POSITIVE_INFINITY;
}
