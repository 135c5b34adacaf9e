import type { Refusal } from '@boxtrail/kernel';
import { unknown } from '@boxtrail/kernel';
import type { Moment } from '../domain/box-trail';

/** The point of an export: a moment in two times, at a log position. */
export interface AsOf extends Moment {
  /** No later event is used; the head of the log when omitted. */
  readonly position?: number;
}

export function noTrail(sscc: string, { at, knownAt, position }: AsOf): Refusal {
  const isNow = at === undefined && knownAt === undefined && position === undefined;
  const words = isNow
    ? `no event names box ${sscc}; its quarantined lines are on its trail, /v1/trails/${sscc}`
    : `nothing was known of box ${sscc} then`;
  return unknown('BOX_UNKNOWN', words);
}
