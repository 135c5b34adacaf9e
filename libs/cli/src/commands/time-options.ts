/** Help texts of the options that select a point in time. */
export const atHelp = 'event time: what had happened by then';
export const knownAtHelp = 'record time: what was known by then';
export const timeHelp = '\nTimes have an offset: 2026-03-16T12:00:00+08:00 or 2026-03-16T04:00:00Z.\n';

export interface TimeOptions {
  readonly at?: string;
  readonly knownAt?: string;
}
