import { MomentField } from '@boxtrail/input';
import { invalid } from '@boxtrail/kernel';
import { PageQuery, ReadQuery } from './reads';

export const atWords = 'event time: events until then; now when omitted';
export const knownAtWords = 'record time: what was known by then; now when omitted';

/** A moment in both times: RFC 3339, UTC. A time that is left out is now. */
interface Moment {
  readonly at?: string;
  readonly knownAt?: string;
}

/** Query of a read in two times. */
export class MomentQuery extends ReadQuery {
  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

/** Query of a list in two times. */
export class MomentPageQuery extends PageQuery {
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
