import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Readable } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { BoundedWork, type Caller, LIMITS, type Limits, Reads } from '@boxtrail/http';
import type { ReadTask, StreamedAnswer, WorkerSettings } from './read-jobs';
import type { ReadResult } from './read-worker';
import { fromThrown, type Thrown } from './thrown';

/** A job by module and name, with its arguments. */
export interface ExpensiveRead {
  readonly file: string;
  readonly job: string;
  readonly args: readonly unknown[];
  /** The views it reads, and the log position they must have reached; the head of the log by default. */
  readonly views: readonly string[];
  readonly seen?: number;
}

/** A streamed answer on the side of the main thread. */
export interface ReceivedAnswer {
  readonly headers: StreamedAnswer['headers'];
  readonly body: Readable;
}

interface Shared {
  /** Log position that the answer reflects at least. */
  readonly seen: number;
  readonly result: Promise<unknown>;
}

/** `WorkerSettings`: the databases that worker threads read. */
export const WORKER_SETTINGS = Symbol('settings of worker threads');

/** Memory limit of one worker thread, in MB: a read that needs more fails alone. */
const maxWorkerMegabytes = 1_024;

/**
 * Expensive reads: they run in worker threads with their own database connections, a few at a time and fewer per key.
 * The main thread answers cheap requests meanwhile.
 */
@Injectable()
export class ExpensiveReads implements OnApplicationShutdown {
  private readonly places: number;
  private readonly work: BoundedWork;
  /** Each thread computes one admitted read at a time; finished answers may still be streaming to slow clients. */
  private readonly turns: BoundedWork;
  private pool: Piscina | undefined;
  private readonly shared = new Map<string, Shared>();

  constructor(
    @Inject(WORKER_SETTINGS) private readonly settings: WorkerSettings,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly reads: Reads,
    @Inject(LIMITS) limits: Limits,
  ) {
    this.places = limits.expensiveReads;
    this.work = new BoundedWork('expensive reads', {
      places: this.places,
      perClient: Math.max(1, Math.floor(this.places / 2)),
      queue: 8 * this.places,
      queuePerClient: 2 * this.places,
      queueTimeoutMs: 10_000,
    });
    this.turns = new BoundedWork('expensive reads', {
      places: this.threadCount(),
      perClient: this.threadCount(),
      queue: this.places,
      queuePerClient: this.places,
      queueTimeoutMs: 60_000,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }

  /**
   * The result of a read. Equal concurrent reads are shared: a caller joins a running read that has seen the requested
   * position and takes no slot. Throws what the job throws, `Overloaded` (503) and `TooManyInFlight` (429).
   */
  async run<T>({ principal }: Caller, read: ExpensiveRead): Promise<T> {
    const head = await this.store.head();
    const wanted = read.seen ?? head;
    await this.caughtUp(read.views, wanted);
    const key = JSON.stringify([read.file, read.job, read.args]);
    const running = this.running(key, wanted);
    if (running !== undefined) return (await running) as T;
    return this.work.run(principal.subject, () => {
      const other = this.running(key, wanted);
      if (other !== undefined) return other as Promise<T>;
      const result = this.result(read, head).finally(() => {
        if (this.shared.get(key)?.result === result) this.shared.delete(key);
      });
      this.shared.set(key, { seen: wanted, result });
      return result as Promise<T>;
    });
  }

  /** A streamed answer. Its slot is held until the body was sent or destroyed. Throws as `run` does. */
  async stream({ principal }: Caller, read: ExpensiveRead): Promise<ReceivedAnswer> {
    const head = await this.store.head();
    await this.caughtUp(read.views, Math.min(head, read.seen ?? head));
    const release = await this.work.place(principal.subject);
    return this.turns
      .run('all', () => this.begun(read, head, release))
      .catch((error: unknown) => {
        release();
        throw error;
      });
  }

  /** Resolves when the answer begins. */
  private begun(
    { file, job, args }: ExpensiveRead,
    head: number,
    ended: () => void,
  ): Promise<ReceivedAnswer> {
    const { port1: mine, port2: port } = new MessageChannel();
    const task: ReadTask = { file, job, args, head, port };
    const result: Promise<ReadResult> = this.threads()
      .run(task, { transferList: [port] })
      .finally(ended);
    const failed = result.then((result) => {
      if ('thrown' in result) throw fromThrown(result.thrown);
    });
    failed.catch(() => undefined).finally(() => mine.close());
    return received(mine, failed);
  }

  /** Waits for the views here: a worker cannot see how far the views of this process are. */
  private async caughtUp(views: readonly string[], position: number): Promise<void> {
    for (const view of views) await this.reads.caughtUp(view, position);
  }

  private running(key: string, wanted: number): Promise<unknown> | undefined {
    const shared = this.shared.get(key);
    return shared !== undefined && shared.seen >= wanted ? shared.result : undefined;
  }

  private async result(read: ExpensiveRead, head: number): Promise<unknown> {
    const { file, job, args } = read;
    const task: ReadTask = { file, job, args, head };
    const result = await this.turns.run('all', () => this.threads().run(task) as Promise<ReadResult>);
    if ('thrown' in result) throw fromThrown(result.thrown as Thrown);
    return result.value;
  }

  /** One processor is left to the other threads. */
  private threadCount(): number {
    return Math.max(1, Math.min(this.places, availableParallelism() - 1));
  }

  /** Threads start with the first read. */
  private threads(): Piscina {
    const threads = this.threadCount();
    this.pool ??= new Piscina({
      filename: builtFile(require.resolve('./read-worker')),
      name: 'run',
      workerData: this.settings,
      minThreads: 0,
      maxThreads: threads,
      concurrentTasksPerWorker: Math.ceil(this.places / threads),
      maxQueue: this.places,
      idleTimeout: 60_000,
      // Between jobs a thread must be free to close idle connections.
      atomics: 'disabled',
      niceIncrement: 10,
      resourceLimits: { maxOldGenerationSizeMb: maxWorkerMegabytes },
    });
    return this.pool;
  }
}

/** Worker threads load the compiled code, also when tests run the TypeScript. */
export function builtFile(file: string): string {
  if (!file.endsWith('.ts')) return file;
  const root = resolve(__dirname, '../../..');
  return join(root, 'dist', relative(root, file)).replace(/\.ts$/, '.js');
}

type Message =
  | { readonly headers: StreamedAnswer['headers'] }
  | { readonly part: string | Uint8Array }
  | { readonly end: true };

/** Resolves with the headers; the body then pulls one part at a time. */
function received(port: MessagePort, failed: Promise<void>): Promise<ReceivedAnswer> {
  return new Promise((resolve, reject) => {
    let ended = false;
    const body = new Readable({
      read: () => port.postMessage('next'),
      destroy: (error, done) => {
        port.close();
        done(error);
      },
    });
    // Before the headers the promise reports the error: the body has no reader yet.
    body.on('error', () => undefined);
    failed.catch((error: Error) => {
      reject(error);
      body.destroy(error);
    });
    port.once('close', () => {
      if (!ended) body.destroy(new Error('the worker thread has ended'));
    });
    port.on('message', (message: Message) => {
      if ('headers' in message) resolve({ headers: message.headers, body });
      else if ('part' in message) body.push(message.part);
      else {
        ended = true;
        body.push(null);
        port.close();
      }
    });
  });
}
