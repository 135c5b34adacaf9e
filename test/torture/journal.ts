import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** An acknowledged command: its event, and the event's position in the log. */
export interface Acknowledged {
  /** Wire name of the event and the writer's id: `passes.PassIssued t1-3-17`. */
  readonly command: string;
  readonly position: number;
}

/**
 * The acknowledgements that writers received. Each line is written to the operating system before the writer continues,
 * so that it survives a killed harness.
 */
export class Journal {
  /** Journalled acknowledgements, including repetitions of a command. */
  lines = 0;
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  acknowledge(entries: readonly Acknowledged[]): void {
    writeSync(this.file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    this.lines += entries.length;
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Reads a journal; ignores an incomplete last line. */
export function readJournal(path: string): Acknowledged[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop();
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}
