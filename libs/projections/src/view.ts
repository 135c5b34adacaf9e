import type { RecordedEvent } from '@boxtrail/kernel';
import type { BareEvent } from '@boxtrail/event-store';

/** Statements of a projection: they name the view's own tables, unqualified. */
export interface ViewDb {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface ViewParts {
  /** `context.view-name`. Its tables live in the schema `context_view_name__v<version>`. */
  readonly name: string;
  /** Raised when tables or rows change: the new version is then filled beside the one before it. */
  readonly version: number;
  /** CREATE statements of its tables, unqualified, with the keys its projection finds rows by. */
  readonly tables: string;
  /** Statements for what only its readers need: other indexes, keys. A rebuild runs them when all rows are in. */
  readonly indexes?: string;
  /** Wire names of the events it is made from. */
  readonly types: readonly string[];
  /**
   * It stops before an event of its types that cannot be read: going on would show something false. When left out,
   * such an event is parked with its place and the reason, and the rest goes on.
   */
  readonly needsEvery?: boolean;
}

/** Writes what a batch of events changes: few statements for many events. */
type Project<Event> = (events: readonly Event[], db: ViewDb) => Promise<void>;

/** A view that asks what happened, and not in which stream, by whom or when it was recorded: it is read faster. */
interface BareView extends ViewParts {
  readonly bare: true;
  readonly project: Project<BareEvent>;
}

interface WholeView extends ViewParts {
  readonly bare?: false;
  readonly project: Project<RecordedEvent>;
}

/**
 * A read model: a pure function of the log. The same events give the same rows, in any batches,
 * so no clock, no randomness, and nothing read but its own tables.
 */
export type View = BareView | WholeView;

/** Identifies a version of a view: the name of its checkpoint and of the events that it skipped. */
export const keyOf = ({ name, version }: Pick<View, 'name' | 'version'>): string => `${name}__v${version}`;

/** The schema that holds the tables of a version of a view. */
export const schemaOf = (view: Pick<View, 'name' | 'version'>): string => keyOf(view).replace(/[.-]/g, '_');

/** Events in one transaction of a view that catches up, at most. */
export const eventsPerBatch = 5_000;

/** How the log is read for a view. */
export const readingOf = ({ types, bare = false, needsEvery = false }: View) => ({
  types,
  bare,
  tolerant: !needsEvery,
  batchSize: eventsPerBatch,
});
