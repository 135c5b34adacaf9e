import type { Schemas } from '@boxtrail/api-client';

type Need = Pick<Schemas['Need'], 'status' | 'shortages'>;

/** Those that wait for a person first. */
export const needStatuses = [
  'undelivered',
  'partly-delivered',
  'placed',
  'consolidated',
  'packed',
  'on-the-way',
  'delivered',
  'cancelled',
] as const satisfies readonly Schemas['NeedStatus'][];

/** Needs of one status, or all: those that will not get all of their boxes first, else in order of recording. */
export const shortagesFirst = <T extends Need>(needs: readonly T[], status?: Need['status']): readonly T[] =>
  needs
    .filter((need) => status === undefined || need.status === status)
    .toSorted((a, b) => rank(a) - rank(b));

const rank = ({ status, shortages }: Need): number =>
  shortages.length > 0 ? 0 : status === 'undelivered' ? 1 : status === 'cancelled' ? 3 : 2;
