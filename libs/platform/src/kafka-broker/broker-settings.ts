/** Where a broker listens: loopback only. */
export interface BrokerPorts {
  readonly clients: number;
  /** KRaft's own, between the one node and itself. */
  readonly controller: number;
}

/** `server.properties` of one KRaft node, broker and controller in one, for a machine that has no cluster. */
export const brokerSettings = ({ clients, controller }: BrokerPorts, dataDir: string): string => `\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${clients},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${clients}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${dataDir}
# Topics are made on purpose, with stated partitions.
auto.create.topics.enable=false
# One node holds every copy there is.
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
# A broker that was killed is waited for as long as this before it may come back.
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
group.initial.rebalance.delay.ms=0
`;
