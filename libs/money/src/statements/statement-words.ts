import type { LedgerAccountKind, TransferKind } from '@boxtrail/contracts';
import type { Language } from '@boxtrail/labels';
import type { StatementKind } from './statement';

/** The words of a statement in one language. */
export interface StatementWords {
  readonly lang: string;
  readonly titles: Readonly<Record<StatementKind, string>>;
  readonly accounts: Readonly<Record<LedgerAccountKind, string>>;
  readonly kinds: Readonly<Record<TransferKind, string>>;
  readonly sides: { readonly debit: string; readonly credit: string };
  /** What a balance means to the one who gets the statement, for its sign. */
  readonly balance: Readonly<Record<StatementKind, { readonly more: string; readonly less: string }>>;
  readonly settled: string;
  readonly opening: string;
  readonly closing: string;
  readonly columns: {
    readonly number: string;
    readonly happened: string;
    readonly recorded: string;
    readonly account: string;
    readonly what: string;
    readonly side: string;
    readonly debit: string;
    readonly credit: string;
    readonly amount: string;
    readonly balance: string;
    readonly otherAccount: string;
    readonly otherRef: string;
    readonly community: string;
    readonly round: string;
    readonly need: string;
    readonly box: string;
    readonly boxType: string;
    readonly reason: string;
    readonly needPath: string;
    readonly boxPath: string;
    readonly position: string;
  };
  readonly facts: {
    readonly of: string;
    readonly community: string;
    readonly from: string;
    readonly to: string;
    readonly knownAt: string;
    readonly madeAt: string;
    readonly position: string;
    readonly debits: string;
    readonly credits: string;
    readonly beginning: string;
    readonly now: string;
  };
  readonly lines: (count: number) => string;
  readonly none: string;
  readonly colon: string;
  readonly proof: { readonly title: string; readonly steps: (path: string) => readonly string[] };
  readonly signatures: readonly string[];
  readonly pageOf: (page: number, of: number) => string;
}

const en: StatementWords = {
  lang: 'en',
  titles: {
    household: 'Statement of a household',
    worker: 'Statement of the cash of a grid worker',
    community: 'Statement of a community',
    supplier: 'Statement of a supplier',
  },
  accounts: {
    household: 'household',
    'on-account': 'on account',
    refunds: 'refunds',
    community: 'reserved for the community',
    supplier: 'supplier',
    cash: 'cash',
    relief: 'relief fund',
  },
  kinds: {
    reserve: 'reserved for a need',
    post: 'box delivered',
    void: 'reservation voided',
    refund: 'refunded',
    'post-reversed': 'delivery reversed',
    'void-reversed': 'void reversed',
    'refund-reversed': 'refund reversed',
    collect: 'collected',
    'hand-over': 'cash handed over',
    'pay-supplier': 'supplier paid',
    settle: 'settled',
    correct: 'correction',
  },
  sides: { debit: 'debit', credit: 'credit' },
  balance: {
    household: { more: 'The household owes', less: 'The household gets' },
    worker: { more: 'The grid worker holds', less: 'The grid worker has advanced' },
    community: { more: 'Overdrawn by', less: 'Reserved for boxes on their way:' },
    supplier: { more: 'Overpaid by', less: 'The supplier gets' },
  },
  settled: 'The balance is 0.00: nothing is owed.',
  opening: 'opening balance',
  closing: 'closing balance',
  columns: {
    ...{ number: 'Line', happened: 'Holds from', recorded: 'recorded', account: 'Account', what: 'Entry' },
    ...{ side: 'Side', debit: 'Debit, yuan', credit: 'Credit, yuan', amount: 'Amount, yuan' },
    ...{ balance: 'Balance, yuan', otherAccount: 'Other account', otherRef: 'Its reference' },
    ...{ community: 'Community', round: 'Round', need: 'Need', box: 'Box', boxType: 'Box type' },
    ...{ reason: 'Reason', needPath: 'Address of the need', boxPath: 'Address of the trail' },
    position: 'Log position',
  },
  facts: {
    ...{ of: 'Statement of', community: 'Only of community', from: 'After', to: 'Until' },
    ...{ knownAt: 'As recorded by', madeAt: 'Made at', position: 'Log position' },
    ...{ debits: 'Debits, yuan', credits: 'Credits, yuan', beginning: 'the first entry', now: 'now' },
  },
  lines: (count) => (count === 1 ? '1 entry' : `${count} entries`),
  none: 'No entry in this period.',
  colon: ': ',
  proof: {
    title: 'How to check this statement',
    steps: (path) => [
      `Fetch it again: GET ${path}`,
      'Closing balance = opening balance + debits - credits. It is the balance of the accounts at the end of the period.',
      'Each line names its need and its box: GET /v1/ledger/needs/ROUND/NEED and GET /v1/trails/SSCC show what it rests on.',
      'An entry that was recorded later than this statement is on the next one; nothing is changed in place.',
    ],
  },
  signatures: ['Checked by', 'Position', 'Date', 'Signature'],
  pageOf: (page, of) => `page ${page} of ${of}`,
};

const zh: StatementWords = {
  lang: 'zh-CN',
  titles: {
    household: '住户对账单',
    worker: '网格员现金对账单',
    community: '社区对账单',
    supplier: '供应商对账单',
  },
  accounts: {
    household: '住户',
    'on-account': '记账应收',
    refunds: '退款',
    community: '社区预留款',
    supplier: '供应商应付',
    cash: '现金',
    relief: '救助金',
  },
  kinds: {
    reserve: '需求预留',
    post: '箱子送达入账',
    void: '预留作废',
    refund: '退款',
    'post-reversed': '入账冲回',
    'void-reversed': '作废冲回',
    'refund-reversed': '退款冲回',
    collect: '收款',
    'hand-over': '上缴现金',
    'pay-supplier': '付供应商',
    settle: '结算',
    correct: '更正',
  },
  sides: { debit: '借', credit: '贷' },
  balance: {
    household: { more: '住户应付', less: '应退住户' },
    worker: { more: '网格员持有现金', less: '网格员垫付' },
    community: { more: '透支', less: '为在途箱子预留' },
    supplier: { more: '多付', less: '应付供应商' },
  },
  settled: '余额为 0.00，已结清。',
  opening: '期初余额',
  closing: '期末余额',
  columns: {
    ...{
      number: '序号',
      happened: '生效时间',
      recorded: '记录',
      account: '账户',
      what: '摘要',
      side: '方向',
    },
    ...{ debit: '借方（元）', credit: '贷方（元）', amount: '金额（元）', balance: '余额（元）' },
    ...{ otherAccount: '对方账户', otherRef: '对方编号', community: '社区', round: '批次', need: '需求' },
    ...{ box: '箱子', boxType: '箱型', reason: '原因', needPath: '需求地址', boxPath: '轨迹地址' },
    position: '日志位置',
  },
  facts: {
    ...{ of: '户名', community: '仅限社区', from: '起（不含）', to: '止（含）', knownAt: '截至记录时间' },
    ...{ madeAt: '制作时间', position: '日志位置', debits: '借方合计（元）', credits: '贷方合计（元）' },
    ...{ beginning: '第一笔', now: '现在' },
  },
  lines: (count) => `${count} 笔`,
  none: '本期没有分录。',
  colon: '：',
  proof: {
    title: '如何核对本对账单',
    steps: (path) => [
      `重新取回：GET ${path}`,
      '期末余额 = 期初余额 + 借方合计 - 贷方合计，等于期末时刻各账户的余额。',
      '每笔都写明其需求和箱子：GET /v1/ledger/needs/批次/需求 和 GET /v1/trails/SSCC 可查其依据。',
      '本对账单之后才记录的分录列入下一张；账目从不在原处修改。',
    ],
  },
  signatures: ['核对人', '职务', '日期', '签名'],
  pageOf: (page, of) => `第 ${page} 页，共 ${of} 页`,
};

export const statementWords: Readonly<Record<Language, StatementWords>> = { en, zh };
