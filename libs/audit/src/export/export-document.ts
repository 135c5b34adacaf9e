import type { ChangedDocument } from '@boxtrail/projections';

/**
 * The exported and hashed document: a JSON object with three members in alphabetical order: `about`, the rows under
 * `rowsName`, and the result under `resultName`. It contains no creation time, and places by GLN only: the same log
 * always gives the same document.
 */
export interface ExportDocument<About, Row, Result> {
  readonly about: About;
  readonly rowsName: string;
  readonly resultName: string;
  /** Read again at every call, in the same order: many thousands of rows are never in memory together. */
  readonly rows: () => Iterable<Row> | AsyncIterable<Row>;
  readonly result: Result;
}

/** In `about` of a document in which stand-ins (`hidden-1`, `hidden-2`) stand for households that the key may not see. */
export interface HouseholdsShown {
  /** The GLN whose households it shows: the place of the key. Omitted when it shows all. */
  readonly householdsOf?: string;
}

/** The earlier export had another hash. `id`: of the difference, as `/v1/differences` lists it. */
export interface ChangedExport extends Omit<ChangedDocument, 'id'> {
  readonly id: string;
}

/** Data beside the document, outside its hash. */
export interface Envelope {
  /** Log position of the export: no later event is used. */
  readonly position: number;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  /** SHA-256 (hex) of the document in canonical form (RFC 8785). */
  readonly sha256: string;
  /** Record time of its newest event; the beginning of 1970 when there is none. */
  readonly recordedAt: string;
  /** Number of rows. */
  readonly rows: number;
  /** Present names of the places by GLN. */
  readonly names: ReadonlyMap<string, string>;
  /** The earlier export of the same subject at the same position with another hash; null when there is none. */
  readonly changed: ChangedExport | null;
}
