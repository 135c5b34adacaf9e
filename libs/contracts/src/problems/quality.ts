import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of holds and complaints. */
export const qualityRefusals = {
  HOLD_UNKNOWN: code.unknown(
    'No hold has this id.',
    'Check the id against `GET /v1/holds`.',
    zh('没有此编号的封存。', '请对照 `GET /v1/holds` 核对编号。', {
      'hold {holdId} does not exist': '封存 {holdId} 不存在',
    }),
  ),
  HOLD_EXISTS: code.rule(
    'A hold with this id exists with other content.',
    'Choose another holdId.',
    zh('此编号的封存已存在，且内容不同。', '请另选 holdId。', {
      'hold {holdId} exists with another target or reason; choose another holdId':
        '封存 {holdId} 已存在，对象或理由不同；请另选 holdId',
    }),
  ),
  HOLD_ENDED: code.rule(
    'The hold was released, condemned or closed.',
    'Place a new hold if the boxes are to be held again.',
    zh('该封存已解除、判废或结束。', '如需再次封存，请另行发起。', {
      'hold {holdId} was {what}; place a new one': '封存 {holdId} 已{what}；请另行发起',
    }),
  ),
  HOLD_EMPTY: code.rule(
    'The hold would reach no box.',
    'Check the load or the station; a lot may be held before a box is packed from it.',
    zh('该封存不涉及任何箱子。', '请核对车次或站点；批次可在装箱之前封存。', {
      'hold {holdId} would reach no box: the {kind} has none':
        '封存 {holdId} 不涉及任何箱子：该 {kind} 没有箱子',
    }),
  ),
  HOLD_TOO_LARGE: code.rule(
    'One hold takes at most 100000 boxes.',
    'Hold a smaller part: a station, a load or single boxes.',
    zh('一次封存最多 100000 个箱子。', '请封存较小的部分：站点、车次或单个箱子。', {
      'hold {holdId} would reach more than {most} boxes': '封存 {holdId} 将涉及超过 {most} 个箱子',
    }),
  ),
  HOLD_NOT_CONDEMNED: code.rule(
    'Only the boxes of a condemned hold are written off, and only such a hold is closed.',
    'Condemn the hold, or release it.',
    zh('只有已判废的封存才能核销箱子和结束。', '请先判废，或予以解除。', {
      'hold {holdId} is not condemned': '封存 {holdId} 尚未判废',
    }),
  ),
  BOX_NOT_IN_HOLD: code.rule(
    'The hold does not reach the box.',
    'Leave the box out, or check its number.',
    zh('该箱子不在此封存之内。', '请去掉该箱子，或核对箱号。', {
      'hold {holdId} does not reach these boxes: {ssccs}': '封存 {holdId} 不包括以下箱子：{ssccs}',
    }),
  ),
  HOLD_BOXES_OPEN: code.rule(
    'Condemned boxes are still open.',
    'Destroy or write off each of them: `GET /v1/holds/{holdId}/boxes?outcome=open`.',
    zh('仍有未处理的判废箱子。', '请逐一销毁或核销：`GET /v1/holds/{holdId}/boxes?outcome=open`。', {
      'hold {holdId} has {open} open boxes of {boxes}': '封存 {holdId} 的 {boxes} 个箱子中有 {open} 个未处理',
    }),
  ),
  COMPLAINT_UNKNOWN: code.unknown(
    'No complaint has this id.',
    'Check the id against `GET /v1/complaints`.',
    zh('没有此编号的投诉。', '请对照 `GET /v1/complaints` 核对编号。', {
      'complaint {complaintId} does not exist': '投诉 {complaintId} 不存在',
    }),
  ),
  COMPLAINT_EXISTS: code.rule(
    'A complaint with this id exists with other content.',
    'Choose another complaintId.',
    zh('此编号的投诉已存在，且内容不同。', '请另选 complaintId。', {
      'complaint {complaintId} exists, of box {sscc}; choose another complaintId':
        '投诉 {complaintId} 已存在，针对箱子 {sscc}；请另选 complaintId',
    }),
  ),
  COMPLAINT_CLOSED: code.rule(
    'The complaint is closed.',
    'File a new complaint if there is something new.',
    zh('该投诉已结案。', '如有新情况，请另行投诉。', {
      'complaint {complaintId} is closed; file a new one': '投诉 {complaintId} 已结案；请另行投诉',
    }),
  ),
  COMPLAINT_FULL: code.rule(
    'The complaint led to as many holds and recalls as one complaint takes.',
    'File another complaint.',
    zh('该投诉所引发的封存和召回已达上限。', '请另行投诉。', {
      'complaint {complaintId} led to {most} holds and recalls':
        '投诉 {complaintId} 已引发 {most} 次封存和召回',
    }),
  ),
  LOT_NOT_IN_BOX: code.rule(
    'The box of the complaint has no such lot.',
    'Choose a lot of the complaint, or hold the lot without it.',
    zh('被投诉的箱子不含该批次。', '请选择投诉中的批次，或另行封存该批次。', {
      'box {sscc} of complaint {complaintId} has no lot {lot} of {gtin}':
        '投诉 {complaintId} 的箱子 {sscc} 不含 {gtin} 的批次 {lot}',
    }),
  ),
} satisfies RefusalTable;

type QualityRefusals = typeof qualityRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends QualityRefusals {}
}
