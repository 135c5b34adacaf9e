import { code, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of this context. */
export const ordersRefusals = {
  BOX_TYPE_EXISTS: code.rule(
    'The box type was published with other content.',
    'Use another GTIN, or change only the price.',
  ),
  BOX_TYPE_NOT_OFFERED: code.rule('The round does not offer this box type.', 'Choose one of its offers.'),
  ROUND_EXISTS: code.rule('A round with this id exists with other content.', 'Choose another round id.'),
  ROUND_FULL: code.rule('The round has no room for this need.', 'Use another round.'),
  ROUND_CLOSED: code.rule('The round is closed and takes no changes.', 'Use an open round.'),
  ROUND_CUT_OFF_PASSED: code.rule('The need comes after the cut-off of the round.', 'Use another round.'),
  CUT_OFF_NOT_REACHED: code.rule(
    'The clock may not close the round before its cut-off.',
    'Wait for the cut-off, or close the round by hand.',
  ),
  NEED_EXISTS: code.rule(
    'A need with this id exists with other content.',
    'Withdraw it and record a new one while the round is open.',
  ),
  NEED_UNKNOWN: code.unknown('The round has no such need.', 'Check the need id.'),
  NO_SUPPLIER: code.rule('No supplier is registered that could serve the round.', 'Register a supplier.'),
  PROXY_NEEDS_PLACED_BY: code.invalid(
    'A proxy order does not name who placed it.',
    'Name the grid worker in `placedByRef`.',
  ),
  OWN_HAS_NO_PLACED_BY: code.invalid(
    "A household's own order names another person who placed it.",
    'Leave out `placedByRef`, or send a proxy order.',
  ),
  ON_ACCOUNT_IS_FOR_PROXY: code.rule(
    'Only a proxy order can be on account.',
    'Send it as prepaid or as a proxy order.',
  ),
  STATION_NOT_A_COMMUNITY: code.rule(
    'The station is not a community drop point.',
    'Name a station of the tier `community`.',
  ),
  STATION_GLN_FIXED: code.rule(
    'The station has another GLN, which cannot change.',
    'Leave the column gln empty, or write the GLN it has.',
  ),
  STATION_CODE_FIXED: code.rule(
    'The GLN belongs to a station with another code.',
    'Give the station another number in the column gln.',
  ),
  STATION_TIER_FIXED: code.rule(
    'A station cannot change its tier.',
    'Register the station under another code.',
  ),
  STATION_LIST_OLDER: code.rule('The station is known from a newer list.', 'Send a newer list.'),
  STATION_PARENT_FORBIDDEN: code.invalid('A municipal station has no parent.', 'Leave parentCode empty.'),
  STATION_PARENT_REQUIRED: code.invalid(
    'A station below the municipal one has no parent.',
    'Name the station above it in parentCode.',
  ),
  PARENT_TIER_WRONG: code.rule(
    'The parent of a station must be of a higher tier.',
    'Name a station of a higher tier in parentCode.',
  ),
  LIST_TOO_LONG: code.invalid('The list has more stations than can be imported.', 'Send several lists.'),
  ROW_MISSING: code.invalid(
    'The corrected line is not exactly one row.',
    'Send one row, with or without its header.',
  ),
  GLN_TAKEN: code.rule('The GLN belongs to another place.', 'Give the place another GLN.'),
  SUPPLIER_EXISTS: code.rule('The supplier is registered with other content.', 'Use another GLN.'),
} satisfies RefusalTable;

/** The refusals of each command, by command type. */
export const roundRefusals = {
  OpenRound: ['DUPLICATE_IN_REQUEST', 'PERIOD_EMPTY', 'ROUND_EXISTS'],
  RecordNeed: [
    'ROUND_UNKNOWN',
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
  CancelNeed: ['ROUND_UNKNOWN', 'NEED_UNKNOWN', 'ROUND_CLOSED'],
  CloseRound: ['ROUND_UNKNOWN', 'ROUND_CLOSED', 'CUT_OFF_NOT_REACHED'],
} as const;

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
} as const;

export const boxTypeRefusals = {
  PublishBoxType: ['BOX_TYPE_EXISTS'],
  ChangePrice: ['BOX_TYPE_UNKNOWN'],
} as const;

type OrdersRefusals = typeof ordersRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends OrdersRefusals {}
}
