import { DocumentHash } from './canonical-json';
import type { Envelope } from './export-document';
import { Mentions } from './mentions';

/** The first read of all rows: their hash, number and mentioned places. */
export class Survey {
  private readonly hash: DocumentHash;
  private readonly mentions = new Mentions();
  private rows = 0;

  constructor(about: object, rowsName: string) {
    this.hash = new DocumentHash(about, rowsName);
    this.mentions.look(about);
  }

  take(row: object): void {
    this.hash.row(row);
    this.rows += 1;
    this.mentions.look(row);
  }

  end(resultName: string, result: object): Surveyed {
    this.mentions.look(result);
    const { glns, recordedAt } = this.mentions;
    return { sha256: this.hash.end(resultName, result), rows: this.rows, recordedAt, glns };
  }
}

export type Surveyed = Pick<Envelope, 'sha256' | 'rows' | 'recordedAt'> & {
  readonly glns: ReadonlySet<string>;
};
