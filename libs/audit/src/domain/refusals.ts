export { auditRefusals, qualityRefusals } from '@boxtrail/contracts';

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

export const recallRefusals = {
  OpenRecall: ['RECALL_EXISTS'],
  RecoverBoxes: [
    'RECALL_UNKNOWN',
    'RECALL_CLOSED',
    'DUPLICATE_IN_REQUEST',
    'BOX_NOT_IN_RECALL',
    'RECALLED_BOX_ELSEWHERE',
  ],
  WriteOffBoxes: ['RECALL_UNKNOWN', 'RECALL_CLOSED', 'DUPLICATE_IN_REQUEST', 'BOX_NOT_IN_RECALL'],
  CloseRecall: ['RECALL_UNKNOWN', 'RECALL_BOXES_OPEN'],
} as const;

export const holdRefusals = {
  PlaceHold: ['HOLD_EXISTS', 'HOLD_EMPTY', 'HOLD_TOO_LARGE'],
  ApplyHold: ['HOLD_UNKNOWN', 'HOLD_TOO_LARGE'],
  InspectHold: ['HOLD_UNKNOWN', 'HOLD_ENDED'],
  ReleaseHold: ['HOLD_UNKNOWN', 'HOLD_ENDED'],
  CondemnHold: ['HOLD_UNKNOWN', 'HOLD_ENDED'],
  WriteOffCondemned: [
    'HOLD_UNKNOWN',
    'HOLD_ENDED',
    'HOLD_NOT_CONDEMNED',
    'DUPLICATE_IN_REQUEST',
    'BOX_NOT_IN_HOLD',
  ],
  CloseHold: ['HOLD_UNKNOWN', 'HOLD_ENDED', 'HOLD_NOT_CONDEMNED', 'HOLD_BOXES_OPEN'],
} as const;

export const complaintRefusals = {
  FileComplaint: ['COMPLAINT_EXISTS'],
  FollowComplaint: ['COMPLAINT_UNKNOWN', 'COMPLAINT_CLOSED', 'COMPLAINT_FULL', 'LOT_NOT_IN_BOX'],
  CloseComplaint: ['COMPLAINT_UNKNOWN', 'COMPLAINT_CLOSED'],
} as const;
