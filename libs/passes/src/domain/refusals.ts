export { passesRefusals } from '@boxtrail/contracts';

/** The refusals of each command, by command type. */
export const passRefusals = {
  IssuePass: ['PERIOD_EMPTY', 'PASS_EXISTS'],
  SuspendPass: ['PASS_UNKNOWN', 'PASS_REVOKED'],
  ReinstatePass: ['PASS_UNKNOWN', 'PASS_REVOKED', 'PASS_NOT_SUSPENDED'],
  RevokePass: ['PASS_UNKNOWN', 'PASS_REVOKED'],
} as const;

export const verificationRefusals = { RecordVerification: ['SCAN_ID_REUSED'] } as const;
