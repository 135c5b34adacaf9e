/** An event as the server stores it. */
export interface StoredEvent {
  /** Start of its record in the transaction log, in bytes: commit and prepare position are equal. */
  readonly position: number;
  readonly stream: string;
  /** From 0. */
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
}

export type ProposedEvent = Pick<StoredEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type Expected = 'any' | 'no stream' | 'stream exists' | number;

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  /** `current` is undefined when there is no such stream. */
  | { readonly kind: 'wrong'; readonly current: number | undefined };

/** Upper bound of stored events, against faulty tests. */
const maxEvents = 500_000;
/** Bytes of a record besides its content. */
const recordOverhead = 85;

/** The data of the server, in memory. It outlives a stop of the server, as a disk would. */
export class StoredLog {
  readonly events: StoredEvent[] = [];
  /** Whether a repeated append is recognised. The real server does so on a best-effort basis. */
  remembers = true;
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly waiting = new Set<() => void>();
  private readonly watching = new Set<() => void>();
  private end = 0;

  constructor() {
    // The log of a real server does not begin with a user's event.
    this.foreign('$settings', '$UserCreated');
  }

  stream(name: string): readonly StoredEvent[] {
    return this.streams.get(name) ?? [];
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): AppendOutcome {
    if (this.events.length + proposed.length > maxEvents) throw new Error(`more than ${maxEvents} events`);
    const history = this.stream(stream);
    const current = history.length - 1;
    const wanted = { any: current, 'no stream': -1, 'stream exists': Math.max(0, current) };
    const before = typeof expected === 'number' ? expected : wanted[expected];
    if (before !== current) {
      const there = history.slice(before + 1, before + 1 + proposed.length);
      const last = there.at(-1);
      const same = there.length === proposed.length && there.every(({ id }, i) => id === proposed[i]?.id);
      if (this.remembers && same && last !== undefined)
        return { kind: 'appended', revision: last.revision, position: last.position };
      return { kind: 'wrong', current: history.length === 0 ? undefined : current };
    }
    let added: StoredEvent | undefined;
    for (const event of proposed) added = this.add(stream, event);
    for (const look of this.watching) look();
    for (const wake of this.waiting) wake();
    return { kind: 'appended', revision: added?.revision ?? current, position: added?.position ?? 0 };
  }

  /** Appends an event of another application to the same log. */
  foreign(stream: string, type = '$statsCollected'): void {
    const id = `00000000-0000-4000-8000-${String(this.events.length).padStart(12, '0')}`;
    const [data, metadata] = [Buffer.from('{}'), Buffer.from('')];
    this.append(stream, 'any', [{ id, type, contentType: 'application/json', data, metadata }]);
  }

  /** Index of the first event at or after a position; undefined when no record begins there. */
  indexAt(position: number): number | undefined {
    if (position >= this.end) return this.events.length;
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.position ?? Infinity) < position) low = middle + 1;
      else high = middle;
    }
    return this.events[low]?.position === position ? low : undefined;
  }

  /** Calls at once, and then after each append. Answers what ends it. */
  watch(look: () => void): () => void {
    this.watching.add(look);
    look();
    return () => this.watching.delete(look);
  }

  /** Resolves at the next append, or when the signal is aborted. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  private add(stream: string, event: ProposedEvent): StoredEvent {
    const history = this.streams.get(stream) ?? [];
    const stored = { ...event, stream, revision: history.length, position: this.end, created: new Date() };
    this.end +=
      recordOverhead + stream.length + event.type.length + event.data.length + event.metadata.length;
    history.push(stored);
    this.streams.set(stream, history);
    this.events.push(stored);
    return stored;
  }
}
