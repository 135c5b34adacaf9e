import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context packing. */
export const packingRefusals = {
  JOB_UNKNOWN: code.unknown(
    'No such packing job exists.',
    'Check the job id; a job is made when its round closes.',
    zh('没有这个装箱任务。', '请核对任务号；装箱任务在批次截单时产生。', {
      'packing job {jobId} does not exist': '装箱任务 {jobId} 不存在',
    }),
  ),
  JOB_EXISTS: code.rule(
    'The packing job exists with other needs.',
    'Report it: one round was closed twice.',
    zh('该装箱任务已存在，需求不同。', '请报告：同一批次截单了两次。', {
      'packing job {jobId} exists with other needs, for {boxes} boxes':
        '装箱任务 {jobId} 已存在且需求不同，共 {boxes} 箱',
    }),
  ),
  JOB_CLOSED: code.rule(
    'The packing job is closed.',
    'Use an open job.',
    zh('该装箱任务已结束。', '请使用未结束的任务。', {
      'packing job {jobId} is closed and takes no more boxes; pack into an open job':
        '装箱任务 {jobId} 已结束，不再接受箱子；请装入未结束的任务',
    }),
  ),
  JOB_INCOMPLETE: code.rule(
    'The packing job lacks boxes, and no reason is given.',
    'Pack the boxes, or send the reason in `shortageReason`.',
    zh('该装箱任务缺箱，且没有说明理由。', '请补装箱子，或在 `shortageReason` 中说明理由。', {
      'packing job {jobId} lacks {missing} of {boxes} boxes: pack them or give a shortageReason; assigned but not packed, send them again: {ssccs}':
        '装箱任务 {jobId} 共 {boxes} 箱，尚缺 {missing} 箱：请补装，或填写 shortageReason；已分配但未装箱，请重新发送：{ssccs}',
      'packing job {jobId} lacks {missing} of {boxes} boxes: pack them or give a shortageReason':
        '装箱任务 {jobId} 共 {boxes} 箱，尚缺 {missing} 箱：请补装，或填写 shortageReason',
    }),
  ),
  JOB_MOVED: code.rule(
    'The packing job went to another supplier.',
    'Read the job again: `supplierGln` names who packs it.',
    zh('该装箱任务已转给另一家供应商。', '请重新读取任务：`supplierGln` 为现在的装箱供应商。', {
      'packing job {jobId} went from supplier {fromGln} to {toGln}; read the job again':
        '装箱任务 {jobId} 已由供应商 {fromGln} 转给 {toGln}；请重新读取任务',
    }),
  ),
  JOB_BEGUN: code.rule(
    'Boxes are packed for the packing job: it stays with its supplier.',
    'Finish it, or close it with a `shortageReason`.',
    zh('该装箱任务已开始装箱，不再转给其他供应商。', '请完成装箱，或填写 `shortageReason` 结束任务。', {
      'packing job {jobId} has boxes and stays with its supplier; close it with a shortageReason if it cannot be finished':
        '装箱任务 {jobId} 已有箱子，仍由原供应商装箱；如无法完成，请填写 shortageReason 结束任务',
    }),
  ),
  JOB_ACCEPTED: code.rule(
    'The supplier has accepted the packing job.',
    'Pack it, or close it with a `shortageReason`.',
    zh('供应商已接受该装箱任务。', '请装箱，或填写 `shortageReason` 结束任务。', {
      'supplier {gln} has accepted packing job {jobId} and cannot decline it; pack it, or close it with a shortageReason':
        '供应商 {gln} 已接受装箱任务 {jobId}，不能再拒绝；请装箱，或填写 shortageReason 结束任务',
    }),
  ),
  NEED_NOT_IN_JOB: code.rule(
    'The packing job has no such need.',
    'Choose one of its needs.',
    zh('该装箱任务没有这项需求。', '请选择任务中的需求。', {
      'packing job {jobId} has no need {needId}; choose one of its needs':
        '装箱任务 {jobId} 没有需求 {needId}；请选择任务中的需求',
    }),
  ),
  NEED_ALREADY_FILLED: code.rule(
    'The need has all boxes of this type.',
    'Pack for another need.',
    zh('该需求的这种箱子已经装齐。', '请为其他需求装箱。', {
      'need {needId} asks for {quantity} boxes of type {gtin} and has them; box {sscc} is one too many':
        '需求 {needId} 需要 {quantity} 个箱型 {gtin} 的箱子，已经装齐；箱子 {sscc} 多出',
    }),
  ),
  BOX_TYPE_NOT_NEEDED: code.rule(
    'The need asks for no box of this type.',
    'Pack a type it asks for.',
    zh('该需求不需要这种箱子。', '请装它所需的箱型。', {
      'need {needId} of packing job {jobId} asks for no box of type {gtin}; pack one of the types it asks for':
        '装箱任务 {jobId} 的需求 {needId} 不需要箱型 {gtin}；请装它所需的箱型',
    }),
  ),
  COMPANY_PREFIX_WRONG: code.invalid(
    'The company prefix is not that of the supplier.',
    'Send the first 7 to 12 digits of the GLN of the supplier, as GS1 gave them to it.',
    zh('公司前缀不属于该供应商。', '请发送该供应商 GLN 的前 7 至 12 位（由 GS1 分配）。', {
      'the GLN of supplier {gln} does not begin with the company prefix {prefix}':
        '供应商 {gln} 的 GLN 不以公司前缀 {prefix} 开头',
    }),
  ),
  RANGE_EXISTS: code.rule(
    'The range has other content.',
    'Choose another rangeId for another range.',
    zh('该号段已以其他内容分配。', '请为另一个号段使用另一个 rangeId。', {
      'range {rangeId} of supplier {gln} exists with other content; choose another rangeId':
        '供应商 {gln} 的号段 {rangeId} 已以其他内容分配；请使用另一个 rangeId',
    }),
  ),
  RANGE_EXHAUSTED: code.rule(
    'The company prefix has not enough numbers left.',
    'Ask for fewer numbers, or use another extension digit.',
    zh('该公司前缀的编号不足。', '请减少数量，或使用另一个扩展位。', {
      'company prefix {prefix} with extension digit {digit} has {left} numbers left, not {count}':
        '公司前缀 {prefix}、扩展位 {digit} 仅剩 {left} 个编号，不足 {count} 个',
    }),
  ),
  RANGE_UNKNOWN: code.unknown(
    'No such range of numbers exists.',
    'Check the supplier and the rangeId.',
    zh('没有这个号段。', '请核对供应商和 rangeId。', {
      'supplier {gln} has no range {rangeId}': '供应商 {gln} 没有号段 {rangeId}',
    }),
  ),
  SSCC_ALREADY_USED: code.rule(
    'The number belongs to another box.',
    'Give the box another SSCC.',
    zh('该编号属于另一个箱子。', '请为该箱子使用另一个 SSCC。', {
      'box {sscc} was packed for need {needId} of packing job {jobId}; give this box another number':
        '箱子 {sscc} 已为装箱任务 {jobId} 的需求 {needId} 装箱；请为本箱使用另一个编号',
      'box {sscc} is to be packed for need {needId} of packing job {jobId}, as a box of type {gtin}; give this box another number':
        '箱子 {sscc} 将为装箱任务 {jobId} 的需求 {needId} 以箱型 {gtin} 装箱；请为本箱使用另一个编号',
    }),
  ),
  BOX_GIVEN_UP: code.rule(
    'The box was given up when its job was closed short.',
    'Give the box another SSCC.',
    zh('该箱子在任务缺箱结束时已放弃。', '请为该箱子使用另一个 SSCC。', {
      'box {sscc} was given up when packing job {jobId} was closed short: give it another number':
        '箱子 {sscc} 在装箱任务 {jobId} 缺箱结束时已放弃：请使用另一个编号',
    }),
  ),
  BOX_ALREADY_SEALED: code.rule(
    'The box has another seal.',
    'Check the seal of the box.',
    zh('该箱子已有另一个封签。', '请核对箱子的封签。', {
      'box {sscc} was sealed with seal {sealId} and cannot be sealed with {asked}':
        '箱子 {sscc} 已贴封签 {sealId}，不能再贴 {asked}',
    }),
  ),
} satisfies RefusalTable;

type PackingRefusals = typeof packingRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends PackingRefusals {}
}
