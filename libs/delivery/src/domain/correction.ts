import type { CorrectionEvent } from '@boxtrail/contracts';
import { Refusal, unknown, type GrowingMap } from '@boxtrail/kernel';

/** The corrected values of a fact; omitted ones are kept. Null: it never happened. */
export interface CorrectFact<Changes> {
  readonly occurredAt: string;
  readonly scanId: string;
  readonly changes: Changes | null;
  readonly reason: string;
  readonly byRef: string;
  /** The station whose facts the caller may correct; null for all. */
  readonly stationGln: string | null;
  /** Stations below it, whose facts the caller may correct too. */
  readonly area?: ReadonlySet<string>;
}

type Instead = CorrectionEvent['data']['instead'];

type LoadInstead = Extract<Instead, { type: 'delivery.LoadArrived' | 'delivery.BoxesReceived' }>;

/** True for a load, false for one box. */
export const isLoadFact = (instead: NonNullable<Instead>): instead is LoadInstead =>
  instead.type === 'delivery.LoadArrived' || instead.type === 'delivery.BoxesReceived';

/** The corrections of facts by scan id: new values, or null for a withdrawn fact. */
export type Corrected<Fact extends Instead> = GrowingMap<string, Fact | null>;

/** The fact with its corrections; null when it was withdrawn. */
export function holding<Fact extends Instead & { data: { scanId: string } }>(
  fact: Fact,
  corrected: Corrected<Fact>,
): Fact | null {
  const { scanId } = fact.data;
  return corrected.has(scanId) ? (corrected.get(scanId) ?? null) : fact;
}

export const factUnknown = (scanId: string, of: string): Refusal =>
  unknown('FACT_UNKNOWN', `no scan ${scanId} of ${of} was ever recorded`, '/scanId');

/** A station may correct only its own records and those below it. */
export function refuseForeign({ stationGln, area, scanId }: CorrectFact<unknown>, atGln: string): void {
  if (stationGln === null || stationGln === atGln || area?.has(atGln) === true) return;
  const message = `this key is bound to station ${stationGln}; scan ${scanId} was made at ${atGln}`;
  throw new Refusal('forbidden', 'STATION_NOT_YOURS', message);
}
