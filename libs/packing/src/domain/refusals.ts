export { packingRefusals } from '@boxtrail/contracts';

/** The refusals of each command, by command type. */
export const packingJobRefusals = {
  CreatePackingJob: ['JOB_EXISTS'],
  AssignBoxes: [],
  UnassignBoxes: [],
  CompletePackingJob: ['JOB_UNKNOWN', 'JOB_CLOSED', 'JOB_INCOMPLETE'],
} as const;

export const boxRefusals = {
  PackBox: [
    'SSCC_ALREADY_USED',
    'BOX_GIVEN_UP',
    'JOB_UNKNOWN',
    'JOB_CLOSED',
    'NEED_NOT_IN_JOB',
    'BOX_TYPE_NOT_NEEDED',
    'NEED_ALREADY_FILLED',
    'BOX_HELD',
  ],
  SealBox: ['BOX_UNKNOWN', 'BOX_ALREADY_SEALED', 'BOX_HELD'],
  GiveUpBox: [],
} as const;
