export { type Topics, asyncApi } from './cloud-events/asyncapi';
export { messageOf, publishingContexts } from './port/message';
export { messagingMigrations } from './port/messaging-tables';
export { type Consumer, MESSAGING, type Messaging } from './port/messaging';
export { type Parked, ParkedMessages } from './port/parked-messages';
