import { code, zh, type RefusalTable } from './refusal-meaning';

/** Codes that several contexts share. Codes of a single context are in its table in libs/contracts/src/problems. */
export const sharedRefusals = {
  INPUT_INVALID: code.invalid(
    'A field or parameter is missing, unknown, repeated or not of the form it must have.',
    'Correct the fields that `errors` points to.',
    zh('某个字段或参数缺失、未知、重复，或格式不对。', '请更正 `errors` 指出的字段。', {
      'morningId may have {count} characters: the rounds are named after it and a GLN':
        'morningId 最多 {count} 个字符：各批次以它和 GLN 命名',
      'the line is nested too deeply': '该行嵌套过深',
      'the body is nested too deeply': '请求体嵌套过深',
      'name a box or a station, not both': '请指定箱子或站点之一，不要同时指定',
      'name one of station, load and team': '请指定站点、车次或派送队之一',
      'send either key or demoRole': '请发送 key 或 demoRole 之一',
      'a session opens no session': '会话不能打开另一个会话',
      'name one of sscc, loadId, atGln, or gtin with lot': '请指定 sscc、loadId、atGln 之一，或 gtin 和 lot',
      'name a lot with its gtin': '请同时指定 lot 和 gtin',
      'name findings, or a loadId and a kind': '请指定 findings，或 loadId 和 kind',
      'name a householdRef or a needId': '请指定 householdRef 或 needId 之一',
      'limit is for a page: send follow=false with it': 'limit 用于单页：请同时发送 follow=false',
      '{day} is not a date such as 2026-03-16': '{day} 不是 2026-03-16 这样的日期',
      'at ({at}) lies before {day} begins ({from})': 'at（{at}）早于 {day} 开始的时间（{from}）',
      'a receipt names at most {count} boxes': '一次收货最多列出 {count} 个箱子',
      'say withdrawn: true, or what holds instead as corrected':
        '请填写 withdrawn: true，或在 corrected 中填写正确的内容',
      'name either the box (sscc) or the load (loadId)': '请指定箱子（sscc）或车次（loadId）之一',
      '{name} needs {digits} digits before its check digit': '{name} 的校验位之前需要 {digits} 位数字',
      '{lacks} is empty where {has} is given: fill in both or neither':
        '填写了 {has} 而 {lacks} 为空：请都填写或都不填写',
      '{column} must be a number such as 43.817071, not {cell}':
        '{column} 必须是 43.817071 这样的数字，不是 {cell}',
      '{code} is not a statistical code: 4 to 12 digits, the first two of which name a province':
        '{code} 不是统计用区划代码：应为 4 至 12 位数字，前两位表示省份',
      'give plate and carrierRef for a vehicle, or personRef and employerRef for a person':
        '车辆请填写 plate 和 carrierRef，人员请填写 personRef 和 employerRef',
    }),
  ),
  DUPLICATE_IN_REQUEST: code.invalid(
    'The request names the same thing more than once.',
    'Name each thing once.',
    zh('请求中重复列出了同一对象。', '请每个对象只列出一次。', {
      '{things} named more than once: {names}': '{things} 重复列出：{names}',
      'code {code} appears earlier in this file with other content; keep one of the two lines':
        '代码 {code} 在本文件前面已出现且内容不同；请只保留其中一行',
    }),
  ),
  PERIOD_EMPTY: code.invalid(
    'A period does not end after it begins.',
    'Give an end after the beginning.',
    zh('时段的结束不晚于开始。', '请给出晚于开始的结束时间。', {
      'from ({from}) must be before to ({to})': 'from（{from}）必须早于 to（{to}）',
      'cutoffAt {cutoffAt} is not after the opening of round {roundId} at {openedAt}; give a later cutoffAt':
        'cutoffAt {cutoffAt} 不晚于批次 {roundId} 的开团时间 {openedAt}；请给出更晚的 cutoffAt',
      'pass {passId} would be valid from {validFrom} until {validUntil}; give a validUntil that is after validFrom':
        '通行证 {passId} 的有效期将是 {validFrom} 至 {validUntil}；请给出晚于 validFrom 的 validUntil',
    }),
  ),
  BACK_DATED: code.rule(
    'The decision is dated further back than the limit, and no reason is given.',
    'Send the reason in `backDatedBecause`.',
    zh('该决定补录的时间超过限制，且没有说明理由。', '请在 `backDatedBecause` 中说明理由。', {
      'a decision of {occurredAt} is recorded {lateness} later, at {recordedAt}; more than {minutes} min later it takes a coordinator or an admin, and a reason in backDatedBecause':
        '{occurredAt} 的决定在 {lateness} 之后（{recordedAt}）才记录；超过 {minutes} 分钟须由 coordinator 或 admin 记录，并在 backDatedBecause 中说明理由',
    }),
  ),
  BACK_DATING_NOT_ALLOWED: code.forbidden(
    'The decision is dated further back than this role may date one.',
    'Let a coordinator or an admin record it with a reason.',
    zh('该决定补录的时间超过此角色允许的限制。', '请由 coordinator 或 admin 记录并说明理由。', {
      'a decision of {occurredAt} is recorded {lateness} later, at {recordedAt}; more than {minutes} min later it takes a coordinator or an admin, and a reason in backDatedBecause':
        '{occurredAt} 的决定在 {lateness} 之后（{recordedAt}）才记录；超过 {minutes} 分钟须由 coordinator 或 admin 记录，并在 backDatedBecause 中说明理由',
    }),
  ),
  STATION_NOT_YOURS: code.forbidden(
    'The key is bound to a station, and the request concerns another one.',
    'Use a key of that station or one that is not bound to a station.',
    zh('该密钥绑定于一个站点，而请求涉及另一个站点。', '请使用该站点的密钥，或未绑定站点的密钥。', {
      'this key is bound to station {stationGln}; scan {scanId} was made at {atGln}':
        '该密钥绑定于站点 {stationGln}；扫描 {scanId} 是在 {atGln} 进行的',
      'this key is bound to station {stationGln}, not {gln}': '该密钥绑定于站点 {stationGln}，不是 {gln}',
      'this key is bound to station {stationGln}; round {roundId} is not in its area':
        '该密钥绑定于站点 {stationGln}；批次 {roundId} 不在其辖区',
      'this key is bound to station {stationGln}; the finding of box {sscc} does not concern it':
        '该密钥绑定于站点 {stationGln}；箱子 {sscc} 的这个问题与其无关',
      'this key is bound to station {stationGln}; {why}': '该密钥绑定于站点 {stationGln}；{why}',
    }),
  ),
  BOX_HELD: code.rule(
    'A hold forbids to move or seal the box.',
    'Leave the box out, or wait until market supervision releases the hold.',
    zh('该箱子已被封存，不得移动或贴封签。', '请去掉该箱子，或等待市场监管部门解除封存。', {
      'held: {boxes}': '已封存：{boxes}',
    }),
  ),
  BOX_UNKNOWN: code.unknown(
    'No such box is known.',
    'Check the SSCC; a box exists once it is packed.',
    zh('没有这个箱子。', '请核对 SSCC；箱子装箱后才存在。', {
      'no event names box {sscc}; its quarantined lines are on its trail, /v1/trails/{path}':
        '没有事件涉及箱子 {sscc}；隔离区中与它有关的行见其轨迹 /v1/trails/{path}',
      'nothing was known of box {sscc} then': '当时没有箱子 {sscc} 的任何记录',
      'nothing had happened to box {sscc} then': '当时箱子 {sscc} 尚未发生任何事',
      'box {sscc} was never packed': '箱子 {sscc} 从未装箱',
      'nothing was ever recorded of a box {sscc}': '从未有过箱子 {sscc} 的记录',
      'no event and no line in quarantine names a box {sscc}': '没有事件、隔离区也没有行涉及箱子 {sscc}',
      'never packed: {ssccs}': '从未装箱：{ssccs}',
    }),
  ),
  BOX_TYPE_UNKNOWN: code.unknown(
    'No such box type was published.',
    'Check the GTIN or publish the box type.',
    zh('没有发布过这个箱型。', '请核对 GTIN，或发布该箱型。', {
      'box type {gtin} was never published': '箱型 {gtin} 从未发布',
    }),
  ),
  LOAD_UNKNOWN: code.unknown(
    'No such load is known.',
    'Check the load id or plan the load.',
    zh('没有这个车次。', '请核对车次号，或先计划该车次。', {
      'load {loadId} does not exist': '车次 {loadId} 不存在',
      'nothing was ever recorded of load {loadId}': '从未有过车次 {loadId} 的记录',
      'nothing was known of load {loadId} then': '当时没有车次 {loadId} 的任何记录',
    }),
  ),
  PASS_UNKNOWN: code.unknown(
    'No such pass was issued.',
    'Check the pass id or issue the pass.',
    zh('没有签发过这张通行证。', '请核对通行证号，或签发通行证。', {
      'pass {passId} was never issued': '通行证 {passId} 从未签发',
      'nothing was ever recorded of pass {passId}': '从未有过通行证 {passId} 的记录',
      'nothing was known of pass {passId} then': '当时没有通行证 {passId} 的任何记录',
    }),
  ),
  ROUND_UNKNOWN: code.unknown(
    'No such round is known.',
    'Check the round id or open the round.',
    zh('没有这个团购批次。', '请核对批次号，或开启该批次。', {
      'nothing was ever recorded of round {roundId}': '从未有过批次 {roundId} 的记录',
      'nothing was known of round {roundId} then': '当时没有批次 {roundId} 的任何记录',
      'round {roundId} was never opened': '批次 {roundId} 从未开团',
      'community {gln} has no round {roundId}': '社区 {gln} 没有批次 {roundId}',
    }),
  ),
  SUPPLIER_UNKNOWN: code.unknown(
    'No supplier has this GLN.',
    'Check the GLN.',
    zh('没有供应商使用该 GLN。', '请核对 GLN。', {
      'no supplier has the GLN {gln}': '没有供应商使用 GLN {gln}',
    }),
  ),
  SUPPLIER_CANNOT_SERVE: code.rule(
    'The supplier cannot serve the round: it is closed, suspended or full, its licence has expired, or it does not pack its box types.',
    'Choose another supplier.',
    zh('该供应商不能供应该批次：已关闭、暂停、满负荷、许可证过期，或不装其箱型。', '请选择另一家供应商。', {
      'supplier {gln} cannot serve the round: {problem}; choose another':
        '供应商 {gln} 不能供应该批次：{problem}；请选择另一家',
    }),
  ),
  STATION_UNKNOWN: code.unknown(
    'No station or supplier has this number or code.',
    'Check it, or import the station or register the supplier first.',
    zh('没有使用该编号或代码的站点或供应商。', '请核对，或先导入站点、登记供应商。', {
      'no station or supplier has the GLN {gln}': '没有 GLN 为 {gln} 的站点或供应商',
      'no station has the GLN {gln}': '没有 GLN 为 {gln} 的站点',
      'no community lies below a station with the GLN {gln}': 'GLN {gln} 的站点之下没有社区',
      'no station has the parentCode {parentCode}: {help}': '没有 parentCode 为 {parentCode} 的站点：{help}',
    }),
  ),
  SCAN_ID_REUSED: code.reused(
    'The scan id belongs to a scan with other content.',
    'Give each scan a unique id, or correct the recorded scan with `POST /v1/corrections`.',
    zh(
      '该扫描号属于另一内容的扫描。',
      '请为每次扫描使用不同的编号，或用 `POST /v1/corrections` 更正已记录的扫描。',
      {
        'scan {scanId} of load {loadId} was recorded before with other content, as {type} at {occurredAt}':
          '车次 {loadId} 的扫描 {scanId} 此前已以其他内容记录：{type}，{occurredAt}',
        'scan {scanId} of box {sscc} was recorded before with other content, as {type} at {occurredAt}':
          '箱子 {sscc} 的扫描 {scanId} 此前已以其他内容记录：{type}，{occurredAt}',
        'scan {scanId} belongs to pass {passId} at {occurredAt}; give this scan another scanId':
          '扫描 {scanId} 属于 {occurredAt} 对通行证 {passId} 的核验；请为本次扫描换一个 scanId',
      },
    ),
  ),
} satisfies RefusalTable;

export type SharedRefusals = typeof sharedRefusals;
