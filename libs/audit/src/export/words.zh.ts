import { wordsOf } from './words';

/** A blank between Latin letters or digits and following Chinese. */
const spaced = (text: string): string => (/[\w)]$/.test(text) ? `${text} ` : text);

const type = { load: '车次', team: '派送队', resident: '住户' } as const;

/** 中文 */
export const zh = wordsOf({
  language: 'zh',
  lang: 'zh-CN',
  titles: { trail: '箱子轨迹报告', round: '团购批次报告', 'station-day': '站点日报告' },
  statuses: {
    unknown: '不明',
    packed: '已装箱',
    'at-station': '在站',
    'in-transit': '运输途中',
    'out-for-delivery': '派送中',
    delivered: '已送达',
    undelivered: '未送达',
    lost: '已丢失',
    destroyed: '已销毁',
  },
  verdicts: {
    valid: '有效',
    'not-yet-valid': '尚未生效',
    expired: '已过期',
    'out-of-zone': '超出区域',
    suspended: '已暂停',
    revoked: '已撤销',
    unknown: '查无此证',
  },
  tiers: { municipal: '市级站', district: '区级站', community: '社区投放点', supplier: '供应商' },
  rounds: {
    opened: '开团',
    closed: '截单',
    packing: '装箱开始',
    packed: '装箱完成',
    'packed-short': '装箱完成（有缺货）',
  },
  methods: { 'in-person': '当面', 'left-at-door': '放在门口', 'pick-up': '自提' },
  reasons: { 'not-at-home': '无人在家', refused: '拒收', 'wrong-door': '门牌不符', other: '其他' },
  movements: { in: '入', out: '出', 'written-off': '核销' },
  trails: {
    complete: '完整',
    'unbroken-so-far': '至今没有缺口',
    broken: '断裂',
    'broken-explained': '断裂，已说明',
  },
  nobody: '无人保管',
  nobodyHadIt: '不知由谁保管',
  holder: (of, id) => `${type[of]} ${id}`,
  isWith: (holder) => `由${spaced(holder)}保管`,
  hadIt: (holder) => `由${spaced(holder)}保管`,
  pair: (label, text) => `${label}：${text}`,
  semicolon: '；',
  comma: '，',
  note: (text) => `（${text}）`,

  facts: {
    box: '箱号（SSCC）',
    round: '批次',
    station: '站点（GLN）',
    day: '日期',
    at: '截至发生时间',
    knownAt: '截至记录时间',
    unlimited: '不限（直到所依据的日志位置）',
    position: '依据的日志位置',
    madeAt: '报告生成时间',
    hash: '指纹（SHA-256）',
    recordedHash: '首次导出时登记的指纹',
    community: '社区',
    supplier: '供应商',
    cutoff: '截单时间',
  },
  columns: {
    number: '序号',
    happened: '发生时间',
    recorded: '记录',
    what: '环节',
    where: '地点',
    custody: '保管方',
    box: '箱号',
    status: '状态',
    last: '最后环节',
    movement: '出入',
    count: '数量',
    account: '账目',
    thisDay: '当日',
    sinceTheBeginning: '自始至当日结束',
    event: '日志中的事件',
    why: '无法读取的原因',
  },
  sections: {
    steps: '全部环节',
    history: '批次经过',
    byStatus: '按状态统计',
    boxes: '箱子',
    accounts: '账目',
    findings: '有问题的环节',
    entries: '当日全部出入及有问题的环节',
    unreadable: '与本箱有关或可能有关、但无法读取的事件',
    none: '无',
  },
  accounts: {
    opening: '日初在站',
    in: '入',
    out: '出',
    writtenOff: '核销',
    held: '日终在站（逐箱清点）',
    balanced: '账目平衡',
    unbalanced: '账目不平',
    equation: '日初 + 入 = 出 + 核销 + 日终',
    balances: '账目平衡。',
    doesNot: '账目不平！',
  },

  times: '本报告中的时间均为北京时间，即 UTC+8',
  small: {
    event: '事件',
    position: '位置',
    actor: '操作者',
    load: '车次',
    pass: '通行证',
    late: '补录（晚于其后环节的记录）',
    plate: '车牌',
    driver: '司机',
    seal: '封签',
    receivedBy: '接收人',
    proof: '凭证',
    by: '经手人',
  },
  stepText: (kind, place, load) =>
    `${place === '' ? '' : `在${place}`}${load === '' ? '' : `随车次 ${spaced(load)}`}${kind}`,
  marks: { breaks: '断链', explained: '断链，已说明', question: '疑问', answered: '已答复', toDo: '待办' },
  answersNothing: '未答复任何问题：在此之前本箱没有该问题',
  answered: (step, time, resolution) =>
    `${time} 以“${step}”答复${resolution === null ? '' : `：${resolution}`}`,
  corrected: (withdrawn, time, by, reason, position) =>
    `本环节不计：${time} 由 ${by} ${withdrawn ? '撤回' : '更正'}，理由：${reason}（日志位置 ${position}）`,
  overdue: (holder, hours, limitHours) =>
    `目前超时：${spaced(holder)}已保管 ${hours} 小时，允许 ${limitHours} 小时`,

  whole: (status, holder) => `轨迹完整：${status}，${holder}。`,
  soFar: (status, holder) => `轨迹至今没有缺口：${status}，${holder}。`,
  lastKnown: (status, holder) => `箱子现在何处不明。最后已知：${status}，${holder}。`,
  changed: (id, time) => `内容有变：${time} 导出同一日志位置时，指纹与现在不同（差异 ${id}）。`,
  changeAccepted: (time, by, reason) => `${time} 由 ${by} 确认，理由：${reason}`,
  breaksAfter: (step) => (step === null ? '轨迹断裂：没有可靠的起点，' : `轨迹断裂：断在${step}之后，`),
  breaksUntil: (step, finding) => `${step === null ? '此后再未见到箱子' : `直到${step}`}（${finding}）。`,
  named: (number, kind, place, time) =>
    `第 ${number} 步“${kind}”（${place === '' ? '' : `${place}，`}${time}）`,
  explained: (explanation) => `断裂，已说明：${explanation}。`,
  more: (breaks, questions) =>
    [
      ...(breaks > 0 ? [`另有 ${breaks} 处断裂`] : []),
      ...(questions > 0 ? [`${questions} 个未答复的疑问`] : []),
    ].join('，') + (breaks + questions > 0 ? '。' : ''),
  roundVerdict: (boxes, broken, questions) =>
    `${boxes} 箱，其中轨迹断裂 ${broken} 箱，轨迹未断但有未答复疑问 ${questions} 箱。`,
  dayVerdict: (entries, findings, broken) =>
    `${entries} 个环节，其中 ${findings} 个有问题；涉及轨迹断裂的箱子 ${broken} 箱。`,

  proof: {
    title: '如何核对本报告',
    steps: (path, position) => [
      `取回同一份导出：GET ${path}`,
      '计算指纹：jq -jcS .document 文件.json | sha256sum。结果须与上面的指纹完全一致；不一致则说明本报告、日志、视图或程序规则此后有改动；GET /v1/differences 列出已发现的差异。',
      '去掉 position 参数再取一次：指纹相同，说明此后没有任何新的记录、补录或更正。',
      `每个环节都写明其来源事件。GET /v1/events?after=位置-1&limit=1 可看到该事件本身；本报告只依据位置 ${position} 及以前的事件。`,
      '指纹包含 GLN 编号而不含地点名称：名称可能改变。打印时间不在指纹之内。',
      '指纹与首次导出时登记的指纹比对；首次导出之前对日志的改动，由此看不出来。',
    ],
  },
  signatures: ['核对人', '职务', '日期', '签名'],
  pageOf: (page, of) => `第 ${page} 页，共 ${of} 页`,
  running: (title, subject, position, hash) =>
    `${title}  ${subject}  ·  日志位置 ${position}  ·  SHA-256 ${hash}`,
});
