/** Zone of every station. */
const stations = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, short: boolean, timeZone?: string): Intl.DateTimeFormat {
  const name = `${language} ${short} ${timeZone ?? ''}`;
  let found = formats.get(name);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      hourCycle: 'h23',
      ...(short
        ? { hour: '2-digit', minute: '2-digit' }
        : { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }),
    });
    formats.set(name, found);
  }
  return found;
}

/** A moment (RFC 3339) in the reader's zone. */
export const localTime = (at: string, language: string, short = false): string =>
  format(language, short).format(new Date(at));

/** A moment (RFC 3339) in the zone of the stations. */
export const stationTime = (at: string, language: string, short = false): string =>
  format(language, short, stations).format(new Date(at));

/** The largest unit of a time span in ms, at least a minute: `{ unit: 'hours', count: 3 }`. */
export function spanOf(ms: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number } {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return { unit: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.round(minutes / 60) };
  return { unit: 'days', count: Math.round(minutes / 1_440) };
}

const minuteMs = 60_000;

/** A moment (RFC 3339) as a field for date and time has it, in the reader's zone: `2026-03-16T17:30`; empty for now. */
export function fieldValue(moment: string | undefined): string {
  const at = moment === undefined ? Number.NaN : Date.parse(moment);
  if (Number.isNaN(at)) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * minuteMs).toISOString().slice(0, 16);
}

/** The moment (RFC 3339 in UTC) of such a field; undefined when it is empty. */
export function momentIn(field: unknown): string | undefined {
  const at = typeof field === 'string' ? Date.parse(field) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The day at the stations at a time in ms since 1970: `2026-03-16`. */
export const stationDay = (ms: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: stations, dateStyle: 'short' }).format(ms);
