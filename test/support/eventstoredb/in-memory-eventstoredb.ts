import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerErrorResponse,
  type ServerReadableStream,
  type ServerWritableStream,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import {
  appendAnswer,
  caughtUp,
  checkpoint,
  confirmation,
  eventMessage,
  readAppendOptions,
  readAsked,
  readProposed,
  streamNotFound,
  type Asked,
} from './messages';
import { StoredLog, type ProposedEvent, type StoredEvent } from './stored-log';

type AppendCall = ServerReadableStream<AppendReq, AppendResp>;
type Reading = ServerWritableStream<ReadReq, ReadResp>;

const failure = (code: status, details: string, exception: Record<string, string> = {}) => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(exception)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata }) as ServerErrorResponse;
};

/**
 * A server that speaks EventStoreDB's protocol, made of the client's own generated stubs: expected revisions,
 * idempotent event ids, the one order of `$all`, filtered catch-up subscriptions with their checkpoints. It shows the
 * protocol as the documents and the source of the real server describe it; the server itself it is not.
 */
export class InMemoryEventStoreDB {
  /** Bytes of one append, at most: the real server's default. */
  maxAppendBytes = 1_048_576;
  /** Takes every call and answers none. */
  silent = false;
  /** Keeps subscriptions open and shows them nothing new. */
  mutesSubscriptions = false;
  /** A read stops after so many events, as if the rest were on its way. */
  pausesAfter = Infinity;
  /** Waits this long before it does anything, in ms. */
  slowMs = 0;
  /** This many appends are stored and then not answered. */
  answersToLose = 0;
  /** Calls of `Append` it has had. */
  appends = 0;
  /** Who called, as the headers say. */
  readonly callers = new Set<string>();
  /** Subscriptions that are open. */
  readonly subscriptions = new Set<Reading>();
  private server: Server | undefined;
  private port = 0;

  private constructor(
    readonly log: StoredLog,
    private readonly credentials: ServerCredentials,
  ) {}

  static async start(
    log = new StoredLog(),
    credentials = ServerCredentials.createInsecure(),
  ): Promise<InMemoryEventStoreDB> {
    const server = new InMemoryEventStoreDB(log, credentials);
    await server.start();
    return server;
  }

  /** Without TLS. */
  get url(): string {
    return `esdb://${this.address}?tls=false`;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Begins to serve, where it served before. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17_825_792 });
    server.addService(StreamsService, {
      append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => void this.append(call, answer),
      read: (call: Reading) => void this.read(call),
    } as unknown as UntypedServiceImplementation);
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, this.credentials, (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    this.server = server;
  }

  /** Ends as a process that is killed: every connection breaks. What was stored stays stored. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
    this.subscriptions.clear();
  }

  async restart(): Promise<void> {
    this.stop();
    await this.start();
  }

  /** Ends every subscription as a server does that has to. */
  dropSubscriptions(): void {
    for (const call of this.subscriptions)
      call.emit('error', failure(status.UNAVAILABLE, 'Server Is Not Ready'));
    this.subscriptions.clear();
  }

  private async append(call: AppendCall, answer: sendUnaryData<AppendResp>): Promise<void> {
    this.appends += 1;
    this.callers.add(String(call.metadata.get('authorization')[0]));
    let options: ReturnType<typeof readAppendOptions> | undefined;
    const events: ProposedEvent[] = [];
    try {
      for await (const request of call as AsyncIterable<AppendReq>) {
        const [given, proposed] = [request.getOptions(), request.getProposedMessage()];
        if (given !== undefined) options = readAppendOptions(given);
        if (proposed !== undefined) events.push(readProposed(proposed));
      }
    } catch {
      return; // The caller is gone before it had said everything: nothing is stored.
    }
    if (this.slowMs > 0) await pause(this.slowMs);
    if (this.silent || options === undefined) return;
    if (
      events.reduce((sum, event) => sum + event.data.length + event.metadata.length, 0) > this.maxAppendBytes
    ) {
      const exception = {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': `${this.maxAppendBytes}`,
      };
      answer(
        failure(
          status.INVALID_ARGUMENT,
          `Maximum Append Size of ${this.maxAppendBytes} Exceeded.`,
          exception,
        ),
      );
      return;
    }
    const outcome = this.log.append(options.stream, options.expected, events);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      return;
    }
    answer(null, appendAnswer(outcome, options.expected));
  }

  private async read(call: Reading): Promise<void> {
    this.callers.add(String(call.metadata.get('authorization')[0]));
    if (this.slowMs > 0) await pause(this.slowMs);
    const asked = readAsked(call.request);
    if (asked.count === Infinity) return this.subscribe(call, asked);
    if (this.silent) return;
    if (asked.stream !== undefined && this.log.stream(asked.stream).length === 0) {
      call.write(streamNotFound(asked.stream));
      call.end();
      return;
    }
    const events =
      asked.stream === undefined ? this.pageOfAll(asked) : this.pageOfStream(asked.stream, asked);
    if (events === undefined) {
      call.emit('error', failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'));
      return;
    }
    for (const [i, event] of events.entries()) {
      if (call.cancelled || i === this.pausesAfter) return;
      if (!call.write(eventMessage(event))) await once(call, 'drain');
    }
    call.end();
  }

  private pageOfStream(stream: string, { from, count, backwards }: Asked): readonly StoredEvent[] {
    const history = this.log.stream(stream);
    if (backwards) {
      const last = typeof from === 'number' ? from : history.length - 1;
      return history.slice(Math.max(0, last + 1 - count), last + 1).reverse();
    }
    const first = from === 'start' ? 0 : from === 'end' ? history.length : from;
    return history.slice(first, first + count);
  }

  /** Forwards from a position on, that one included; backwards from before it. */
  private pageOfAll({ from, count, backwards }: Asked): readonly StoredEvent[] | undefined {
    const { events } = this.log;
    const at = from === 'start' ? 0 : from === 'end' ? events.length : this.log.indexAt(from);
    if (at === undefined) return undefined;
    if (backwards) return events.slice(Math.max(0, at - count), at).reverse();
    return events.slice(at, at + count);
  }

  /** From after a position on, at the pace of the reader. */
  private async subscribe(call: Reading, asked: Asked): Promise<void> {
    const { from, prefixes, checkpointEvery } = asked;
    const at = from === 'start' ? 0 : from === 'end' ? this.log.events.length : this.log.indexAt(from);
    if (at === undefined) {
      call.emit('error', failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'));
      return;
    }
    const gone = new AbortController();
    for (const end of ['cancelled', 'close', 'error']) call.on(end, () => gone.abort());
    this.subscriptions.add(call);
    const send = async (message: ReadResp) => {
      if (!gone.signal.aborted && !call.write(message))
        await once(call, 'drain', { signal: gone.signal }).catch(() => undefined);
    };
    await send(confirmation(randomUUID()));
    let next = this.log.events[at]?.position === from ? at + 1 : at;
    let live = false;
    for (let looked = 0; !gone.signal.aborted;) {
      const event = this.silent || this.mutesSubscriptions ? undefined : this.log.events[next];
      if (event === undefined) {
        if (!live && next === this.log.events.length) await send(caughtUp());
        live = true;
        await this.log.next(gone.signal);
        continue;
      }
      next += 1;
      looked += 1;
      if (prefixes === undefined || prefixes.some((prefix) => event.stream.startsWith(prefix)))
        await send(eventMessage(event));
      if (prefixes !== undefined && looked % checkpointEvery === 0) await send(checkpoint(event.position));
    }
    this.subscriptions.delete(call);
  }
}
