import { code, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of this context. */
export const auditRefusals = {
  EXPORT_TOO_LARGE: code.rule(
    'The export is larger than the limit.',
    'Request a smaller part or another format.',
  ),
} satisfies RefusalTable;

type AuditRefusals = typeof auditRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends AuditRefusals {}
}
