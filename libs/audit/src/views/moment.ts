import { invalid } from '@boxtrail/kernel';
import { KeyField, MomentField } from '@boxtrail/input';
import { ReadQuery } from '@boxtrail/http';
import type { Moment } from '../domain/box-trail';

export const atWords = 'event time: events until then; now when omitted';
export const knownAtWords = 'record time: what was known by then; now when omitted';

/** The box of a route. */
export class BoxParam {
  @KeyField('sscc')
  sscc: string;
}

/** Query of a read in two times. */
export class MomentQuery extends ReadQuery {
  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

/** The requested moment. Throws `TIME_IN_FUTURE`: the future is unknown. */
export function momentOf(
  { at, knownAt }: Moment,
  now: string,
  names: readonly [string, string] = ['at', 'knownAt'],
): Moment {
  [at, knownAt].forEach((time, i) => {
    if (time === undefined || time <= now) return;
    throw invalid('TIME_IN_FUTURE', `${time} lies in the future (it is ${now})`, `/${names[i]}`);
  });
  return { ...(at !== undefined && { at }), ...(knownAt !== undefined && { knownAt }) };
}

export const isTimeless = ({ at, knownAt }: Moment): boolean => at === undefined && knownAt === undefined;
