export { deliveryRefusals } from '@boxtrail/contracts';

const changed = ['LOAD_UNKNOWN', 'LOAD_ALREADY_DISPATCHED', 'LOAD_TIMES_OUT_OF_ORDER'] as const;
const seen = ['LOAD_UNKNOWN', 'SCAN_ID_REUSED', 'LOAD_FACTS_FULL'] as const;
const corrected = ['FACT_UNKNOWN', 'STATION_NOT_YOURS', 'INPUT_INVALID'] as const;

/** The refusals of each command, by command type. */
export const loadRefusals = {
  PlanLoad: ['LOAD_GOES_NOWHERE', 'LOAD_EXISTS'],
  LoadBoxes: [
    ...changed,
    'DUPLICATE_IN_REQUEST',
    'LOAD_NOT_PLANNED',
    'LOAD_FULL',
    'BOX_ON_ANOTHER_LOAD',
    'BOX_NOT_THERE_YET',
    'BOX_HELD',
  ],
  TakeOffBoxes: [...changed, 'DUPLICATE_IN_REQUEST', 'LOAD_NOT_PLANNED', 'BOX_NOT_ON_LOAD'],
  SealLoad: [...changed, 'LOAD_NOT_PLANNED', 'LOAD_EMPTY'],
  DispatchLoad: [
    ...changed,
    'LOAD_NOT_SEALED',
    'PASS_NOT_VALID',
    'PASS_OF_ANOTHER_VEHICLE',
    'PASS_OF_ANOTHER_DRIVER',
    'BOX_ON_ANOTHER_LOAD',
    'VEHICLE_ON_ANOTHER_LOAD',
    'DRIVER_ON_ANOTHER_LOAD',
    'BOX_NOT_THERE_YET',
    'BOX_HELD',
  ],
  RecordCheckpoint: seen,
  RecordArrival: seen,
  RecordReceipt: seen,
  CorrectLoadFact: ['LOAD_UNKNOWN', 'LOAD_FACTS_FULL', 'FACT_NOT_CORRECTABLE', ...corrected],
} as const;

export const boxScanRefusals = {
  RecordScan: ['SCAN_ID_REUSED'],
  CorrectScan: corrected,
} as const;

export const doorRoundRefusals = {
  StartDoorRound: ['DUPLICATE_IN_REQUEST', 'DOOR_ROUND_EXISTS', 'BOX_NOT_THERE_YET', 'BOX_HELD'],
} as const;
