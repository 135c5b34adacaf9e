import { code, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of this context. */
export const passesRefusals = {
  PASS_EXISTS: code.rule('A pass with this id exists with other content.', 'Choose another pass id.'),
  PASS_NOT_SUSPENDED: code.rule(
    'The pass was not suspended at that time.',
    'Reinstate suspended passes only.',
  ),
  PASS_REVOKED: code.rule('The pass is revoked and cannot be changed.', 'Issue another pass.'),
} satisfies RefusalTable;

/** The refusals of each command, by command type. */
export const passRefusals = {
  IssuePass: ['PERIOD_EMPTY', 'PASS_EXISTS'],
  SuspendPass: ['PASS_UNKNOWN', 'PASS_REVOKED'],
  ReinstatePass: ['PASS_UNKNOWN', 'PASS_REVOKED', 'PASS_NOT_SUSPENDED'],
  RevokePass: ['PASS_UNKNOWN', 'PASS_REVOKED'],
} as const;

export const verificationRefusals = { RecordVerification: ['SCAN_ID_REUSED'] } as const;

type PassesRefusals = typeof passesRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends PassesRefusals {}
}
