import { wholeNumber } from '@boxtrail/settings';

export const roundGraceSeconds = wholeNumber({
  name: 'ROUND_GRACE_SECONDS',
  meaning: 'Seconds after its cut-off and its last need until the clock closes an open round.',
  fallback: 300,
  max: 86_400,
});
