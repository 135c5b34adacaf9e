/** The simulated day: a Monday in the city, UTC+8. */
const day = '2026-03-16';

/** A time of the simulated day as RFC 3339 in UTC: `at('14:30')`, plus some seconds. */
export function at(time: string, plusSeconds = 0): string {
  return new Date(Date.parse(`${day}T${time}:00+08:00`) + plusSeconds * 1000).toISOString();
}

/** The clock by which events are recorded, where the simulation may set it. */
export interface SimulatedClock {
  /** Shows `moment` now (RFC 3339), never less than before; left alone when events were recorded after `until`. */
  set(moment: string, until: string): Promise<void>;
  /** Shows the time of the machine again. */
  reset(): Promise<void>;
}

/** Nothing of the simulated day is recorded after this moment, the next noon. */
export const endOfDay = at('12:00', 86_400);

/** The latest of some moments. */
export const latest = (...moments: readonly string[]): string => moments.reduce((a, b) => (a > b ? a : b));
