/** The places an export mentions, and the record time of its newest event. */
export class Mentions {
  readonly glns = new Set<string>();
  /** RFC 3339, UTC; the beginning of 1970 when there is none. */
  recordedAt = new Date(0).toISOString();

  /** Reads members named `...Gln`, stations that hold a box, and `recordedAt`, at any depth. */
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
