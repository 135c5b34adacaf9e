import { EventStoreDBClient } from '@eventstore/db-client';
import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type {
  CallOptions,
  Channel,
  ChannelCredentials,
  ClientReadableStream,
  Metadata,
  ServiceError,
} from '@grpc/grpc-js';
import { StoreUnavailable } from '../port/event-store';
import { AppendStream } from './append-stream';
import { codeOf, codes } from './grpc-errors';

/** What of the client is used; its types say that this is for its own classes. */
interface ClientParts {
  getChannel(): Promise<Channel>;
  callArguments(options: object, callOptions: CallOptions): [Metadata, CallOptions];
}

/** A store that will not serve us until somebody changes something: its version, our rights, the connection string. */
export class StoreRefused extends StoreUnavailable {
  constructor(readonly sentence: string) {
    super(sentence);
    this.name = 'StoreRefused';
  }
}

/** Oldest server whose answers tell the position of an event. */
const oldest = { major: 22, minor: 6 };

/** Calls need no deadline of gRPC: their callers wait for a bounded time, and cancel. */
const noDeadline = { deadline: Infinity };

/**
 * One channel to the server, and the calls on it. Of the client, only the connection string, the discovery of the
 * leader, the channel and the credentials are used; calls go over its generated stubs. That avoids these defects of
 * the client (6.2.1):
 * - When a call fails, its error handler is asynchronous, awaits the channel that is being discovered, and nobody
 *   awaits the handler: a discovery that fails ("Failed to discover after 10 attempts") rejects unhandled and ends
 *   the process.
 * - Its batch append has no deadline, and keeps its promises in one table for all clients of the process.
 * - A read that is cancelled ends as if it were complete.
 */
export class Session {
  retired = false;
  /** The version of the server; rejects when there is none, or one that is too old. */
  readonly version: Promise<string>;
  private readonly client: ClientParts;
  private readonly channel: Promise<Channel>;
  private readonly calls = new Set<{ cancel(): void }>();
  private streams: StreamsClient | undefined;
  private appending: AppendStream | undefined;

  constructor(url: string) {
    this.client = EventStoreDBClient.connectionString(url) as unknown as ClientParts;
    this.channel = this.client.getChannel();
    this.version = this.channel.then((channel) => this.open(channel));
    // Its failure is that of each call, and there may be none.
    this.version.catch(() => undefined);
  }

  /** The one stream of all appends. */
  get appends(): AppendStream {
    this.appending ??= new AppendStream(this.track(this.stubs().batchAppend(...this.arguments())));
    return this.appending;
  }

  /** Cancelled with the session, or by who reads it. */
  read(request: ReadReq): ClientReadableStream<ReadResp> {
    return this.track(this.stubs().read(request, ...this.arguments()));
  }

  /** Cancels its calls, and closes the channel: also one that is still being discovered. */
  end(): void {
    this.retired = true;
    for (const call of this.calls) cancel(call);
    const close = (channel: Channel) => setImmediate(() => channel.close());
    this.channel.then(close, () => undefined);
  }

  private async open(channel: Channel): Promise<string> {
    const options = { channelOverride: channel };
    // The channel has them.
    const credentials = null as unknown as ChannelCredentials;
    this.streams = new StreamsClient('', credentials, options);
    const features = new ServerFeaturesClient('', credentials, options);
    const supported = await new Promise<SupportedMethods | undefined>((resolve, reject) => {
      const answer = (error: ServiceError | null, methods?: SupportedMethods) => {
        if (error === null || codeOf(error) === codes.unimplemented) resolve(methods);
        else reject(error);
      };
      this.track(features.getSupportedMethods(new Empty(), ...this.arguments(), answer));
    });
    return checked(supported?.getEventStoreServerVersion());
  }

  private stubs(): StreamsClient {
    if (this.streams === undefined) throw new Error('not open yet');
    return this.streams;
  }

  /** Headers with the credentials. All calls are for the leader: a follower may be behind. */
  private arguments(): [Metadata, CallOptions] {
    return this.client.callArguments({ requiresLeader: true }, noDeadline);
  }

  private track<Call extends { cancel(): void; on(event: 'status', done: () => void): unknown }>(
    call: Call,
  ): Call {
    this.calls.add(call);
    call.on('status', () => this.calls.delete(call));
    return call;
  }
}

/** A call that is cancelled while Node handles frames of its connection can make it loop for ever: not then. */
export function cancel(call: { cancel(): void }): void {
  setImmediate(() => call.cancel());
}

/** @param version undefined when the server cannot tell it: that came with 21.10. */
function checked(version: string | undefined): string {
  const [, major = 0, minor = 0] = /^(\d+)\.(\d+)/.exec(version ?? '')?.map(Number) ?? [];
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return version ?? '';
  throw new StoreRefused(
    `the server is EventStoreDB ${version ?? 'before 21.10'}; Boxtrail needs ${oldest.major}.${oldest.minor} or newer`,
  );
}
