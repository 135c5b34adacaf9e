import type { Place } from '@boxtrail/contracts';
import type { InEachLanguage } from './language';

/** The tiers of the chain, in words. */
const tierNames: Readonly<Record<Place['tier'], InEachLanguage>> = {
  supplier: { en: 'supplier', zh: '供应商' },
  municipal: { en: 'municipal station', zh: '市级站' },
  district: { en: 'district station', zh: '区级站' },
  community: { en: 'community', zh: '社区投放点' },
};

/** The name of a tier in a stored finding, which may be of another release. */
export const tierName = (tier: string, language: keyof InEachLanguage): string =>
  Object.hasOwn(tierNames, tier) ? tierNames[tier as Place['tier']][language] : tier;
