/** The cities keep UTC+8 without summer time. */
const offset = '+08:00';

/** A typed time of a city as RFC 3339; undefined for none. */
export const momentOf = (typed: string | undefined): string | undefined =>
  typed === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? undefined : `${typed}:00${offset}`;
