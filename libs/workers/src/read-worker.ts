// Entry point of worker threads: runs expensive reads and serialises their results off the main thread.
import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { workerData } from 'piscina';
import { Reads } from '@boxtrail/http';
import { LookUps, ownPool } from '@boxtrail/database';
import type { ReadJobs, ReadTask, ReadTools, StreamedAnswer, WorkerSettings } from './read-jobs';
import { toThrown, type Thrown } from './thrown';

/** A statement takes at most one minute and uses one database process. */
const settings = '-c statement_timeout=60000 -c max_parallel_workers_per_gather=0';
const { databaseUrl, logDatabaseUrl } = workerData as WorkerSettings;
const poolOf = (url: string) => ownPool({ url, name: 'expensive reads', max: 4, settings });
const pool = poolOf(databaseUrl);
const logPool = logDatabaseUrl === databaseUrl ? pool : poolOf(logDatabaseUrl);
const lookUps = new LookUps(databaseUrl);

/** Maximum characters of an answer per message to the other thread. */
const partLength = 65_536;

/** The result of a job. */
export type ReadResult = { readonly value: unknown } | { readonly thrown: Thrown };

/** The handler of the worker pool. */
export async function run({ file, job, args, head, port }: ReadTask): Promise<ReadResult> {
  try {
    const value = await jobIn(file, job)(toolsAt(head), ...(args as never[]));
    if (port === undefined) return { value };
    await send(value as StreamedAnswer, port);
    return { value: undefined };
  } catch (error) {
    return { thrown: toThrown(error) };
  } finally {
    port?.close();
  }
}

function jobIn(file: string, name: string): ReadJobs[string] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which module, its context says
  const { jobs } = require(file) as { jobs: ReadJobs };
  const job = jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job;
}

function toolsAt(head: number): ReadTools {
  const log = { head: () => Promise.resolve(head) };
  // The caller waited for the views before it sent the job.
  const views = { waitFor: () => Promise.resolve(true) };
  const reads = new Reads(pool, log, views, lookUps, logPool);
  return { reads, log, pool, now: () => new Date().toISOString() };
}

/** Sends a part when the receiver has consumed the previous one; stops when the receiver has closed. */
async function send({ headers, body }: StreamedAnswer, port: MessagePort): Promise<void> {
  const gone = new AbortController();
  port.once('close', () => gone.abort());
  const post = async (message: object) => {
    const taken = once(port, 'message', { signal: gone.signal });
    port.postMessage(message);
    await taken.catch(() => undefined);
  };
  await post({ headers });
  for await (const part of inParts(body)) {
    if (gone.signal.aborted) return;
    await post({ part });
  }
  if (!gone.signal.aborted) await post({ end: true });
}

async function* inParts(body: StreamedAnswer['body']): AsyncGenerator<string | Uint8Array> {
  if (body instanceof Uint8Array) return yield body;
  let part = '';
  for await (const text of body) {
    if (typeof text !== 'string') {
      yield text;
      continue;
    }
    part += text;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
