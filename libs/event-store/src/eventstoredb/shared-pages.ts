import type { LogReader, Page } from './log-reader';
import type { LogEntry } from './recorded-event';

/** Events of one page. */
const pageSize = 1_000;
/** Pages that are kept. */
const kept = 4;

/**
 * Pages of the log for readers that go over it at about the same pace, such as views that are built anew: each page is
 * read once, and each of its events decoded once. Only full pages are kept: nothing is ever recorded in between.
 */
export class SharedPages {
  private pages: { readonly after: number; readonly entries: readonly LogEntry[] }[] = [];
  private readonly reading = new Map<number, Promise<Page>>();

  constructor(private readonly reader: LogReader) {}

  /** What follows on a position that the log has named. The next page is read while this one is worked on. */
  async after(position: number): Promise<Page> {
    const page = await this.find(position);
    const end = page.entries.at(-1)?.position;
    if (!page.isLast && end !== undefined && this.held(end) === undefined && !this.reading.has(end))
      this.read(end).catch(() => undefined);
    return page;
  }

  private async find(position: number): Promise<Page> {
    const held = this.held(position);
    if (held !== undefined) return held;
    const begun = this.reading.get(position);
    // A last page that somebody else asked for earlier may be out of date.
    const shared = begun === undefined ? undefined : await begun;
    return shared?.isLast === false ? shared : this.read(position);
  }

  private held(position: number): Page | undefined {
    for (const { after, entries } of this.pages) {
      if (position === after) return { entries, isLast: false };
      if (position < after || position >= (entries.at(-1)?.position ?? 0)) continue;
      const i = entries.findIndex((entry) => entry.position === position);
      if (i >= 0) return { entries: entries.slice(i + 1), isLast: false };
    }
    return undefined;
  }

  private async read(position: number): Promise<Page> {
    const reading = this.reader.page(position, pageSize);
    this.reading.set(position, reading);
    try {
      const page = await reading;
      if (page.isLast) return page;
      this.pages = [{ after: position, entries: page.entries }, ...this.pages].slice(0, kept);
      return page;
    } finally {
      if (this.reading.get(position) === reading) this.reading.delete(position);
    }
  }
}
