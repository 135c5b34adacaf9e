import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { append, batchAppend, type AppendCall, type BatchCall } from './appends';
import { clusterInfo, supportedMethods } from './cluster-messages';
import { failures } from './failures';
import type { Cluster, Node, ReadCall } from './node';
import { read } from './reads';
import type { Rights } from './rights';
import { StoredLog } from './stored-log';

/** Events are sent as bytes, which are kept: a test measures the adapter, not this server. */
const serializeRead = (response: ReadResp | Buffer): Buffer =>
  Buffer.isBuffer(response) ? response : StreamsService.read.responseSerialize(response);

/**
 * A server that speaks EventStoreDB's protocol, made of the client's own generated stubs: expected revisions,
 * idempotent event ids, the one order of `$all`, filtered reads and catch-up subscriptions, batch appends, gossip,
 * users. It shows the protocol as the documents and the source of the real server describe it; the server itself it
 * is not.
 */
export class InMemoryEventStoreDB implements Node {
  /** As the server names it; empty for a server that knows no way to tell. */
  version = '23.10.6.0';
  /** Bytes of one append, at most: the real server's default. */
  maxAppendBytes = 1_048_576;
  /** Events that a live subscription may be behind, at most: then the server ends it. */
  liveBuffer = 32;
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
  /** Appends it has had. */
  appends = 0;
  /** Events it has sent to anybody. */
  delivered = 0;
  /** Subscriptions it has ended because they were too slow. */
  tooSlow = 0;
  /** Of a server with users: everybody may do everything when left out. */
  rights: Rights | undefined;
  /** The cluster it is a node of. */
  cluster: Cluster | undefined;
  /** Who called, as the headers say. */
  readonly callers = new Set<string>();
  /** Subscriptions that are open. */
  readonly subscriptions = new Set<ReadCall>();
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

  get running(): boolean {
    return this.server !== undefined;
  }

  /** Begins to serve, where it served before. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17_825_792 });
    const streams = { ...StreamsService, read: { ...StreamsService.read, responseSerialize: serializeRead } };
    server.addService(streams, {
      append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => void append(this, call, answer),
      batchAppend: (call: BatchCall) => batchAppend(this, call),
      read: (call: ReadCall) => void read(this, call),
    } as unknown as UntypedServiceImplementation);
    server.addService(ServerFeaturesService, {
      getSupportedMethods: (
        call: ServerUnaryCall<Empty, SupportedMethods>,
        answer: sendUnaryData<SupportedMethods>,
      ) => {
        const refused = this.version === '' ? failures.unimplemented() : this.rights?.refusal(call.metadata);
        if (!this.silent) answer(refused ?? null, supportedMethods(this.version));
      },
    } as unknown as UntypedServiceImplementation);
    server.addService(GossipService, {
      read: (_call: unknown, answer: sendUnaryData<ClusterInfo>) =>
        answer(null, clusterInfo(this.cluster?.members() ?? [])),
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
    for (const call of this.subscriptions) call.emit('error', failures.notReady());
    this.subscriptions.clear();
  }
}
