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
  FINDING_UNKNOWN: code.unknown(
    'The box or load has no such finding.',
    'Read `GET /v1/findings` or the trail of the box; a finding is named by its kind and its step.',
    zh('该箱子或车次没有这个问题。', '请查看 `GET /v1/findings` 或箱子的轨迹；问题由其类别和步骤确定。', {
      'box {sscc} has no finding {finding} at step {step}': '箱子 {sscc} 在步骤 {step} 没有问题 {finding}',
      'load {loadId} has no finding {finding}': '车次 {loadId} 没有问题 {finding}',
    }),
  ),
  FINDING_OF_ANOTHER_BOX: code.rule(
    'The finding is of another box.',
    'Name the box that has the finding.',
    zh('该问题属于另一个箱子。', '请指定有该问题的箱子。', {
      'the finding {finding} at step {step} is of another box, not of {sscc}':
        '步骤 {step} 的问题 {finding} 属于另一个箱子，不属于 {sscc}',
    }),
  ),
  FINDING_REPORTED_BY_YOU: code.forbidden(
    'The finding was reported under this key.',
    'Let somebody else answer it.',
    zh('该问题是由此密钥的持有者报告的。', '请由其他人答复。', {
      '{subject} reported this finding of box {sscc}; somebody else answers it':
        '箱子 {sscc} 的这个问题由 {subject} 报告；请由其他人答复',
    }),
  ),
  BOX_HELD_BY_YOU: code.forbidden(
    'The holder of the box cannot answer its findings.',
    'Let somebody else answer.',
    zh('箱子的保管方不能答复其问题。', '请由其他人答复。', {
      '{holder} {id} has box {sscc}, and this key is theirs; somebody else answers':
        '箱子 {sscc} 由 {holder} {id} 保管，而此密钥属于该方；请由其他人答复',
    }),
  ),
  FINDING_ALREADY_ANSWERED: code.rule(
    'The finding has an answer.',
    'Read the trail of the box. Record a new fact if there is one.',
    zh('该问题已有答复。', '请查看箱子的轨迹；如有新的事实，请予记录。', {
      'the finding {finding} of box {sscc} was answered before: {answer}':
        '箱子 {sscc} 的问题 {finding} 已答复：{answer}',
    }),
  ),
  ANSWER_BEFORE_FINDING: code.rule(
    'The answer is dated before its finding.',
    'Give the time at which it was answered.',
    zh('答复的时间早于问题。', '请给出答复的时间。', {
      'the answer is dated {occurredAt}, before the finding of {foundAt}':
        '答复的时间是 {occurredAt}，早于 {foundAt} 的问题',
    }),
  ),
  FINDINGS_TOO_MANY: code.rule(
    'The load has more findings of this kind than one request answers.',
    'Name the findings, at most 5000 at a time.',
    zh('该车次的这类问题超过一次请求可答复的数量。', '请逐次指定问题，每次最多 5000 个。', {
      'load {loadId} has more than {most} findings {finding}':
        '车次 {loadId} 的问题 {finding} 超过 {most} 个',
    }),
  ),
  RECALL_UNKNOWN: code.unknown(
    'No recall has this id.',
    'Check the id against `GET /v1/recalls`.',
    zh('没有此编号的召回。', '请对照 `GET /v1/recalls` 核对编号。', {
      'recall {recallId} does not exist': '召回 {recallId} 不存在',
    }),
  ),
  RECALL_EXISTS: code.rule(
    'A recall with this id exists with other content.',
    'Choose another recallId.',
    zh('此编号的召回已存在，且内容不同。', '请另选 recallId。', {
      'recall {recallId} exists, of lot {lot} of {gtin}; choose another recallId':
        '召回 {recallId} 已存在，针对 {gtin} 的批次 {lot}；请另选 recallId',
    }),
  ),
  RECALL_CLOSED: code.rule(
    'The recall is closed.',
    'Open a new recall if boxes of the lot have turned up since.',
    zh('该召回已结束。', '如此后又出现该批次的箱子，请另行发起召回。', {
      'recall {recallId} is closed; open a new one': '召回 {recallId} 已结束；请另行发起',
    }),
  ),
  BOX_NOT_IN_RECALL: code.rule(
    'The box holds nothing of the recalled lot.',
    'Leave the box out, or check its number.',
    zh('该箱子不含被召回批次的物品。', '请去掉该箱子，或核对箱号。', {
      'recall {recallId} is of lot {lot} of {gtin}; not in these boxes: {ssccs}':
        '召回 {recallId} 针对 {gtin} 的批次 {lot}；以下箱子不含该批次：{ssccs}',
    }),
  ),
  RECALLED_BOX_ELSEWHERE: code.rule(
    'A station can recover only a box that it has.',
    'Record the receipt or the return of the box first.',
    zh('站点只能回收在其手中的箱子。', '请先登记该箱子的收货或退回。', {
      'station {gln} does not have: {ssccs}; record their receipt or return first':
        '站点 {gln} 没有以下箱子：{ssccs}；请先登记其收货或退回',
    }),
  ),
  RECALL_BOXES_OPEN: code.rule(
    'Boxes of the recall are still open.',
    'Recover, destroy or write off each of them: `GET /v1/recalls/{recallId}/boxes?outcome=open`.',
    zh(
      '该召回仍有未处理的箱子。',
      '请逐一回收、销毁或核销：`GET /v1/recalls/{recallId}/boxes?outcome=open`。',
      {
        'recall {recallId} has {open} open boxes of {boxes}':
          '召回 {recallId} 的 {boxes} 个箱子中有 {open} 个未处理',
      },
    ),
  ),
} satisfies RefusalTable;

type AuditRefusals = typeof auditRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends AuditRefusals {}
}
