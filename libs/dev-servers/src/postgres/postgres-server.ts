import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type DatabaseError } from 'pg';
import { endOrphans, type LockFile, readLockFile, runningServer } from './postgres-lock';
import type { Log, ServerLocation } from './postgres-location';
import { ServerProcess } from './postgres-process';

const WAIT_LIMIT_MS = 30_000;
/** Upper bound of crash recovery: replaying up to 4 GB of the log may take long. */
const RECOVERY_LIMIT_MS = 300_000;
/** Time for the sessions of a killed postmaster to finish their statements. */
const ORPHAN_LIMIT_MS = 3_000;
const NOTICE_MS = 5_000;
const POLL_MS = 20;

export interface ServerRequest {
  readonly place: ServerLocation;
  readonly password: string;
  /** Tried in this order. */
  readonly ports: readonly number[];
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** Undefined when another process started it. */
  readonly process: ServerProcess | undefined;
}

type Failure = 'taken' | 'port' | 'orphans' | 'other';

/**
 * Finds the server that runs on these data, or starts one. Of several concurrent starts PostgreSQL's own lock admits
 * one, and the others find it.
 * @throws when it does not start (with the end of its log), does not answer in time, or `signal` aborts.
 */
export async function findOrStart(request: ServerRequest): Promise<RunningServer> {
  const { place, log, signal } = request;
  const ports = [...request.ports];
  const started = Date.now();
  let orphansSince: number | undefined;
  let port: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    const found = await findServer(request);
    if (found) return { ...found, process: undefined };
    port ??= await nextFree(ports);
    const server = await ServerProcess.spawn(place, port);
    const failure = await becomesReady(server, request);
    if (!failure) return { port, pid: server.pid, process: server };
    if (failure === 'other' || Date.now() - started > WAIT_LIMIT_MS) throw startError(server, place);
    if (failure === 'port') port = undefined;
    if (failure === 'orphans') {
      orphansSince ??= Date.now();
      if (Date.now() - orphansSince > ORPHAN_LIMIT_MS) {
        const ended = await endOrphans(place.location);
        log(
          `PostgreSQL: ended ${ended.length} session(s) of the server that was killed: ${ended.join(', ')}`,
        );
      }
    }
    await sleep(10 * POLL_MS, undefined, { signal });
  }
}

/** Waits while an existing server starts or shuts down; undefined when there is none. */
async function findServer({ place, password, signal }: ServerRequest): Promise<LockFile | undefined> {
  const begun = Date.now();
  for (;;) {
    const lock = runningServer(place.location);
    if (!lock || (await answers(lock.port, password, place))) return lock;
    const limit = lock.status === 'starting' ? RECOVERY_LIMIT_MS : WAIT_LIMIT_MS;
    if (Date.now() - begun > limit) {
      throw new Error(
        `The PostgreSQL server of ${place.location} (process ${lock.pid}, port ${lock.port}, ${lock.status}) did ` +
          `not answer within ${limit / 1000} s. See ${place.home}/server.log. If process ${lock.pid} is no ` +
          'PostgreSQL, remove postmaster.pid there; else end it.',
      );
    }
    await sleep(5 * POLL_MS, undefined, { signal });
  }
}

/** Undefined when it is ready; else the reason for its exit. */
async function becomesReady(server: ServerProcess, request: ServerRequest): Promise<Failure | undefined> {
  const { place, password, signal } = request;
  const begun = Date.now();
  let patient = true;
  while (!server.hasExited) {
    const lock = readLockFile(place.location);
    if (lock?.pid === server.pid && lock.status === 'ready' && (await answers(lock.port, password, place))) {
      return undefined;
    }
    if (signal.aborted || Date.now() - begun > RECOVERY_LIMIT_MS) {
      await server.stop();
      signal.throwIfAborted();
      return 'other';
    }
    if (patient && Date.now() - begun > NOTICE_MS) {
      patient = false;
      request.log(
        `PostgreSQL is still starting, after a crash perhaps: ${place.home}/server.log shows how far it is`,
      );
    }
    await sleep(POLL_MS);
  }
  return failureOf(server.logLines().join('\n'));
}

/** The server speaks English: its environment says so. */
function failureOf(log: string): Failure {
  if (/lock file "postmaster\.pid" (already exists|is empty)/.test(log)) return 'taken';
  if (/pre-existing shared memory block/.test(log)) return 'orphans';
  if (/could not create any TCP\/IP sockets|could not bind/.test(log)) return 'port';
  return 'other';
}

function startError(server: ServerProcess, place: ServerLocation): Error {
  const lines = server.logLines().slice(-10).join('\n  ');
  return new Error(
    `PostgreSQL did not start on the data in ${place.location}. The end of ${place.home}/server.log:\n  ` +
      `${lines || '(nothing)'}\nSet DATABASE_URL to use a server of your own.`,
  );
}

/** True when the server answers; creates the database `boxtrail` when it is missing. */
async function answers(port: number, password: string, place: ServerLocation): Promise<boolean> {
  const server = `postgres://boxtrail:${password}@127.0.0.1:${port}`;
  try {
    await query(`${server}/boxtrail`, 'SELECT 1').catch(async (error: DatabaseError) => {
      if (error.code !== '3D000') throw error; // "does not exist"
      // Details of an error (such as the key of a duplicate) may be personal data: the caller gets them, the log does
      // not. Set for the role and not for the server, whose start-up messages need their details.
      await query(`${server}/postgres`, 'ALTER ROLE boxtrail SET log_error_verbosity = terse');
      await query(`${server}/postgres`, 'CREATE DATABASE boxtrail');
    });
    return true;
  } catch (error) {
    const { code } = error as DatabaseError;
    if (code === '53300') return true; // "too many connections": the server is running
    if (code !== '28P01') return false;
    throw new Error(
      `The server of ${place.location} refuses the password in ${place.home}/postgres.password. ` +
        'Put the right one back, or stop the server and remove the data to start with an empty database.',
      { cause: error },
    );
  }
}

async function query(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 20_000 });
  client.on('error', () => undefined); // if the server goes away, the query fails
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function nextFree(ports: number[]): Promise<number> {
  const tried = [...ports];
  for (let port = ports.shift(); port !== undefined; port = ports.shift()) {
    if (await isFree(port)) return port;
  }
  throw new Error(
    `Another program listens on 127.0.0.1:${tried.join(', ')}; PostgreSQL needs one of these ports.`,
  );
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
