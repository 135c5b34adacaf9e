import type { Schemas } from '@boxtrail/api-client';
import { rolesOf } from '../../base/rights';
import type { Sign } from '../../ui/Pill';

type Pass = Pick<Schemas['Pass'], 'status' | 'validFrom' | 'validUntil' | 'withdrawn'>;
type PassLoad = Pick<Schemas['PassLoad'], 'onTheRoad' | 'affected'>;

export const statuses = [
  'suspended',
  'revoked',
  'issued',
  'expired',
] as const satisfies readonly Schemas['PassStanding'][];

/** Roles that issue and change passes, as the routes say. */
export const authorities = rolesOf('issuePass');
/** Roles that may read which loads relied on a pass. */
export const loadReaders = rolesOf('listLoadsOfPass');

const signs: Readonly<Record<Pass['status'], Sign>> = {
  issued: 'done',
  suspended: 'open',
  revoked: 'open',
  expired: 'plain',
};
export const signOf = (status: Pass['status']): Sign => signs[status];

interface Told {
  /** Names the sentence in the words: `sentence.valid`. */
  readonly is: 'early' | 'valid' | 'expired' | 'suspended' | 'revoked';
  /** The moment that the sentence names, RFC 3339. */
  readonly at: string;
}

/** What the pass is worth now. */
export function told({ status, validFrom, validUntil, withdrawn }: Pass, now: number): Told {
  if (status === 'expired') return { is: 'expired', at: validUntil };
  if (status === 'issued')
    return Date.parse(validFrom) > now ? { is: 'early', at: validFrom } : { is: 'valid', at: validUntil };
  return { is: status, at: withdrawn?.at ?? validFrom };
}

/** Loads that drive on under a withdrawn pass first, then those that the withdrawal affected, then the others. */
export const affectedFirst = <T extends PassLoad>(loads: readonly T[]): readonly T[] =>
  loads.toSorted((a, b) => rank(a) - rank(b));

const rank = ({ onTheRoad, affected }: PassLoad): number => (affected === null ? 2 : 0) + (onTheRoad ? 0 : 1);
