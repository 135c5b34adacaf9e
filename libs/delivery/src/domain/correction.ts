import type { CorrectionEvent } from '@boxtrail/contracts';
import { Refusal, unknown, type GrowingMap } from '@boxtrail/kernel';

/** The values a fact is corrected to; what is left out stays as it was. Null: it never happened. */
export interface CorrectFact<Changes> {
  readonly occurredAt: string;
  readonly scanId: string;
  readonly changes: Changes | null;
  readonly reason: string;
  readonly byRef: string;
  /** The one station whose facts the caller may correct; null for those of all. */
  readonly stationGln: string | null;
}

type Instead = CorrectionEvent['data']['instead'];

type LoadInstead = Extract<Instead, { type: 'delivery.LoadArrived' | 'delivery.BoxesReceived' }>;

/** Whether it is about a load, and not about one box. */
export const isLoadFact = (instead: NonNullable<Instead>): instead is LoadInstead =>
  instead.type === 'delivery.LoadArrived' || instead.type === 'delivery.BoxesReceived';

/** What holds of corrected facts, by scan id: other values, or null where it never happened. */
export type Corrected<Fact extends Instead> = GrowingMap<string, Fact | null>;

/** The fact as it holds by now; null when it was withdrawn. */
export function holding<Fact extends Instead & { data: { scanId: string } }>(
  fact: Fact,
  corrected: Corrected<Fact>,
): Fact | null {
  const { scanId } = fact.data;
  return corrected.has(scanId) ? (corrected.get(scanId) ?? null) : fact;
}

export const factUnknown = (scanId: string, of: string): Refusal =>
  unknown('FACT_UNKNOWN', `no scan ${scanId} of ${of} was ever recorded`, '/scanId');

/** A station corrects what it recorded itself. */
export function refuseForeign({ stationGln, scanId }: CorrectFact<unknown>, atGln: string): void {
  if (stationGln === null || stationGln === atGln) return;
  const message = `this key is bound to station ${stationGln}; scan ${scanId} was made at ${atGln}`;
  throw new Refusal('forbidden', 'STATION_NOT_YOURS', message);
}
