import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of stations and suppliers. */
export const networkRefusals = {
  STATION_NOT_A_COMMUNITY: code.rule(
    'The station is not a community drop point.',
    'Name a station of the tier `community`.',
    zh('该站点不是社区投放点。', '请指定级别为 `community` 的站点。', {
      'station {gln} is of the tier {tier}: households belong to stations of the tier community':
        '站点 {gln} 的级别是{tier}：住户只属于社区投放点',
      'station {gln} is of the tier {tier}: open rounds in stations of the tier community':
        '站点 {gln} 的级别是{tier}：只能在社区投放点开团',
    }),
  ),
  STATION_GLN_FIXED: code.rule(
    'The station has another GLN, which cannot change.',
    'Leave the column gln empty, or write the GLN it has.',
    zh('该站点已有另一个 GLN，不能更改。', '请将 gln 列留空，或填写其现有的 GLN。', {
      'station {code} has the GLN {has} and cannot get {asked}; leave gln empty or write {has}':
        '站点 {code} 的 GLN 是 {has}，不能改为 {asked}；请将 gln 留空或填写 {has}',
    }),
  ),
  STATION_CODE_FIXED: code.rule(
    'The GLN belongs to a station with another code.',
    'Give the station another number in the column gln.',
    zh('该 GLN 属于另一代码的站点。', '请在 gln 列为该站点填写另一个编号。', {
      'GLN {gln} belongs to station {owner}; give station {code} another in the column gln':
        'GLN {gln} 属于站点 {owner}；请在 gln 列为站点 {code} 填写另一个',
    }),
  ),
  STATION_TIER_FIXED: code.rule(
    'A station cannot change its tier.',
    'Register the station under another code.',
    zh('站点的级别不能更改。', '请以另一代码登记该站点。', {
      'station {gln} is {tier} and cannot become {asked}; register the {asked} station under another code':
        '站点 {gln} 是{tier}，不能改为{asked}；请以另一代码登记该{asked}',
    }),
  ),
  STATION_LIST_OLDER: code.rule(
    'The station is known from a newer list.',
    'Send a newer list.',
    zh('该站点已见于更新的清单。', '请发送更新的清单。', {
      'station {gln} is known from a list that holds since {since}; this list holds since {occurredAt}: send a newer list':
        '站点 {gln} 已见于自 {since} 起生效的清单；本清单自 {occurredAt} 起生效：请发送更新的清单',
    }),
  ),
  STATION_PARENT_FORBIDDEN: code.invalid(
    'A municipal station has no parent.',
    'Leave parentCode empty.',
    zh('市级站没有上级站点。', '请将 parentCode 留空。', {
      'station {gln} is municipal and has no station above it; leave parentCode empty':
        '站点 {gln} 是市级站，没有上级站点；请将 parentCode 留空',
    }),
  ),
  STATION_PARENT_REQUIRED: code.invalid(
    'A station below the municipal one has no parent.',
    'Name the station above it in parentCode.',
    zh('市级以下的站点没有注明上级站点。', '请在 parentCode 中注明上级站点。', {
      'station {gln} is {tier}; name the station above it in parentCode':
        '站点 {gln} 是{tier}；请在 parentCode 中注明其上级站点',
    }),
  ),
  PARENT_TIER_WRONG: code.rule(
    'The parent of a station must be of a higher tier.',
    'Name a station of a higher tier in parentCode.',
    zh('上级站点的级别必须更高。', '请在 parentCode 中注明级别更高的站点。', {
      'parentCode {parentCode} is a {parentTier} station; the station above a {tier} one must be of a higher tier':
        'parentCode {parentCode} 是{parentTier}；{tier}的上级站点级别必须更高',
    }),
  ),
  LIST_TOO_LONG: code.invalid(
    'The list has more stations than can be imported.',
    'Send several lists.',
    zh('清单中的站点超过可导入的数量。', '请分成多个清单发送。', {
      'a list may name {count} stations; send the rest in another list':
        '一个清单最多 {count} 个站点；其余请在另一个清单中发送',
    }),
  ),
  ROW_MISSING: code.invalid(
    'The corrected line is not exactly one row.',
    'Send one row, with or without its header.',
    zh('更正后的内容不是恰好一行。', '请发送一行，可带表头。', {
      'send one row, with or without its header before it': '请发送一行，前面可带表头',
    }),
  ),
  GLN_TAKEN: code.rule(
    'The GLN belongs to another place.',
    'Give the place another GLN.',
    zh('该 GLN 属于另一地点。', '请为该地点使用另一个 GLN。', {
      'GLN {gln} belongs to {subject}; give the {kind} another GLN':
        'GLN {gln} 属于{subject}；请为该{kind}使用另一个 GLN',
    }),
  ),
  CHOICE_INCOMPLETE: code.invalid(
    'A chosen supplier comes without a reason, or a reason without a supplier.',
    'Send both, or leave out both.',
    zh('只填写了所选供应商或选择理由之一。', '请同时填写，或都不填写。', {
      'who chooses a supplier names it and gives the reason: {lacks} is missing':
        '选择供应商须注明供应商和理由：缺少 {lacks}',
    }),
  ),
  SUPPLIER_EXISTS: code.rule(
    'The supplier is registered with other content.',
    'Use another GLN.',
    zh('该供应商已以其他内容登记。', '请使用另一个 GLN。', {
      'supplier {gln} is registered with other content, as {name}; use another GLN':
        '供应商 {gln} 已以其他内容登记，名称为 {name}；请使用另一个 GLN',
    }),
  ),
} satisfies RefusalTable;

type NetworkRefusals = typeof networkRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends NetworkRefusals {}
}
