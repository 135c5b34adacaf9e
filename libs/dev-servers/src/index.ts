export {
  type ContainerServer,
  dockerAnswers,
  startEventStoreDbContainer,
  startKafkaContainer,
  startPostgresContainer,
} from './containers/containers';
export { freePorts } from './ports/free-ports';
export { BrokerProcess } from './kafka/broker-process';
export { brokerSettings } from './kafka/broker-settings';
export { KafkaNotInstalled, kafkaJars, whatKafkaLacks } from './kafka/kafka-jars';
export { LocalKafka } from './kafka/local-kafka';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres';
