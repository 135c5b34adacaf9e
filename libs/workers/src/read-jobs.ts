import type { MessagePort } from 'node:worker_threads';
import type { Pool } from 'pg';
import type { EventStore } from '@boxtrail/event-store';
import type { Reads } from '@boxtrail/http';
import type { Clock } from '@boxtrail/commands';

/** Dependencies of a job in a worker thread. */
export interface ReadTools {
  readonly reads: Reads;
  /** The log up to the position of the request. */
  readonly log: Pick<EventStore, 'head'>;
  readonly pool: Pool;
  readonly now: Clock;
}

/** An answer that is sent in parts and may be long. */
export interface StreamedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** Jobs of a context by name. Arguments and results cross threads: plain data only. */
export type ReadJobs = Readonly<Record<string, (tools: ReadTools, ...args: never[]) => Promise<unknown>>>;

/** A job as sent to a worker thread. */
export interface ReadTask {
  /** The module whose export `jobs` contains the job. */
  readonly file: string;
  readonly job: string;
  readonly args: readonly unknown[];
  /** Head of the log when the request arrived. */
  readonly head: number;
  /** Port for the parts of a `StreamedAnswer`; without it the result is returned. */
  readonly port?: MessagePort;
}

/** Start parameters of a worker. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  /** The same where both are one database. */
  readonly logDatabaseUrl: string;
}
