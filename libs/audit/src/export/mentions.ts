/** What the parts of an export speak of: places, and when the newest of it was recorded. */
export class Mentions {
  readonly glns = new Set<string>();
  /** RFC 3339, UTC; the beginning of 1970 while nothing was. */
  recordedAt = new Date(0).toISOString();

  /** Looks at members named `...Gln`, at stations that hold a box, and at `recordedAt`, however deep. */
  look(value: unknown): void {
    if (value === null || typeof value !== 'object') return;
    const isStation = (value as { type?: unknown }).type === 'station';
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'string') this.look(member);
      else if (/[gG]ln$/.test(name) || (name === 'id' && isStation)) this.glns.add(member);
      else if (name === 'recordedAt' && member > this.recordedAt) this.recordedAt = member;
    }
  }
}
