import { code, type RefusalTable } from '@boxtrail/kernel';

/** Codes of this context alone. */
export const auditRefusals = {
  EXPORT_TOO_LARGE: code.rule(
    'The export is larger than the limit.',
    'Ask for a smaller part or another format.',
  ),
} satisfies RefusalTable;

type AuditRefusals = typeof auditRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends AuditRefusals {}
}
