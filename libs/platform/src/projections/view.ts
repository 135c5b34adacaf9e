import type { RecordedEvent } from '@boxtrail/kernel';

/** Statements of a projection: they name the view's own tables, unqualified. */
export interface ViewDb {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * A read model: a pure function of the log. The same events give the same rows, in whatever batches they come,
 * so no clock, no randomness, and nothing read but its own tables.
 */
export interface View {
  /** `context.view-name`. Its tables live in the schema `context_view_name`. */
  readonly name: string;
  /** Raised when tables or rows change their meaning: the view is then built anew at the next start. */
  readonly version: number;
  /** CREATE statements of its tables and indexes, unqualified. */
  readonly tables: string;
  /** Wire names of the events it is made from. */
  readonly types: readonly string[];
  /** Writes what a batch of events changes: few statements for many events. */
  project(events: readonly RecordedEvent[], db: ViewDb): Promise<void>;
}

/** The schema that holds a view's tables. */
export const schemaOf = (view: Pick<View, 'name'>): string => view.name.replace(/[.-]/g, '_');
