import { KeyField } from '@boxtrail/input';

export { atWords, isTimeless, knownAtWords, MomentQuery, momentOf } from '@boxtrail/http';

/** The box of a route. */
export class BoxParam {
  @KeyField('sscc')
  sscc: string;
}
