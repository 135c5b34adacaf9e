import { networkRefusals, ordersRefusals as ofOrders } from '@boxtrail/contracts';

export const ordersRefusals = { ...ofOrders, ...networkRefusals };

/** The refusals of each command, by command type. */
export const roundRefusals = {
  OpenRound: ['DUPLICATE_IN_REQUEST', 'PERIOD_EMPTY', 'ROUND_EXISTS'],
  RecordNeed: [
    'ROUND_UNKNOWN',
    'HOUSEHOLD_LIMIT',
    'BOX_TYPE_UNSUITABLE',
    'PROXY_NEEDS_REASON',
    'NEED_EXISTS',
    'ROUND_CLOSED',
    'ROUND_CUT_OFF_PASSED',
    'PROXY_NEEDS_PLACED_BY',
    'OWN_HAS_NO_PLACED_BY',
    'ON_ACCOUNT_IS_FOR_PROXY',
    'DUPLICATE_IN_REQUEST',
    'BOX_TYPE_NOT_OFFERED',
    'ROUND_FULL',
  ],
  ChangeNeed: [
    'ROUND_UNKNOWN',
    'NEED_UNKNOWN',
    'NEED_WITHDRAWN',
    'STALE_REVISION',
    'ROUND_CLOSED',
    'ROUND_CUT_OFF_PASSED',
    'PROXY_NEEDS_PLACED_BY',
    'PROXY_NEEDS_REASON',
    'OWN_HAS_NO_PLACED_BY',
    'ON_ACCOUNT_IS_FOR_PROXY',
    'DUPLICATE_IN_REQUEST',
    'BOX_TYPE_NOT_OFFERED',
    'ROUND_FULL',
    'HOUSEHOLD_LIMIT',
    'BOX_TYPE_UNSUITABLE',
  ],
  CancelNeed: ['ROUND_UNKNOWN', 'NEED_UNKNOWN', 'ROUND_CLOSED', 'ROUND_CUT_OFF_PASSED'],
  CloseRound: ['ROUND_UNKNOWN', 'ROUND_CLOSED', 'CUT_OFF_NOT_REACHED'],
  MoveRound: ['ROUND_UNKNOWN'],
} as const;

/** What the network and the catalogue refuse of a round that is opened. */
export const openingRefusals = [
  'NO_SUPPLIER',
  'STATION_NOT_A_COMMUNITY',
  'BOX_TYPE_UNKNOWN',
  'STATION_UNKNOWN',
  'SUPPLIER_UNKNOWN',
  'SUPPLIER_CANNOT_SERVE',
  'CHOICE_INCOMPLETE',
] as const;

export const placeRefusals = {
  RegisterStation: [
    'STATION_PARENT_FORBIDDEN',
    'STATION_PARENT_REQUIRED',
    'STATION_GLN_FIXED',
    'STATION_CODE_FIXED',
    'STATION_TIER_FIXED',
    'STATION_LIST_OLDER',
    'GLN_TAKEN',
  ],
  TakeCode: ['STATION_GLN_FIXED'],
  RegisterSupplier: ['GLN_TAKEN', 'SUPPLIER_EXISTS'],
  ChangeSupplier: ['SUPPLIER_UNKNOWN'],
  SetSupplierStatus: ['SUPPLIER_UNKNOWN'],
} as const;

export const boxTypeRefusals = {
  PublishBoxType: ['BOX_TYPE_EXISTS'],
  ReviseBoxType: ['BOX_TYPE_UNKNOWN'],
} as const;

export const suitabilityRefusals = { DeclareSuitability: ['SUITABILITY_CONTRADICTS'] } as const;

export const householdRefusals = { RegisterHousehold: ['REGISTER_FULL'] } as const;
