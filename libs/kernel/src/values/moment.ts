/** 9999-12-31T23:59:59.999Z: the last timestamp with a four-digit year. */
const last = 253_402_300_799_999;

/**
 * Whether a text is a timestamp in the stored form: RFC 3339 in UTC with milliseconds, years 1970 to 9999, as in
 * `2026-03-16T01:02:03.004Z`. 30 February, hour 24 and second 60 are invalid.
 */
export function isMoment(text: string): boolean {
  if (text.length !== 24) return false;
  const ms = Date.parse(text);
  return ms >= 0 && ms <= last && new Date(ms).toISOString() === text;
}
