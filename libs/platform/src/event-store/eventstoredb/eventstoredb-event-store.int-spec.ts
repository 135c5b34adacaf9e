import { openTestStore, testedServer } from '../../../../../test/support/eventstoredb/test-store';
import { eventStoreContract } from '../event-store.contract';

eventStoreContract(`EventStoreDB (${testedServer})`, () => openTestStore());
