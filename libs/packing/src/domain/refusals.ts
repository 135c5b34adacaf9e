import { packingRefusals as ofPacking, stockRefusals } from '@boxtrail/contracts';

export const packingRefusals = { ...ofPacking, ...stockRefusals };

/** The refusals of each command, by command type. */
export const packingJobRefusals = {
  CreatePackingJob: ['JOB_EXISTS'],
  AssignBoxes: ['JOB_MOVED'],
  UnassignBoxes: [],
  CompletePackingJob: ['JOB_UNKNOWN', 'JOB_CLOSED', 'JOB_MOVED', 'JOB_INCOMPLETE'],
  AcceptPackingJob: ['JOB_UNKNOWN', 'JOB_CLOSED', 'JOB_MOVED'],
  DeclinePackingJob: ['JOB_UNKNOWN', 'JOB_CLOSED', 'JOB_MOVED', 'JOB_BEGUN', 'JOB_ACCEPTED'],
  MovePackingJob: ['JOB_UNKNOWN', 'JOB_CLOSED', 'JOB_MOVED', 'JOB_BEGUN'],
  KeepPackingJob: [],
  SchedulePackingJob: ['JOB_UNKNOWN', 'JOB_CLOSED', 'JOB_MOVED'],
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
    'LOT_EXHAUSTED',
    'LOT_OUT_OF_DATE',
  ],
  SealBox: ['BOX_UNKNOWN', 'BOX_ALREADY_SEALED', 'BOX_HELD'],
  GiveUpBox: [],
} as const;

export const ssccRangeRefusals = {
  AllocateSsccRange: ['RANGE_EXISTS', 'COMPANY_PREFIX_WRONG', 'RANGE_EXHAUSTED'],
} as const;

export const stockLotRefusals = {
  ReceiveGoods: [
    'RECEIPT_EXISTS',
    'PRODUCED_IN_FUTURE',
    'BEST_BEFORE_PRODUCTION',
    'BEST_BEFORE_PASSED',
    'LOT_DATES_DIFFER',
  ],
  TakeFromLot: [],
  ReturnToLot: [],
} as const;
