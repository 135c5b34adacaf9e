import { wholeNumber } from '@boxtrail/settings';

export const scansPerBoxAndHour = wholeNumber({
  name: 'MAX_SCANS_PER_BOX_AND_HOUR',
  meaning:
    'Scans of one box that one key may record in an hour; more go to quarantine, or get 429. 0 is no limit.',
  fallback: 1_000,
  max: 1_000_000,
});
