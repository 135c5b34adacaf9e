import type { ResponsibleEvent } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf } from '@boxtrail/projections';

type Contact = ResponsibleEvent['data'];

const contacts = tableOf<Contact>(
  'contacts',
  {
    gln: ['text COLLATE "C"', ({ gln }) => gln],
    name: ['text NOT NULL', ({ name }) => name],
    position: ['text NOT NULL', ({ position }) => position],
    phone: ['text NOT NULL', ({ phone }) => phone],
  },
  ['gln'],
);

/** Who answers for each place. */
export const contactsView = viewOf<ResponsibleEvent, Contact>({
  name: 'orders.contacts',
  version: 1,
  tables: contacts.create,
  bare: true,
  on: { 'orders.ResponsibleNamed': ({ event }) => [event.data] },
  write: contacts.upsert,
});

export const contactsSchema = schemaOf(contactsView);
