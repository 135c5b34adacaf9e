import { code, type RefusalTable } from '@boxtrail/kernel';

/** Codes of this context alone. */
export const passesRefusals = {
  PASS_EXISTS: code.rule('A pass with this id exists with other content.', 'Choose another pass id.'),
  PASS_NOT_SUSPENDED: code.rule(
    'The pass was not suspended at that time.',
    'Reinstate suspended passes only.',
  ),
  PASS_REVOKED: code.rule('The pass is revoked and cannot be changed.', 'Issue another pass.'),
} satisfies RefusalTable;

type PassesRefusals = typeof passesRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends PassesRefusals {}
}
