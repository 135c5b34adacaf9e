import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { freeBytes, reservedBytes } from '@boxtrail/database';
import { prepareCluster } from './postgres-cluster';
import { isServer } from './postgres-lock';
import { findLocation, type Log, type ServerLocation, readPointer, writePointer } from './postgres-location';
import { findOrStart, type RunningServer, type ServerRequest } from './postgres-server';

export interface EmbeddedPostgresOptions {
  /** Absolute. The server's data go to `<dataDir>/postgres`, or to where `<dataDir>/postgres.json` points. */
  readonly dataDir: string;
  /** Callback for operator messages: data location, restarts, giving up. Silent by default. */
  readonly log?: Log;
}

export interface EmbeddedPostgres {
  /** Includes the password of superuser `boxtrail`. Unchanged over restarts during the lifetime of this object. */
  readonly url: string;
  /** The real data directory. */
  readonly location: string;
  /** True while this process owns the server; it takes over the server of another process when that exits. */
  readonly owned: boolean;
  /**
   * Shuts the server down within 30 s if this process owns it; idempotent. A server of another process is not touched.
   */
  stop(): Promise<void>;
}

const WATCH_MS = 500;
/** Maximum consecutive failed starts. */
const MAX_FAILURES = 10;
/**
 * Upper bound of consecutive restarts of a server that dies within `STABLE_MS`. Kills from outside are not failed
 * starts.
 */
const MAX_SHORT_LIVES = 100;
const STABLE_MS = 60_000;
const MAX_BACKOFF_MS = 3_000;
/** Delay between two starts on a full disk. These are not counted. */
const ROOM_MS = 1_000;
const PORTS_TRIED = 20;

/**
 * A real PostgreSQL 18 for one application: found when it runs on these data, else started, with the database
 * `boxtrail` on 127.0.0.1. It is restarted on the same port when it dies, and exits with this process.
 * @throws with the reason and a way out when it cannot start; within 30 s, except for crash recovery.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const place = await findLocation(options.dataDir, log);
  const password = await prepareCluster(place);
  const abort = new AbortController();
  const request = { place, password, ports: portsFor(place), log, signal: abort.signal };
  return new Keeper(request, abort, await findOrStart(request));
}

/** Keeps one server running until it is asked to stop. */
class Keeper implements EmbeddedPostgres {
  readonly url: string;
  readonly location: string;
  private reviving: Promise<void> | undefined;
  private stopped: Promise<void> | undefined;
  private shortLives = 0;
  private upSince = 0;

  constructor(
    private readonly request: ServerRequest,
    private readonly abort: AbortController,
    private server: RunningServer,
  ) {
    this.location = request.place.location;
    this.url = `postgres://boxtrail:${request.password}@127.0.0.1:${server.port}/boxtrail`;
    this.adopt(server);
    const { dataDir } = request.place;
    writePointer({ dataDir, location: this.location, port: server.port, pid: server.pid });
  }

  get owned(): boolean {
    return this.server.process !== undefined;
  }

  async stop(): Promise<void> {
    this.stopped ??= this.shutDown();
    await this.stopped;
  }

  private async shutDown(): Promise<void> {
    this.abort.abort();
    await this.reviving;
    await this.server.process?.stop();
  }

  private adopt(server: RunningServer): void {
    this.server = server;
    this.upSince = Date.now();
    if (server.process) {
      server.process.unref();
      void server.process.exited.then((how) => this.lost(`ended by itself (${how})`));
    } else {
      this.watch(server.pid);
    }
  }

  /** Checks a server of another process by process id: cheaper than a connection, which forks a session. */
  private watch(pid: number): void {
    const timer = setInterval(() => {
      if (!this.abort.signal.aborted && isServer(pid, this.location)) return;
      clearInterval(timer);
      this.lost('was shut down by the process that owned it');
    }, WATCH_MS).unref();
  }

  private lost(how: string): void {
    if (this.abort.signal.aborted) return;
    const stable = Date.now() - this.upSince > STABLE_MS;
    this.shortLives = stable || this.lacksRoom() ? 0 : this.shortLives + 1;
    this.reviving = this.revive(how);
  }

  /** On a full disk it cannot start, or not for long: wait for room without a limit. */
  private lacksRoom(): boolean {
    return freeBytes(this.location) < reservedBytes;
  }

  /** On the same port, where the application's pool will look for it. Never rejects. */
  private async revive(how: string): Promise<void> {
    const { log, place, signal } = this.request;
    const { port } = this.server;
    const giveUp = (why: string) => log(`PostgreSQL ${why}: giving up. Its log: ${place.home}/server.log`);
    if (this.shortLives > MAX_SHORT_LIVES) {
      giveUp(`died ${this.shortLives} times, each within ${STABLE_MS / 1000} s of its start`);
      return;
    }
    log(`PostgreSQL ${how}: restarting it on port ${port}`);
    let failures = 0;
    for (let waited = false; failures < MAX_FAILURES;) {
      const starved = this.lacksRoom();
      try {
        await sleep(starved ? ROOM_MS : backoffMs(failures + 1), undefined, { signal, ref: false });
        const server = await findOrStart({ ...this.request, ports: [port] });
        if (server.port !== port) throw new Error(`it now runs on port ${server.port}; restart this process`);
        this.adopt(server);
        log(`PostgreSQL is back on port ${port}, process ${server.pid}`);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!starved) failures += 1;
        if (!starved || !waited) log(`PostgreSQL is not back yet: ${(error as Error).message}`);
        if (starved && !waited) log(`The disk of ${place.location} is full: PostgreSQL waits for room there`);
        waited = starved;
      }
    }
    giveUp(`failed ${MAX_FAILURES} times in a row`);
  }
}

/** Milliseconds before the n-th consecutive attempt: none before the first, then doubling up to a bound. */
function backoffMs(attempt: number): number {
  return attempt === 1 ? 0 : Math.min(MAX_BACKOFF_MS, 100 * 2 ** (attempt - 2));
}

/**
 * The port of the earlier start, where clients look for the server; else some derived from the path, always the same
 * for a project. All are below the ephemeral range (Linux: 32768 and up), where an outgoing connection could hold the
 * port just when the server needs it.
 */
function portsFor({ dataDir }: ServerLocation): number[] {
  const earlier = readPointer(dataDir)?.port;
  const seed = createHash('sha256').update(dataDir).digest().readUInt32BE();
  const derived = Array.from({ length: PORTS_TRIED }, (_, n) => 15_000 + ((seed + n * 7_919) % 15_000));
  return earlier ? [earlier, ...derived] : derived;
}
