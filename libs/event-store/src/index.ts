export { published, type PublishedEvent } from './port/encode';
export {
  type Appended,
  type BareEvent,
  type Batch,
  EVENT_STORE,
  type EventStore,
  InvalidEvent,
  type NewEvent,
  Overloaded,
  type ReadOptions,
  StoreUnavailable,
  UnreadableEvent,
  WrongRevision,
  maxEventBytes,
} from './port/event-store';

/** The log in EventStoreDB; its client is the heaviest of all packages, and loaded only where this is called. */
export const loadEventStoreDB = () => import('./eventstoredb/eventstoredb-event-store');
