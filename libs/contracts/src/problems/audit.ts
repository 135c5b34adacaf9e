import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context audit. */
export const auditRefusals = {
  EXPORT_TOO_LARGE: code.rule(
    'The export is larger than the limit.',
    'Request a smaller part or another format.',
    zh('导出内容超过限制。', '请导出较小的部分，或使用其他格式。', {
      'this export has {rows} rows, and {format} holds at most {most}: use csv or json':
        '该导出有 {rows} 行，而 {format} 最多容纳 {most} 行：请使用 csv 或 json',
    }),
  ),
} satisfies RefusalTable;

type AuditRefusals = typeof auditRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends AuditRefusals {}
}
