import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import type { BareEvent } from '@boxtrail/event-store';
import type { View, ViewDb, ViewParts } from './view';

/** By event type: what an event changes. Its keys are the types that the view is made from. */
type On<Event extends DomainEvent, Change, Read extends BareEvent> = {
  readonly [Type in Event['type']]: (
    recorded: Omit<Read, 'event'> & { readonly event: Extract<Event, { type: Type }> },
  ) => readonly Change[];
};

interface FoldedParts<Change> extends Omit<ViewParts, 'types'> {
  /** Writes what a batch changed, in the order of the log: few statements for many changes. At least one. */
  readonly write: (changes: readonly Change[], db: ViewDb) => Promise<void>;
}

type Folded<Event extends DomainEvent, Change> = FoldedParts<Change> &
  (
    | { readonly bare: true; readonly on: On<Event, Change, BareEvent> }
    | { readonly bare?: false; readonly on: On<Event, Change, RecordedEvent> }
  );

/**
 * A view from one record of its events: `on` says of each event type what it changes, and `write` writes the changes of a
 * batch. The view's types are the keys of `on`; a type of `Event` that it leaves out does not compile.
 */
export function viewOf<Event extends DomainEvent, Change>({
  on,
  write,
  ...parts
}: Folded<Event, Change>): View {
  // What is read for a view that is not bare is whole.
  const effects = on as unknown as Readonly<Record<string, (recorded: BareEvent) => readonly Change[]>>;
  return {
    ...parts,
    types: Object.keys(on),
    project: async (events: readonly BareEvent[], db: ViewDb) => {
      const changes = events.flatMap((recorded) => effects[recorded.event.type]?.(recorded) ?? []);
      if (changes.length > 0) await write(changes, db);
    },
  };
}
