/** The simulated day: a Monday in the city, UTC+8. */
const day = '2026-03-16';

/** A time of the simulated day as RFC 3339 in UTC: `at('14:30')`, plus some seconds. */
export function at(time: string, plusSeconds = 0): string {
  return new Date(Date.parse(`${day}T${time}:00+08:00`) + plusSeconds * 1000).toISOString();
}
