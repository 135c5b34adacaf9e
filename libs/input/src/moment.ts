const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/;

/** 9999-12-31T23:59:59.999Z. RFC 3339 has no later form, and not every layer can store times before 1970. */
const last = 253_402_300_799_999;

/**
 * Reads an RFC 3339 date-time with any offset; returns it in UTC with milliseconds, or undefined when it is invalid (30
 * February, hour 24, no offset) or outside the years 1970 to 9999 in UTC.
 */
export function readMoment(text: string): string | undefined {
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts.map(Number) as number[] & { length: 9 };
  const daysInMonth = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  const sane =
    (month ?? 0) >= 1 &&
    (month ?? 0) <= 12 &&
    (day ?? 0) >= 1 &&
    (day ?? 0) <= daysInMonth &&
    (hour ?? 24) <= 23 &&
    (minute ?? 60) <= 59 &&
    (second ?? 60) <= 59;
  const time = sane ? Date.parse(text.toUpperCase()) : NaN;
  return time >= 0 && time <= last ? new Date(time).toISOString() : undefined;
}
