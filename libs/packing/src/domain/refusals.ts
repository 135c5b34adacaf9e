import { code, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of this context. */
export const packingRefusals = {
  JOB_UNKNOWN: code.unknown(
    'No such packing job exists.',
    'Check the job id; a job is made when its round closes.',
  ),
  JOB_EXISTS: code.rule('The packing job exists with other needs.', 'Report it: one round was closed twice.'),
  JOB_CLOSED: code.rule('The packing job is closed.', 'Use an open job.'),
  JOB_INCOMPLETE: code.rule(
    'The packing job lacks boxes, and no reason is given.',
    'Pack the boxes, or send the reason in `shortageReason`.',
  ),
  NEED_NOT_IN_JOB: code.rule('The packing job has no such need.', 'Choose one of its needs.'),
  NEED_ALREADY_FILLED: code.rule('The need has all boxes of this type.', 'Pack for another need.'),
  BOX_TYPE_NOT_NEEDED: code.rule('The need asks for no box of this type.', 'Pack a type it asks for.'),
  SSCC_ALREADY_USED: code.rule('The number belongs to another box.', 'Give the box another SSCC.'),
  BOX_GIVEN_UP: code.rule(
    'The box was given up when its job was closed short.',
    'Give the box another SSCC.',
  ),
  BOX_ALREADY_SEALED: code.rule('The box has another seal.', 'Check the seal of the box.'),
} satisfies RefusalTable;

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
  ],
  SealBox: ['BOX_UNKNOWN', 'BOX_ALREADY_SEALED'],
  GiveUpBox: [],
} as const;

type PackingRefusals = typeof packingRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends PackingRefusals {}
}
