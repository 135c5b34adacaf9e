import { invalid, readKey, Refusal, whatIsWrong, type Gs1Key } from '@boxtrail/kernel';
import { MomentField, ReadQuery } from '@boxtrail/platform';
import type { Moment } from './domain/box-trail';

export const atWords = 'event time: what had happened by then; now when left out';
export const knownAtWords = 'record time: what was known by then; now when left out';

/** Query of a read in two times. */
export class MomentQuery extends ReadQuery {
  @MomentField({ optional: true, description: atWords })
  at?: string;

  @MomentField({ optional: true, description: knownAtWords })
  knownAt?: string;
}

/** The moment asked for. Throws `TIME_IN_FUTURE`: nobody knows what will have happened. */
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

/** A key in a path: digits, or a GS1 Digital Link, percent-encoded. Throws `KEY_INVALID`. */
export function keyIn(kind: Gs1Key, text: string): string {
  const key = readKey(kind, text);
  const wrong = whatIsWrong(kind, key);
  if (wrong !== undefined)
    throw new Refusal('invalid', 'KEY_INVALID', wrong, [{ pointer: `/${kind}`, detail: wrong }]);
  return key;
}
