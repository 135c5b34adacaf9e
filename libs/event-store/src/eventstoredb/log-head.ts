import type { LogReader } from './log-reader';

/** Our events that are looked at to find the last, at most: with more of them, the server searches from the end. */
const look = 50;

/**
 * Position of our last event. It is searched for once; afterwards only what was recorded since is looked at, of which
 * appends and the subscription of this process tell most.
 */
export class LogHead {
  /** The highest own position that was returned to a caller. */
  known = 0;
  /** Up to here the log was searched. */
  private searched = 0;
  private first: Promise<void> | undefined;

  constructor(private readonly reader: LogReader) {}

  raise(position: number): void {
    this.known = Math.max(this.known, position);
  }

  async current(): Promise<number> {
    const end = await this.reader.end();
    if (this.searched === 0) {
      this.first ??= this.search(end).finally(() => (this.first = undefined));
      await this.first;
    }
    if (end > Math.max(this.searched, this.known)) await this.lookOn(end);
    return this.known;
  }

  private async search(end: number): Promise<void> {
    this.raise(await this.reader.last());
    this.searched = end;
  }

  /** From where the search ended; from the end when that event is gone, or too much was recorded since. */
  private async lookOn(end: number): Promise<void> {
    const from = Math.max(this.searched, this.known);
    const page = await this.reader.page(from, look).catch(() => undefined);
    if (page === undefined || !page.isLast) return this.search(end);
    this.raise(page.entries.at(-1)?.position ?? 0);
    this.searched = Math.max(this.searched, end);
  }
}
