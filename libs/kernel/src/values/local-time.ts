/** `2026-03-20 08:05:00`: UTC+8 without summer time. */
export function localTime(utc: string): string {
  const shifted = new Date(Date.parse(utc) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`;
}

/** The local date of a moment, such as `2026-03-20`. */
export const localDay = (utc: string): string => localTime(utc).slice(0, 10);
