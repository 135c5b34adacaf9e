/** Time zone of the cities: UTC+8 without summer time. */
const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** Begin and end of a local date, such as `2026-03-16`, in UTC; undefined when there is no such date. */
export function dayBounds(day: string): { from: string; until: string } | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  const iso = (ms: number) => new Date(ms - offsetMs).toISOString();
  return { from: iso(midnight), until: iso(midnight + dayMs) };
}

/** The local date of a moment in ms since 1970, with its bounds. */
export function dayAt(ms: number): { day: string; from: string; until: string } {
  const midnight = Math.floor((ms + offsetMs) / dayMs) * dayMs;
  const iso = (time: number) => new Date(time).toISOString();
  return {
    day: iso(midnight).slice(0, 10),
    from: iso(midnight - offsetMs),
    until: iso(midnight - offsetMs + dayMs),
  };
}
