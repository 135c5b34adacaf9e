/** The parts of a finding's sentence in a report, in the report's language. */
export interface FindingParts {
  /** Its step: `received at X with load L`. */
  readonly step: string;
  /** The holder until then. */
  readonly before: string;
  readonly load: string;
  readonly place: string;
  readonly passes: string;
  readonly verdict: string;
  readonly checkpoint: string;
  readonly note: string;
  readonly limitHours: number;
  /** For a withdrawn pass: since when, and why. */
  readonly since: string;
  readonly withdrawnBecause: string;
  /** For a vehicle or driver on two loads: the other load, and which of them. */
  readonly other: string;
  readonly driver: string;
  /** For a back-dated decision: the delay and the reason; '' without one. */
  readonly lateMinutes: number;
  /** Who or what should have been there, and who or what was; '' for kinds that compare nothing. */
  readonly intended: string;
  readonly actual: string;
  /** For contents that differ: `GTIN: packed/expected`, in one line. */
  readonly contents: string;
  readonly seal: string;
  readonly otherBox: string;
  readonly reason: string;
  /** Passes that were no longer valid when it was recorded, with their verdicts; '' when there are none. */
  readonly invalidByThen: string;
}
