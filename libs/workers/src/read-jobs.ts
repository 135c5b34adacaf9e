import type { MessagePort } from 'node:worker_threads';
import type { Pool } from 'pg';
import type { EventStore } from '@boxtrail/event-store';
import type { Reads } from '@boxtrail/http';
import type { Clock } from '@boxtrail/commands';

/** What a job in a worker thread reads with. */
export interface ReadTools {
  readonly reads: Reads;
  /** The log as the caller found it. */
  readonly log: Pick<EventStore, 'head'>;
  readonly pool: Pool;
  readonly now: Clock;
}

/** An answer that is sent part by part, and may be long. */
export interface StreamedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<string>;
}

/** Jobs of a context by name. Arguments and results cross threads: plain data only. */
export type ReadJobs = Readonly<Record<string, (tools: ReadTools, ...args: never[]) => Promise<unknown>>>;

/** A job as it is sent to a worker thread. */
export interface ReadTask {
  /** The module whose export `jobs` has the job. */
  readonly file: string;
  readonly job: string;
  readonly args: readonly unknown[];
  /** Head of the log when the request came in. */
  readonly head: number;
  /** Where the parts of a `StreamedAnswer` go; a result is returned when left out. */
  readonly port?: MessagePort;
}

/** What a worker is told when it starts. */
export interface WorkerSettings {
  readonly databaseUrl: string;
}
