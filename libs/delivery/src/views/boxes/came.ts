/** The arrival of a box in the custody of a station. */
export interface Came {
  readonly at: string;
  readonly gln: string;
  readonly how: 'received' | 'returned' | 'found' | 'taken-off';
  /** Scan id of the fact; none for a decision. */
  readonly scanId: string | null;
  readonly loadId: string | null;
}

/** What an event says of arrivals of its boxes. */
export interface Arrival {
  /** Where the boxes arrived by the event. */
  readonly came?: Came;
  /** The boxes that arrived; all when omitted. */
  readonly cameHere?: ReadonlySet<string>;
  /** The fact with this scan id does not count any more. */
  readonly withdrawn?: string;
}

/** The latest arrival by event time. After its withdrawal the one before is unknown, so there is none. */
export function cameAfter(
  before: Came | null,
  { came, cameHere, withdrawn }: Arrival,
  sscc: string,
): Came | null {
  const left = before !== null && before.scanId !== null && before.scanId === withdrawn ? null : before;
  if (came === undefined || cameHere?.has(sscc) === false) return left;
  return left === null || came.at >= left.at ? came : left;
}
