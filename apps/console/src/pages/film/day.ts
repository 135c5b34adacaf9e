/** Stations keep the time of China, which has no summer time. */
const zone = '+08:00';
const zoneMs = 28_800_000;
const dayMs = 86_400_000;

/** The day of a moment where the stations are: `YYYY-MM-DD`. */
export const dayOf = (moment: string): string =>
  new Date(Date.parse(moment) + zoneMs).toISOString().slice(0, 10);

/** A day where the stations are as `from` and `to` of a replay, which must not lie in the future; undefined: no such day. */
export function boundsOf(
  day: string,
  now: number,
): { readonly from: string; readonly to?: string } | undefined {
  const from = Date.parse(`${day}T00:00:00${zone}`);
  if (Number.isNaN(from) || from >= now) return undefined;
  const to = from + dayMs;
  return { from: new Date(from).toISOString(), ...(to <= now && { to: new Date(to).toISOString() }) };
}
