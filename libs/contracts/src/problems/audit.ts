import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context audit. */
export const auditRefusals = {
  ACCOUNT_UNKNOWN: code.unknown(
    'No box was ever with this holder.',
    'Check the kind and the id: a GLN, a load id, the reference of a driver or of a team.',
    zh('该持有者从未有过箱子。', '请核对种类和编号：GLN、车次号、司机或派送队的编号。', {
      'no box was ever with {kind} {id}': '从未有箱子在 {kind} {id} 处',
    }),
  ),
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
