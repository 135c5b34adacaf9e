import type * as events from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { mistakes, type Mistake } from './mistakes';
import { troubles, type Trouble } from './troubles';

/** What happens in a random history. */
export interface Plan {
  readonly boxes: readonly { readonly trouble: Trouble; readonly leg: number }[];
  /** Hours of each of the three legs. 20 exceed the limit of a load. */
  readonly roads: readonly {
    readonly verdict: events.Verdict;
    readonly sealIntact: boolean;
    readonly seal: 'its own' | 'another' | 'not read';
    readonly hours: 2 | 20;
  }[];
  readonly mistakes: readonly Mistake[];
}

const road = fc.record({
  verdict: fc.constantFrom<events.Verdict[]>('valid', 'valid', 'expired', 'out-of-zone'),
  sealIntact: fc.boolean(),
  seal: fc.constantFrom<Plan['roads'][number]['seal'][]>('its own', 'another', 'not read'),
  hours: fc.constantFrom<(2 | 20)[]>(2, 2, 20),
});
export const plans: fc.Arbitrary<Plan> = fc.record({
  boxes: fc.array(
    fc.record({ trouble: fc.constantFrom(...(Object.keys(troubles) as Trouble[])), leg: fc.nat(2) }),
    { minLength: 1, maxLength: 8 },
  ),
  roads: fc.array(road, { minLength: 3, maxLength: 3 }),
  mistakes,
});

/** Minutes of delay of offline scanners, in turn. */
export const delays = fc.array(fc.oneof(fc.constant(0), fc.nat(6000)), { minLength: 1, maxLength: 40 });
