import { openTestStore, testedServer } from '../../../../test/support/eventstoredb/test-store';
import { eventStoreContract } from '../port/event-store.contract';

eventStoreContract(`EventStoreDB (${testedServer})`, () => openTestStore());
