import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context orders. */
export const ordersRefusals = {
  BOX_TYPE_EXISTS: code.rule(
    'The box type was published with other content.',
    'Use another GTIN, or change only price and contents.',
    zh('该箱型已以其他内容发布。', '请使用另一个 GTIN，或只修改价格和内容。', {
      'box type {gtin} was published as {name} at {priceFen} fen; only its price and its contents can change; use another GTIN':
        '箱型 {gtin} 已发布为 {name}，价格 {priceFen} 分；只能修改价格和内容；请使用另一个 GTIN',
    }),
  ),
  BOX_TYPE_NOT_OFFERED: code.rule(
    'The round does not offer this box type.',
    'Choose one of its offers.',
    zh('该批次不提供这个箱型。', '请选择该批次提供的箱型。', {
      'box type {gtin} is not on offer in round {roundId}; choose one of its offers':
        '批次 {roundId} 不提供箱型 {gtin}；请选择其提供的箱型',
    }),
  ),
  ROUND_EXISTS: code.rule(
    'A round with this id exists with other content.',
    'Choose another round id.',
    zh('该批次号已存在，内容不同。', '请使用另一个批次号。', {
      'round {roundId} exists with other content, for community {communityGln}; choose another roundId':
        '批次 {roundId} 已存在且内容不同，社区为 {communityGln}；请使用另一个 roundId',
      'round {roundId} exists with other content than this line for community {communityGln}; choose another roundId':
        '批次 {roundId} 已存在，内容与社区 {communityGln} 的这一行不同；请使用另一个 roundId',
    }),
  ),
  ROUND_FULL: code.rule(
    'The round has no room for this need.',
    'Use another round.',
    zh('该批次容纳不下这项需求。', '请使用另一个批次。', {
      'round {roundId} has {boxes} boxes and takes {most}: no room for {more} more; use another round':
        '批次 {roundId} 已有 {boxes} 箱，最多 {most} 箱：容纳不下另外 {more} 箱；请使用另一个批次',
      'the needs of round {roundId} cost {amountFen} fen and may cost {most}: no room for {more} more; use another round':
        '批次 {roundId} 的需求金额为 {amountFen} 分，最多 {most} 分：容纳不下另外 {more} 分；请使用另一个批次',
      'the needs of round {roundId} take {bytes} bytes of {most}: no room for {more} more; use another round':
        '批次 {roundId} 的需求占用 {bytes} 字节，最多 {most} 字节：容纳不下另外 {more} 字节；请使用另一个批次',
    }),
  ),
  ROUND_CLOSED: code.rule(
    'The round is closed and takes no changes.',
    'Use an open round.',
    zh('该批次已截单，不再接受更改。', '请使用未截单的批次。', {
      'round {roundId} is closed and takes no changes; use an open round':
        '批次 {roundId} 已截单，不再接受更改；请使用未截单的批次',
      'round {roundId} is closed, and community {gln} has no open round that could take need {needId}':
        '批次 {roundId} 已截单，社区 {gln} 没有可接受需求 {needId} 的批次',
    }),
  ),
  ROUND_CUT_OFF_PASSED: code.rule(
    'The need comes after the cut-off of the round.',
    'Use another round.',
    zh('该需求晚于批次的截单时间。', '请使用另一个批次。', {
      'round {roundId} had its cut-off at {cutoffAt}, before this need of {occurredAt}; use another round':
        '批次 {roundId} 已于 {cutoffAt} 截单，早于本需求的时间 {occurredAt}；请使用另一个批次',
      'round {roundId} had its cut-off at {cutoffAt}, and community {gln} has no open round that could take need {needId}':
        '批次 {roundId} 已于 {cutoffAt} 截单，社区 {gln} 没有可接受需求 {needId} 的批次',
    }),
  ),
  CUT_OFF_NOT_REACHED: code.rule(
    'The clock may not close the round before its cut-off.',
    'Wait for the cut-off, or close the round by hand.',
    zh('截单时间未到，不能按时钟截单。', '请等到截单时间，或人工截单。', {
      'round {roundId} has its cut-off at {cutoffAt} and cannot be closed by the clock at {occurredAt}':
        '批次 {roundId} 的截单时间为 {cutoffAt}，不能在 {occurredAt} 按时钟截单',
    }),
  ),
  NEED_EXISTS: code.rule(
    'A need with this id exists with other content.',
    'Withdraw it and record a new one while the round is open.',
    zh('该需求号已存在，内容不同。', '请在批次截单前撤回它，并重新记录。', {
      'need {needId} exists with other content; {help}': '需求 {needId} 已存在且内容不同；{help}',
    }),
  ),
  NEED_WITHDRAWN: code.rule(
    'The need was withdrawn.',
    'Record it again.',
    zh('该需求已撤回。', '请重新记录。', {
      'need {needId} was withdrawn; record it again instead of changing it':
        '需求 {needId} 已撤回；请重新记录，而不是修改',
    }),
  ),
  BOX_TYPE_UNSUITABLE: code.rule(
    'The box type contradicts a special need of the household.',
    'Choose another box type.',
    zh('该箱型与住户的特殊需求不符。', '请选择其他箱型。', {
      'box type {gtin} is declared unsuitable for a household with the special need {need}; choose another':
        '箱型 {gtin} 已声明不适合有特殊需求 {need} 的住户；请选择其他箱型',
      'box type {gtin} is not declared suitable for the special need {need}; choose another':
        '箱型 {gtin} 未声明适合特殊需求 {need}；请选择其他箱型',
    }),
  ),
  SUITABILITY_CONTRADICTS: code.invalid(
    'A box type cannot be both suitable and unsuitable for one special need.',
    'Name each special need once.',
    zh('一个箱型不能对同一特殊需求既适合又不适合。', '每种特殊需求请只填写一次。', {
      'box type {gtin} is declared both suitable and unsuitable for {need}; name it once':
        '箱型 {gtin} 对 {need} 同时声明了适合与不适合；请只填写一次',
    }),
  ),
  HOUSEHOLD_LIMIT: code.rule(
    'The household would have more boxes in this round than one household may order.',
    'Order fewer boxes, or use a later round.',
    zh('该住户在本批次中的箱数将超过每户上限。', '请减少箱数，或使用以后的批次。', {
      'household {householdRef} has {boxes} boxes in round {roundId} and may have {most}: no room for {more} more':
        '住户 {householdRef} 在批次 {roundId} 中已有 {boxes} 箱，最多 {most} 箱：不能再加 {more} 箱',
    }),
  ),
  NEED_UNKNOWN: code.unknown(
    'The round has no such need.',
    'Check the need id.',
    zh('该批次没有这项需求。', '请核对需求号。', {
      'round {roundId} has no need {needId}': '批次 {roundId} 没有需求 {needId}',
    }),
  ),
  REGISTER_FULL: code.rule(
    'The community has as many households as its register takes.',
    'Check the list: it may name households of other communities.',
    zh('该社区的住户登记已满。', '请检查清单：其中可能有其他社区的住户。', {
      'the register of community {gln} has {most} households and takes no more':
        '社区 {gln} 已登记 {most} 户，不能再增加',
    }),
  ),
  NO_SUPPLIER: code.rule(
    'No supplier is registered that could serve the round.',
    'Register a supplier.',
    zh('没有登记可供应该批次的供应商。', '请登记供应商。', {
      'no supplier is registered that could serve the round: register one first':
        '没有登记可供应该批次的供应商：请先登记',
      'none of {count} suppliers can serve the round: each is closed, suspended or full, its licence has expired, or it does not pack these box types':
        '{count} 家供应商都不能供应该批次：均已关闭、暂停、满负荷、许可证过期，或不装这些箱型',
    }),
  ),
  PROXY_NEEDS_PLACED_BY: code.invalid(
    'A proxy order does not name who placed it.',
    'Name the grid worker in `placedByRef`.',
    zh('代订单没有注明下单人。', '请在 `placedByRef` 中注明网格员。', {
      'need {needId} is a proxy order: name the grid worker in placedByRef':
        '需求 {needId} 是代订单：请在 placedByRef 中注明网格员',
    }),
  ),
  PROXY_NEEDS_REASON: code.invalid(
    'A proxy order does not say why somebody else orders for the household, or an own order does.',
    'Give `proxyReason` with a proxy order, and only with one.',
    zh(
      '代订单没有说明代下单的原因，或自己的订单说明了原因。',
      '请为代订单填写 `proxyReason`，其他订单不要填写。',
      {
        'need {needId} is a proxy order: say in proxyReason why the household does not order itself':
          '需求 {needId} 是代订单：请在 proxyReason 中说明住户为何不能自己下单',
        "need {needId} is the household's own order: leave out proxyReason":
          '需求 {needId} 是住户自己的订单：请去掉 proxyReason',
      },
    ),
  ),
  OWN_HAS_NO_PLACED_BY: code.invalid(
    "A household's own order names another person who placed it.",
    'Leave out `placedByRef`, or send a proxy order.',
    zh('住户自己的订单却注明了他人下单。', '请去掉 `placedByRef`，或作为代订单发送。', {
      'need {needId} is the household\'s own order: leave out placedByRef ({placedByRef}), or send order "proxy"':
        '需求 {needId} 是住户自己的订单：请去掉 placedByRef（{placedByRef}），或以 order "proxy" 发送',
    }),
  ),
  ON_ACCOUNT_IS_FOR_PROXY: code.rule(
    'Only a proxy order can be on account.',
    'Send it as prepaid or as a proxy order.',
    zh('只有代订单可以记账。', '请作为预付订单或代订单发送。', {
      "need {needId} is the household's own order and must be prepaid; only a proxy order can go on account":
        '需求 {needId} 是住户自己的订单，必须预付；只有代订单可以记账',
    }),
  ),
} satisfies RefusalTable;

type OrdersRefusals = typeof ordersRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends OrdersRefusals {}
}
