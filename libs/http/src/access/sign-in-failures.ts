import { isIP } from 'node:net';
import type { Pool } from 'pg';
import { Counter, type Registry } from 'prom-client';
import type { FailedSignIn } from './authentication';
import { networkOf } from './bad-key-limit';

/** Failed sign-ins of one minute, address and reason. */
export interface SignInFailure {
  readonly id: string;
  /** Its beginning, UTC. */
  readonly minute: string;
  /** Of the connection, /64 of IPv6; `others` beyond 100 addresses of a minute. */
  readonly address: string;
  /** The client's address as a proxy or the gateway gives it, unchecked; null when none does. */
  readonly forwardedFor: string | null;
  /** `too-many`: refused without a look-up, as further unknown keys of this address. */
  readonly reason: FailedSignIn['reason'];
  readonly count: number;
}

/** How often counts are written, in ms. */
const writeMs = 5_000;
/** Rows that wait to be written, at most: the rest is counted under `others`. */
const maxWaiting = 500;
/** Timeout of a statement, in ms. */
const statementMs = 5_000;

interface Waiting {
  readonly minute: number;
  readonly address: string;
  readonly forwardedFor: string;
  readonly reason: string;
  count: number;
}

/** Counts refused keys by minute, address and reason: in memory, and every 5 s with one statement in the database. */
export class SignInFailures {
  private waiting = new Map<string, Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private total: Counter | undefined;

  constructor(private readonly pool: Pool) {}

  measure(registry: Registry): void {
    this.total = new Counter({
      name: 'boxtrail_failed_sign_ins_total',
      help: 'Requests whose API key was refused, by reason',
      labelNames: ['reason'],
      registers: [registry],
    });
  }

  readonly count = ({ address, forwardedFor = '', reason }: FailedSignIn): void => {
    this.total?.inc({ reason });
    const last = forwardedFor.split(',').at(-1)?.trim() ?? '';
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    const place = { address: networkOf(address), forwardedFor: isIP(last) > 0 ? networkOf(last) : '' };
    const key = `${minute} ${place.address} ${place.forwardedFor} ${reason}`;
    const known = this.waiting.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.waiting.size < maxWaiting) this.waiting.set(key, { minute, ...place, reason, count: 1 });
    else this.others(minute, reason);
    this.timer ??= setTimeout(() => void this.flush(), writeMs).unref();
  };

  /** The newest come first; `before` is the id of the last one of the page before. */
  async page(before: string | undefined, limit: number): Promise<SignInFailure[]> {
    await this.flush();
    const { rows } = await this.pool.query<
      Omit<SignInFailure, 'minute' | 'count'> & { minute: Date; count: string }
    >(
      `SELECT id, minute, address, nullif(forwarded_for, '') AS "forwardedFor", reason, count
         FROM auth.sign_in_failures WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [before ?? null, limit],
    );
    return rows.map(({ id, minute, address, forwardedFor, reason, count }) => ({
      id,
      minute: minute.toISOString(),
      address,
      forwardedFor,
      reason,
      count: Number(count),
    }));
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private others(minute: number, reason: string): void {
    const key = `${minute} others ${reason}`;
    const known = this.waiting.get(key);
    if (known !== undefined) known.count += 1;
    else this.waiting.set(key, { minute, address: 'others', forwardedFor: '', reason, count: 1 });
  }

  /** Writes what waits. Without the database it is lost, as the counter in the metrics is not. */
  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const rows = [...this.waiting.values()];
    this.waiting = new Map();
    this.writing = this.writing.then(() => this.write(rows)).catch(() => undefined);
    return this.writing;
  }

  private async write(rows: readonly Waiting[]): Promise<void> {
    if (rows.length === 0) return;
    await this.pool.query({
      text: 'SELECT auth.count_failures($1, $2, $3, $4, $5)',
      values: [
        rows.map(({ minute }) => new Date(minute)),
        rows.map(({ address }) => address),
        rows.map(({ forwardedFor }) => forwardedFor),
        rows.map(({ reason }) => reason),
        rows.map(({ count }) => count),
      ],
      query_timeout: statementMs,
    } as { text: string; values: unknown[] });
  }
}
