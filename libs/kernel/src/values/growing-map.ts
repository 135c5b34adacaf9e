interface Entry<Value> {
  readonly version: number;
  readonly value: Value;
  /** What the key had before. */
  readonly before: Entry<Value> | undefined;
}

/**
 * A map that never changes: `with` answers another one with one more entry. Adding to the latest takes constant time, as the
 * maps share their entries; adding to an earlier one copies it. For states that are folded from thousands of events.
 */
export class GrowingMap<Key, Value> {
  private constructor(
    private readonly shared: { readonly entries: Map<Key, Entry<Value>>; version: number },
    private readonly version: number,
    readonly size: number,
  ) {}

  static empty<Key, Value>(): GrowingMap<Key, Value> {
    return new GrowingMap<Key, Value>({ entries: new Map(), version: 0 }, 0, 0);
  }

  get(key: Key): Value | undefined {
    return this.seen(this.shared.entries.get(key))?.value;
  }

  has(key: Key): boolean {
    return this.seen(this.shared.entries.get(key)) !== undefined;
  }

  with(key: Key, value: Value): GrowingMap<Key, Value> {
    const { shared, version } = this.isLatest ? this : this.copy();
    const next = version + 1;
    const size = this.size + (this.has(key) ? 0 : 1);
    shared.entries.set(key, { version: next, value, before: shared.entries.get(key) });
    shared.version = next;
    return new GrowingMap(shared, next, size);
  }

  *values(): IterableIterator<Value> {
    for (const latest of this.shared.entries.values()) {
      const entry = this.seen(latest);
      if (entry !== undefined) yield entry.value;
    }
  }

  /** The empty map is shared by all that begin with it. */
  private get isLatest(): boolean {
    return this.version > 0 && this.shared.version === this.version;
  }

  private copy(): GrowingMap<Key, Value> {
    const entries = new Map<Key, Entry<Value>>();
    for (const [key, latest] of this.shared.entries) {
      const entry = this.seen(latest);
      if (entry !== undefined) entries.set(key, { version: 0, value: entry.value, before: undefined });
    }
    return new GrowingMap({ entries, version: 0 }, 0, entries.size);
  }

  private seen(latest: Entry<Value> | undefined): Entry<Value> | undefined {
    let entry = latest;
    while (entry !== undefined && entry.version > this.version) entry = entry.before;
    return entry;
  }
}
