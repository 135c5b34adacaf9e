import { wholeNumber } from '@boxtrail/settings';

export const roundGraceSeconds = wholeNumber({
  name: 'ROUND_GRACE_SECONDS',
  meaning:
    'Seconds after its cut-off, and after its last need, when the clock closes a round that nobody closed by hand.',
  fallback: 300,
  max: 86_400,
});
