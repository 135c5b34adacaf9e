/** A report independent of its output format: text in one language, in page order. */
export interface Report {
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
  readonly subject: string;
  /** The verdict. */
  readonly verdict: { readonly tone: Tone; readonly lines: readonly string[] };
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  /** How to check the paper by hand. */
  readonly proof: {
    readonly title: string;
    readonly facts: readonly Fact[];
    readonly steps: readonly string[];
  };
  /** Lines to be filled in with a pen. */
  readonly signatures: readonly string[];
  /** Repeated on every page. */
  readonly running: string;
  readonly pageOf: (page: number, of: number) => string;
}

/** The parts of a report that depend on the kind of export. */
export type OwnPart = Pick<Report, 'subject' | 'verdict' | 'facts' | 'sections'>;

export type Fact = readonly [label: string, value: string];
export type Tone = 'good' | 'question' | 'bad' | 'plain';

export interface Section {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly share: number; readonly right?: boolean }[];
  readonly rows: readonly ReportRow[];
  /** Shown when there are no rows. */
  readonly empty: string;
}

export interface ReportRow {
  readonly cells: readonly string[];
  /** Small print under the cells: source, actor, pass. */
  readonly small: string;
  readonly notes: readonly { readonly tone: Tone; readonly text: string }[];
  /** It does not count any more. */
  readonly struck: boolean;
}

export const plainRow = (...cells: string[]): ReportRow => ({ cells, small: '', notes: [], struck: false });

/** All rows in memory. */
export async function collected<Row>(rows: Iterable<Row> | AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
