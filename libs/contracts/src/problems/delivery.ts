import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context delivery. */
export const deliveryRefusals = {
  FACT_NOT_ALLOWED: code.forbidden(
    'The role of the key may not report scans of this kind.',
    'Let a role report it that may: see docs/access.md.',
    zh('该密钥的角色不得上报此类扫描。', '请由有权的角色上报：见 docs/access.md。', {
      'the role {role} may not report that a box was {kind}': '角色 {role} 不得上报箱子 {kind}',
    }),
  ),
  BOX_NOT_HERE: code.rule(
    'The key is bound to a place, and no recorded fact says that this place has the box.',
    'Record its receipt first and send the scan again, or let a coordinator record it.',
    zh('该密钥绑定于一个地点，而据现有记录箱子不在该地点手中。', '请先登记收货再发送扫描，或由协调员登记。', {
      'box {sscc} did not last come to a place of this key; record its receipt first':
        '据记录，箱子 {sscc} 最后到达的不是该密钥的地点；请先登记收货',
    }),
  ),
  LOAD_EXISTS: code.rule(
    'A load with this id exists with other content.',
    'Choose another load id.',
    zh('该车次号已存在，内容不同。', '请使用另一个车次号。', {
      'load {loadId} exists with other content, from {fromGln} to {toGln}; choose another loadId':
        '车次 {loadId} 已存在且内容不同，由 {fromGln} 到 {toGln}；请使用另一个 loadId',
    }),
  ),
  LOAD_GOES_NOWHERE: code.invalid(
    'The load would end where it starts.',
    'Name another station in `toGln`.',
    zh('该车次的终点就是起点。', '请在 `toGln` 中指定另一个站点。', {
      'load {loadId} would go from {fromGln} to {toGln}; name another station in toGln':
        '车次 {loadId} 将由 {fromGln} 到 {toGln}；请在 toGln 中指定另一个站点',
    }),
  ),
  LOAD_FULL: code.rule(
    'The load has no room for these boxes.',
    'Put them on another load.',
    zh('该车次装不下这些箱子。', '请装到另一个车次。', {
      'load {loadId} has {boxes} boxes and takes at most {most}; {more} more are too many':
        '车次 {loadId} 已有 {boxes} 箱，最多 {most} 箱；再装 {more} 箱就超出了',
    }),
  ),
  LOAD_EMPTY: code.rule(
    'The load has no boxes.',
    'Load boxes before you seal it.',
    zh('该车次没有箱子。', '请先装车再贴封签。', {
      'load {loadId} has no boxes: load some before it is sealed': '车次 {loadId} 没有箱子：请先装车再贴封签',
    }),
  ),
  LOAD_NOT_PLANNED: code.rule(
    'The load is sealed, so its boxes and seal are fixed.',
    'Plan another load.',
    zh('该车次已贴封签，箱子和封签不能更改。', '请另行计划车次。', {
      'load {loadId} is {status}; its boxes and its seal cannot be changed any more':
        '车次 {loadId} 的状态是 {status}；其箱子和封签不能再更改',
    }),
  ),
  LOAD_NOT_SEALED: code.rule(
    'The load is not sealed.',
    'Seal it before it leaves.',
    zh('该车次尚未贴封签。', '请在发车前贴封签。', {
      'load {loadId} is {status}: seal it first': '车次 {loadId} 的状态是 {status}：请先贴封签',
    }),
  ),
  LOAD_ALREADY_DISPATCHED: code.rule(
    'The load has left and cannot be changed.',
    'Plan another load.',
    zh('该车次已发车，不能更改。', '请另行计划车次。', {
      'load {loadId} was dispatched and cannot be changed any more; plan another load':
        '车次 {loadId} 已发车，不能再更改；请另行计划车次',
    }),
  ),
  LOAD_TIMES_OUT_OF_ORDER: code.rule(
    'The decision is dated before an earlier decision about the load.',
    'Correct `occurredAt`.',
    zh('该决定的时间早于同一车次此前的决定。', '请更正 `occurredAt`。', {
      'load {loadId} was {last} at {at}: it could not {what} before that, at {occurredAt}':
        '车次 {loadId} 已于 {at} {last}：不可能在此之前（{occurredAt}）{what}',
    }),
  ),
  BOX_NOT_ON_LOAD: code.rule(
    'A box is not on this load.',
    'Name boxes that are on it.',
    zh('有箱子不在该车次上。', '请只列出该车次上的箱子。', {
      'not on load {loadId}: {ssccs}; name boxes that are on it':
        '不在车次 {loadId} 上：{ssccs}；请只列出该车次上的箱子',
    }),
  ),
  BOX_ON_ANOTHER_LOAD: code.rule(
    'A box is on another load.',
    'Take it off that load, or record its receipt from that load.',
    zh('有箱子在另一个车次上。', '请从那个车次撤下，或记录那个车次的收货。', {
      'on another load: {boxes}; take the boxes off it, or record that they came off it':
        '在另一个车次上：{boxes}；请从那个车次撤下，或记录它们已卸下',
    }),
  ),
  BOX_NOT_THERE_YET: code.rule(
    'A box was packed, or came to this place, after the time of the decision.',
    'Correct `occurredAt` or leave out the box.',
    zh('有箱子在该决定的时间之后才装箱或到达此处。', '请更正 `occurredAt`，或去掉该箱子。', {
      'door round {doorRoundId} could not start at {occurredAt}: {boxes}':
        '派送轮次 {doorRoundId} 不可能在 {occurredAt} 开始：{boxes}',
      'load {loadId} could not {what} at {occurredAt}: {boxes}':
        '车次 {loadId} 不可能在 {occurredAt} {what}：{boxes}',
    }),
  ),
  PASS_NOT_VALID: code.rule(
    'A pass does not allow this journey at this time.',
    'Use a pass that is valid for the destination and the time.',
    zh('有通行证不允许在该时间进行这次运输。', '请使用对目的地和时间均有效的通行证。', {
      '{passes}; a dispatch from before that takes a coordinator or an admin, and a reason in backDatedBecause':
        '{passes}；在此之前的发车须由 coordinator 或 admin 记录，并在 backDatedBecause 中说明理由',
    }),
  ),
  PASS_OF_ANOTHER_VEHICLE: code.rule(
    'The vehicle pass is for another vehicle.',
    'Use the pass of the vehicle that the load was planned for.',
    zh('该车辆通行证属于另一辆车。', '请使用该车次所计划车辆的通行证。', {
      'pass {passId} is for {holder}; the load goes on {plate}':
        '通行证 {passId} 属于 {holder}；该车次的车辆是 {plate}',
    }),
  ),
  PASS_OF_ANOTHER_DRIVER: code.rule(
    'The driver pass is for another person.',
    'Use the pass of the driver that the load was planned for.',
    zh('该司机通行证属于另一人。', '请使用该车次所计划司机的通行证。', {
      'pass {passId} is for {holder}; the driver is {driverRef}':
        '通行证 {passId} 属于 {holder}；司机是 {driverRef}',
    }),
  ),
  VEHICLE_ON_ANOTHER_LOAD: code.rule(
    'The vehicle is on the road with another load.',
    'Record the arrival of that load first.',
    zh('该车辆正随另一个车次在途。', '请先记录那个车次的到达。', {
      '{where}; record the arrival of that load first': '{where}；请先记录那个车次的到达',
    }),
  ),
  DRIVER_ON_ANOTHER_LOAD: code.rule(
    'The driver is on the road with another load.',
    'Record the arrival of that load first.',
    zh('该司机正随另一个车次在途。', '请先记录那个车次的到达。', {
      '{where}; record the arrival of that load first': '{where}；请先记录那个车次的到达',
    }),
  ),
  DOOR_ROUND_EXISTS: code.rule(
    'A door round with this id exists with other content.',
    'Choose another door round id.',
    zh('该派送轮次号已存在，内容不同。', '请使用另一个派送轮次号。', {
      'door round {doorRoundId} was started by team {teamRef} from {fromGln} with other content; choose another doorRoundId':
        '派送轮次 {doorRoundId} 已由派送队 {teamRef} 从 {fromGln} 以其他内容开始；请使用另一个 doorRoundId',
    }),
  ),
  DOOR_ROUND_UNKNOWN: code.unknown(
    'No such door round was started.',
    'Check the id.',
    zh('没有这个派送轮次。', '请核对编号。', {
      'door round {doorRoundId} was never started': '派送轮次 {doorRoundId} 从未开始',
    }),
  ),
  FACT_UNKNOWN: code.unknown(
    'No such scan was recorded of this box or load.',
    'Check the scan id.',
    zh('该箱子或车次没有这次扫描的记录。', '请核对扫描号。', {
      'no scan {scanId} of {subject} was ever recorded': '从未记录过{subject}的扫描 {scanId}',
    }),
  ),
  LOAD_FACTS_FULL: code.rule(
    'The load has as many facts, or boxes in its receipts, as it may have.',
    'Record what was found box by box, as scans.',
    zh('该车次的记录数，或其收货中的箱数，已达上限。', '请逐箱以扫描记录所见。', {
      'load {loadId} has {count} facts and corrections, which is the limit':
        '车次 {loadId} 已有 {count} 条记录和更正，达到上限',
      'the receipts of load {loadId} list {count} boxes and discrepancies and may list {most}; {more} more are too many':
        '车次 {loadId} 的收货已列出 {count} 个箱子和差异，最多 {most} 个；再加 {more} 个就超出了',
      'load {loadId} has {count} facts, which are too many for {more} more boxes':
        '车次 {loadId} 已有 {count} 条记录，不能再增加 {more} 个箱子',
    }),
  ),
  FACT_NOT_CORRECTABLE: code.rule(
    'The scan is a verification of a pass, which cannot be corrected.',
    'Correct arrivals and receipts only.',
    zh('该扫描是通行证的核验，不能更正。', '只能更正到达和收货。', {
      "scan {scanId} is a checkpoint's verification of a pass: only arrivals and receipts of a load are corrected":
        '扫描 {scanId} 是检查点对通行证的核验：只能更正车次的到达和收货',
    }),
  ),
  SCANS_OF_BOX_LIMITED: code.limited(
    'The key has recorded as many scans of this box in an hour as it may.',
    'Send the scan again after the time in the detail.',
    zh('该密钥一小时内对此箱子记录的扫描已达上限。', '请在 detail 所示时间之后重新发送该扫描。', {
      '{actor} has recorded {count} scans of box {sscc} in an hour, which is the limit; send it again after {until}':
        '{actor} 一小时内已记录箱子 {sscc} 的 {count} 次扫描，达到上限；请在 {until} 之后重新发送',
    }),
  ),
} satisfies RefusalTable;

type DeliveryRefusals = typeof deliveryRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends DeliveryRefusals {}
}
