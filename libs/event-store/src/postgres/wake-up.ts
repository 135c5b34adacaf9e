import { Client } from 'pg';
import { appendedChannel, waitersLock } from './schema';

/**
 * Wakes readers when the log grows, in this process or another. Writers notify only while somebody waits, which
 * they see on a lock that waiters share; a slow poll stands behind it, for a connection that breaks unnoticed.
 */
export class WakeUp {
  private client: Client | undefined;
  private readonly sleepers = new Set<() => void>();
  private armed: Promise<void> | undefined;
  /** The connection does one thing at a time. */
  private turn: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly head: () => Promise<number>,
    private readonly pollMs: number,
  ) {}

  /** Resolves when the log is longer than `position`, or the poll interval is over, or the signal aborts. */
  async sleep(position: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.stopped) return;
    let wake: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const timer = setTimeout(wake, this.pollMs);
    signal.addEventListener('abort', wake);
    this.sleepers.add(wake);
    try {
      await this.arm();
      // Only a look after arming is safe: what was appended before was not announced.
      if ((await this.head()) === position) await woken;
    } catch {
      await woken;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      this.sleepers.delete(wake);
    }
  }

  /** This process has appended, or another one has and said so. */
  wakeAll(): void {
    for (const wake of this.sleepers) wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeAll();
    // A connection that is being opened is closed as soon as it is there: left open, it would keep the process alive.
    await this.armed?.catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  /** Holds the waiters' lock on a listening connection until the next wake-up. */
  private arm(): Promise<void> {
    this.armed ??= this.listen().catch((error: unknown) => {
      this.armed = undefined;
      throw error;
    });
    return this.armed;
  }

  private async listen(): Promise<void> {
    if (this.stopped) throw new Error('stopped');
    const client = this.client ?? (await this.connect());
    try {
      await this.inTurn(client, `SELECT pg_advisory_lock_shared(${waitersLock})`);
    } catch (error) {
      this.drop(client);
      throw error;
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      application_name: 'boxtrail wake-up',
    });
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    client.on('notification', () => {
      this.disarm(client);
      this.wakeAll();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${appendedChannel}`);
    } catch (error) {
      this.drop(client);
      throw error;
    }
    return (this.client = client);
  }

  /** The next to sleep opens another connection. */
  private drop(client: Client): void {
    if (this.client === client) {
      this.client = undefined;
      this.armed = undefined;
    }
    client.end().catch(() => undefined);
  }

  /** While nobody waits, writers need not notify. */
  private disarm(client: Client): void {
    if (this.armed === undefined) return;
    this.armed = undefined;
    this.inTurn(client, `SELECT pg_advisory_unlock_shared(${waitersLock})`).catch(() => undefined);
  }

  private inTurn(client: Client, sql: string): Promise<unknown> {
    const query = () => client.query(sql);
    const mine = this.turn.then(query, query);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
