import type { Metadata, ServerErrorResponse, ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { Member } from './cluster-messages';
import { failures } from './failures';
import type { Rights } from './rights';
import type { StoredLog } from './stored-log';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp | Buffer>;

/** What a node asks of the cluster it belongs to. */
export interface Cluster {
  readonly leader: { readonly address: string } | undefined;
  members(): readonly Member[];
}

/** A node as its calls see it. */
export interface Node {
  readonly log: StoredLog;
  readonly address: string;
  readonly running: boolean;
  /** Maximum size of one append: the default of the real server. */
  readonly maxAppendBytes: number;
  /** Maximum number of events that a live subscription may be behind; beyond it the server ends the subscription. */
  readonly liveBuffer: number;
  /** Takes every call and answers none. */
  readonly silent: boolean;
  /** Keeps subscriptions open and sends them nothing new. */
  readonly mutesSubscriptions: boolean;
  /** A read stops after this many events, as if the rest were on its way. */
  readonly pausesAfter: number;
  /** Delay before each call, in ms. */
  readonly slowMs: number;
  /** This many appends are stored and then not answered. */
  answersToLose: number;
  /** Number of appends received. */
  appends: number;
  /** Number of events sent to all callers. */
  delivered: number;
  /** Number of subscriptions ended because they were too slow. */
  tooSlow: number;
  /** Of a server with users; without it everybody has all rights. */
  readonly rights: Rights | undefined;
  readonly cluster: Cluster | undefined;
  /** `authorization` headers of all callers. */
  readonly callers: Set<string>;
  /** Open subscriptions. */
  readonly subscriptions: Set<ReadCall>;
}

/** Why a call is refused: by rights, or because this node does not lead. */
export function refusalOf(
  { rights, cluster, address }: Node,
  headers: Metadata,
  right: 'read' | 'write',
  stream: string | undefined,
): ServerErrorResponse | undefined {
  const refused = rights?.refusal(headers, right, stream);
  if (refused !== undefined || cluster === undefined) return refused;
  const { leader } = cluster;
  if (leader === undefined) return failures.notReady();
  if (leader.address === address || headers.get('requires-leader')[0] !== 'true') return undefined;
  const [host = '', port = ''] = leader.address.split(':');
  return failures.notLeader(host, port);
}
