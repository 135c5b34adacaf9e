interface Entry<Value> {
  readonly version: number;
  /** Undefined when the key has none any more. */
  readonly value: Value | undefined;
  /** What the key had before. */
  readonly before: Entry<Value> | undefined;
}

/**
 * A map that never changes: `with` answers another one with one more entry, and `without` one with one less. Changing the latest takes constant time, as the
 * maps share their entries; changing an earlier one copies it. For states that are folded from thousands of events.
 */
export class GrowingMap<Key, Value extends NonNullable<unknown> | null> {
  private constructor(
    private readonly shared: { readonly entries: Map<Key, Entry<Value>>; version: number },
    private readonly version: number,
    readonly size: number,
  ) {}

  static empty<Key, Value extends NonNullable<unknown> | null>(): GrowingMap<Key, Value> {
    return new GrowingMap<Key, Value>({ entries: new Map(), version: 0 }, 0, 0);
  }

  get(key: Key): Value | undefined {
    return this.seen(this.shared.entries.get(key));
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  with(key: Key, value: Value): GrowingMap<Key, Value> {
    return this.changed(key, value, this.size + (this.has(key) ? 0 : 1));
  }

  without(key: Key): GrowingMap<Key, Value> {
    return this.has(key) ? this.changed(key, undefined, this.size - 1) : this;
  }

  private changed(key: Key, value: Value | undefined, size: number): GrowingMap<Key, Value> {
    const { shared, version } = this.isLatest ? this : this.copy();
    const next = version + 1;
    shared.entries.set(key, { version: next, value, before: shared.entries.get(key) });
    shared.version = next;
    return new GrowingMap(shared, next, size);
  }

  *values(): IterableIterator<Value> {
    for (const latest of this.shared.entries.values()) {
      const value = this.seen(latest);
      if (value !== undefined) yield value;
    }
  }

  *keys(): IterableIterator<Key> {
    for (const [key, latest] of this.shared.entries) if (this.seen(latest) !== undefined) yield key;
  }

  /** The empty map is shared by all that begin with it. */
  private get isLatest(): boolean {
    return this.version > 0 && this.shared.version === this.version;
  }

  private copy(): GrowingMap<Key, Value> {
    const entries = new Map<Key, Entry<Value>>();
    for (const [key, latest] of this.shared.entries) {
      const value = this.seen(latest);
      if (value !== undefined) entries.set(key, { version: 0, value, before: undefined });
    }
    return new GrowingMap({ entries, version: 0 }, 0, entries.size);
  }

  private seen(latest: Entry<Value> | undefined): Value | undefined {
    let entry = latest;
    while (entry !== undefined && entry.version > this.version) entry = entry.before;
    return entry?.value;
  }
}
