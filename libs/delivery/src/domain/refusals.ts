import { code, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of this context. */
export const deliveryRefusals = {
  LOAD_EXISTS: code.rule('A load with this id exists with other content.', 'Choose another load id.'),
  LOAD_GOES_NOWHERE: code.invalid('The load would end where it starts.', 'Name another station in `toGln`.'),
  LOAD_FULL: code.rule('The load has no room for these boxes.', 'Put them on another load.'),
  LOAD_EMPTY: code.rule('The load has no boxes.', 'Load boxes before you seal it.'),
  LOAD_NOT_PLANNED: code.rule('The load is sealed, so its boxes and seal are fixed.', 'Plan another load.'),
  LOAD_NOT_SEALED: code.rule('The load is not sealed.', 'Seal it before it leaves.'),
  LOAD_ALREADY_DISPATCHED: code.rule('The load has left and cannot be changed.', 'Plan another load.'),
  LOAD_TIMES_OUT_OF_ORDER: code.rule(
    'The decision is dated before an earlier decision about the load.',
    'Correct `occurredAt`.',
  ),
  BOX_NOT_ON_LOAD: code.rule('A box is not on this load.', 'Name boxes that are on it.'),
  BOX_ON_ANOTHER_LOAD: code.rule(
    'A box is on another load.',
    'Take it off that load, or record its receipt from that load.',
  ),
  BOX_NOT_THERE_YET: code.rule(
    'A box was packed, or came to this place, after the time of the decision.',
    'Correct `occurredAt` or leave out the box.',
  ),
  PASS_NOT_VALID: code.rule(
    'A pass does not allow this journey at this time.',
    'Use a pass that is valid for the destination and the time.',
  ),
  PASS_OF_ANOTHER_VEHICLE: code.rule(
    'The vehicle pass is for another vehicle.',
    'Use the pass of the vehicle that the load was planned for.',
  ),
  PASS_OF_ANOTHER_DRIVER: code.rule(
    'The driver pass is for another person.',
    'Use the pass of the driver that the load was planned for.',
  ),
  VEHICLE_ON_ANOTHER_LOAD: code.rule(
    'The vehicle is on the road with another load.',
    'Record the arrival of that load first.',
  ),
  DRIVER_ON_ANOTHER_LOAD: code.rule(
    'The driver is on the road with another load.',
    'Record the arrival of that load first.',
  ),
  DOOR_ROUND_EXISTS: code.rule(
    'A door round with this id exists with other content.',
    'Choose another door round id.',
  ),
  DOOR_ROUND_UNKNOWN: code.unknown('No such door round was started.', 'Check the id.'),
  FACT_UNKNOWN: code.unknown('No such scan was recorded of this box or load.', 'Check the scan id.'),
  LOAD_FACTS_FULL: code.rule(
    'The load has as many facts, or boxes in its receipts, as it may have.',
    'Record what was found box by box, as scans.',
  ),
  FACT_NOT_CORRECTABLE: code.rule(
    'The scan is a verification of a pass, which cannot be corrected.',
    'Correct arrivals and receipts only.',
  ),
  SCANS_OF_BOX_LIMITED: code.limited(
    'The key has recorded as many scans of this box in an hour as it may.',
    'Send the scan again after the time in the detail.',
  ),
} satisfies RefusalTable;

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
  ],
  RecordCheckpoint: seen,
  RecordArrival: seen,
  RecordReceipt: seen,
  CorrectLoadFact: ['LOAD_UNKNOWN', 'LOAD_FACTS_FULL', 'FACT_NOT_CORRECTABLE', ...corrected],
} as const;

export const boxScanRefusals = {
  RecordScan: ['SCAN_ID_REUSED'],
  ResolveDiscrepancy: [],
  CorrectScan: corrected,
} as const;

export const doorRoundRefusals = {
  StartDoorRound: ['DUPLICATE_IN_REQUEST', 'DOOR_ROUND_EXISTS', 'BOX_NOT_THERE_YET'],
} as const;

type DeliveryRefusals = typeof deliveryRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends DeliveryRefusals {}
}
