export { auditRefusals } from '@boxtrail/contracts';

/** The refusals of each command, by command type. */
export const boxAnswersRefusals = {
  ResolveFinding: [
    'BOX_UNKNOWN',
    'FINDING_UNKNOWN',
    'FINDING_OF_ANOTHER_BOX',
    'STATION_NOT_YOURS',
    'FINDING_REPORTED_BY_YOU',
    'BOX_HELD_BY_YOU',
    'FINDING_ALREADY_ANSWERED',
    'ANSWER_BEFORE_FINDING',
  ],
} as const;
