/** What a report says of a finding beside its kind; the parts are in its language already. */
export interface FindingParts {
  /** The step it belongs to: `received at X with load L`. */
  readonly step: string;
  /** Who had the box until then. */
  readonly before: string;
  readonly load: string;
  readonly place: string;
  readonly passes: string;
  readonly verdict: string;
  readonly checkpoint: string;
  readonly note: string;
  readonly limitHours: number;
  /** Of a pass that had been withdrawn: since when, and why. */
  readonly since: string;
  readonly withdrawnBecause: string;
  /** Of a vehicle or driver on two loads: the other load, and who it was. */
  readonly other: string;
  readonly driver: string;
  /** By how much a back-dated decision was recorded late, and the reason that was given; '' without one. */
  readonly lateMinutes: number;
  readonly reason: string;
  /** Passes that were no longer valid when it was recorded, with their verdicts; '' where there are none. */
  readonly invalidByThen: string;
}
