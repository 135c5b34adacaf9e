import { defaultCustodyLimits, longestCustodyHours, type CustodyLimits } from '@boxtrail/contracts';
import { text, wholeNumber } from '@boxtrail/settings';

export const roundGraceSeconds = wholeNumber({
  name: 'ROUND_GRACE_SECONDS',
  meaning: 'Seconds after its cut-off and its last need until the clock closes an open round.',
  fallback: 300,
  max: 86_400,
});

export const householdBoxLimit = wholeNumber({
  name: 'HOUSEHOLD_BOX_LIMIT',
  meaning: 'Boxes that one household may order in one round.',
  fallback: 20,
  max: 5_000,
});

const limitOf = new RegExp(`^(${Object.keys(defaultCustodyLimits).join('|')})=([1-9]\\d{0,3})h$`);

/** `district=24h,team=6h`; holders that it does not name keep the default. Undefined for any other text. */
function limitsIn(given: string): CustodyLimits | undefined {
  const limits: Record<string, number> = { ...defaultCustodyLimits };
  const seen = new Set<string>();
  for (const part of given.split(',')) {
    const [, holder = '', hours = ''] = limitOf.exec(part.trim()) ?? [];
    if (holder === '' || seen.has(holder) || Number(hours) > longestCustodyHours) return undefined;
    seen.add(holder);
    limits[holder] = Number(hours);
  }
  return limits as CustodyLimits;
}

export const custodyLimits = text<CustodyLimits>({
  name: 'CUSTODY_LIMITS',
  meaning:
    'How long a station of each tier, the packing bench (`supplier`), a load and a door team may have a box before it is overdue. A change is recorded in the log at start, and holds for custody recorded after it.',
  values: `some of ${Object.keys(defaultCustodyLimits).join(', ')}, each with =1h to =${longestCustodyHours}h, with commas between them`,
  fallback: Object.entries(defaultCustodyLimits)
    .map(([holder, hours]) => `${holder}=${hours}h`)
    .join(','),
  parse: limitsIn,
});
