import { eventStoreContract, gaplessContract } from '../port/event-store.contract';
import { InMemoryEventStore } from './in-memory-event-store';

const open = () => Promise.resolve({ store: new InMemoryEventStore(), close: () => Promise.resolve() });

eventStoreContract('in memory', open);
gaplessContract('in memory', open);
