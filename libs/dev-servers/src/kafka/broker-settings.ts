/** Where a broker listens: loopback only. */
export interface BrokerPorts {
  readonly clients: number;
  /** The KRaft controller listener of the single node. */
  readonly controller: number;
}

/** Additional listeners with encryption or authentication. */
export interface FurtherListeners {
  /** Kafka's name of the protocol, `SSL` or `SASL_SSL`, and the port of each. */
  readonly ports: Readonly<Record<string, number>>;
  /** Lines of `server.properties`: keys, mechanisms, access control. */
  readonly settings: string;
}

/** `server.properties` of a single KRaft node, broker and controller combined. */
export function brokerSettings(
  { clients, controller }: BrokerPorts,
  dataDir: string,
  further: FurtherListeners = { ports: {}, settings: '' },
): string {
  const listeners = Object.entries({ PLAINTEXT: clients, ...further.ports });
  const addresses = listeners.map(([name, port]) => `${name}://127.0.0.1:${port}`).join(',');
  return `\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=${addresses},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=${addresses}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,${listeners.map(([name]) => `${name}:${name}`).join(',')}
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
${further.settings}`;
}
