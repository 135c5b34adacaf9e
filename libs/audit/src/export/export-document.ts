import type { ChangedDocument } from '@boxtrail/projections';

/**
 * What is exported and hashed: in JSON an object of three members, in this order, which is that of the alphabet:
 * `about`, the rows under `rowsName`, what came out of them under `resultName`. It says nothing of when it was made,
 * and names no place but by its GLN: the same log gives the same document for ever.
 */
export interface ExportDocument<About, Row, Result> {
  readonly about: About;
  readonly rowsName: string;
  readonly resultName: string;
  /** Read anew at every call, in the same order: many thousand rows are never in memory together. */
  readonly rows: () => Iterable<Row> | AsyncIterable<Row>;
  readonly result: Result;
}

/** What is handed out beside the document, and outside its hash. */
export interface Envelope {
  /** Log position it stands on: nothing recorded after it was looked at. */
  readonly position: number;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  /** SHA-256 (hex) of the document in canonical form (RFC 8785). */
  readonly sha256: string;
  /** When the newest of what it tells of was recorded; the beginning of 1970 when there is none. */
  readonly recordedAt: string;
  /** How many rows the document has. */
  readonly rows: number;
  /** Names of the places by GLN, as they are called now. */
  readonly names: ReadonlyMap<string, string>;
  /** An earlier export of the same, on the same position, had another hash; null when it did not. */
  readonly changed: ChangedDocument | null;
}
