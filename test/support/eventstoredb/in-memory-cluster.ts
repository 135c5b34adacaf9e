import type { Member } from './cluster-messages';
import { InMemoryEventStoreDB } from './in-memory-eventstoredb';
import { StoredLog } from './stored-log';

/** Nodes of one cluster over one log. Who leads is the test's choice: there are no elections. */
export class InMemoryCluster {
  leader: InMemoryEventStoreDB | undefined;

  private constructor(readonly nodes: readonly InMemoryEventStoreDB[]) {
    for (const node of nodes) node.cluster = this;
    this.leader = nodes[0];
  }

  static async start(size = 3): Promise<InMemoryCluster> {
    const log = new StoredLog();
    return new InMemoryCluster(
      await Promise.all(Array.from({ length: size }, () => InMemoryEventStoreDB.start(log))),
    );
  }

  /** All nodes, with a discovery that gives up soon. */
  get url(): string {
    const addresses = this.nodes.map(({ address }) => address).join(',');
    return `esdb://${addresses}?tls=false&maxDiscoverAttempts=10&discoveryInterval=50&gossipTimeout=1`;
  }

  /** Undefined: nobody leads. Every subscription ends, as in an election. */
  elect(leader: InMemoryEventStoreDB | undefined): void {
    this.leader = leader;
    for (const node of this.nodes) node.dropSubscriptions();
  }

  members(): readonly Member[] {
    return this.nodes.map((node) => ({
      address: node.address,
      isAlive: node.running,
      state: node === this.leader ? 'LEADER' : this.leader === undefined ? 'UNKNOWN' : 'FOLLOWER',
    }));
  }

  stop(): void {
    for (const node of this.nodes) node.stop();
  }
}
