export { type Topics, asyncApi } from './cloud-events/asyncapi';
export { messageOf, publishingContexts } from './port/message';
export { messagingMigrations } from './port/messaging-tables';
export { type Consumer, MESSAGING, type Messaging } from './port/messaging';
export { policyMeta } from './port/policy-meta';
export { type Parked, ParkedMessages } from './port/parked-messages';

/** The log over Kafka; its client is loaded only where this is called. */
export const loadKafkaMessaging = () => import('./kafka/kafka-messaging');
