/** `2026-03-20 08:05:00`: UTC+8 without summer time. */
export function localTime(utc: string): string {
  const shifted = new Date(Date.parse(utc) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`;
}
