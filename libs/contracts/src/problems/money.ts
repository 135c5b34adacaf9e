import { code, zh, type RefusalTable } from '@boxtrail/kernel';

/** The problem codes of the context money. */
export const moneyRefusals = {
  NEED_ACCOUNT_UNKNOWN: code.unknown(
    'The ledger knows no such need.',
    'Check the round and the need; the ledger has a need a moment after it is recorded.',
    zh('账本中没有这个需求。', '请核对批次和需求；需求记录后片刻即进入账本。', {
      'the ledger knows no need {needId} of round {roundId}': '账本中没有批次 {roundId} 的需求 {needId}',
    }),
  ),
  COLLECTION_EXISTS: code.rule(
    'A collection with this id exists with other content.',
    'Choose another collection id, or correct the ledger.',
    zh('该收款号已存在，内容不同。', '请使用另一个收款号，或更正账本。', {
      'collection {collectionId} of need {needId} exists with other content; choose another collectionId':
        '需求 {needId} 的收款 {collectionId} 已存在，内容不同；请使用另一个 collectionId',
    }),
  ),
  PAYMENT_CODE_USED: code.rule(
    'The payment code was paid already.',
    'Nothing is to be collected by this code. Collect what is still open in cash.',
    zh('该付款码已经付过款。', '不能再用此码收款；尚欠的金额请收现金。', {
      'the payment code of need {needId} over {fen} fen was paid with collection {collectionId}':
        '需求 {needId} 金额 {fen} 分的付款码已由收款 {collectionId} 付清',
    }),
  ),
  BOX_NOT_POSTED: code.rule(
    'The box is not paid: only a delivered box of the need can be refunded.',
    'Check the SSCC. What was not delivered is voided by itself.',
    zh('该箱子没有入账：只有已送达的箱子可以退款。', '请核对 SSCC。未送达的箱子会自动作废。', {
      'box {sscc} of need {needId} was not delivered, so nothing was posted for it':
        '需求 {needId} 的箱子 {sscc} 没有送达，因此没有入账',
    }),
  ),
  BOX_ALREADY_REFUNDED: code.rule(
    'The box was refunded already.',
    'Nothing is to be done. A wrong refund is corrected by a correction.',
    zh('该箱子已经退款。', '无需再做。错误的退款请用更正分录处理。', {
      'box {sscc} of need {needId} was refunded already': '需求 {needId} 的箱子 {sscc} 已经退款',
    }),
  ),
  MOVEMENT_EXISTS: code.rule(
    'A movement of cash with this id exists with other content.',
    'Choose another movement id, or correct the ledger.',
    zh('该现金流动号已存在，内容不同。', '请使用另一个编号，或更正账本。', {
      'movement {movementId} of {workerRef} exists with other content; choose another movementId':
        '{workerRef} 的现金流动 {movementId} 已存在，内容不同；请使用另一个 movementId',
    }),
  ),
  CORRECTION_EXISTS: code.rule(
    'A correction with this id exists with other content.',
    'Choose another correction id.',
    zh('该更正号已存在，内容不同。', '请使用另一个更正号。', {
      'correction {correctionId} exists with other content; choose another correctionId':
        '更正 {correctionId} 已存在，内容不同；请使用另一个 correctionId',
    }),
  ),
  SAME_ACCOUNT: code.invalid(
    'The debit and the credit are to the same account.',
    'Name two accounts.',
    zh('借方和贷方是同一个账户。', '请填写两个账户。', {
      'debit and credit are both {account}': '借方和贷方都是 {account}',
    }),
  ),
  OPEN_ITEM_UNKNOWN: code.unknown(
    'There is no such open item.',
    'Take the id from the list of open items.',
    zh('没有这个未结差额。', '请使用未结差额列表中的编号。', {
      'there is no open item {itemId}': '没有未结差额 {itemId}',
    }),
  ),
  OPEN_ITEM_CLOSED: code.rule(
    'The open item was closed already.',
    'Nothing is to be done.',
    zh('该未结差额已经结清。', '无需再做。', {
      'open item {itemId} was closed already: {reason}': '未结差额 {itemId} 已经结清：{reason}',
    }),
  ),
  COMMUNITY_SETTLED: code.rule(
    'The community is settled, and no account of it is open since.',
    'Nothing is to be done.',
    zh('该社区已经结算，此后没有未结账户。', '无需再做。', {
      'community {communityGln} was settled by {settlementId}, and no account is open since':
        '社区 {communityGln} 已由 {settlementId} 结算，此后没有未结账户',
    }),
  ),
  NOTHING_TO_SETTLE: code.rule(
    'No account of the community is open.',
    'Nothing is to be done.',
    zh('该社区没有未结账户。', '无需再做。', {
      'no account of community {communityGln} is open': '社区 {communityGln} 没有未结账户',
    }),
  ),
  LEDGER_ACCOUNT_UNKNOWN: code.unknown(
    'The ledger has no entry of this account.',
    'Check kind and reference.',
    zh('账本中没有这个账户的分录。', '请核对种类和编号。', {
      'the ledger has no entry of {account}': '账本中没有 {account} 的分录',
    }),
  ),
  ACCOUNT_SETTLED: code.rule(
    'The balance of the account is 0, or a settlement does not close accounts of its kind.',
    'Nothing is to be done.',
    zh('该账户余额为 0，或结算不涉及此类账户。', '无需再做。', {
      'nothing is to be settled of {kind} {ref} in community {communityGln}':
        '社区 {communityGln} 的账户 {kind} {ref} 没有可结算的余额',
    }),
  ),
  SETTLEMENT_UNKNOWN: code.unknown(
    'There is no such settlement.',
    'Take the id from the list of settlements.',
    zh('没有这次结算。', '请使用结算列表中的编号。', {
      'there is no settlement {settlementId}': '没有结算 {settlementId}',
    }),
  ),
  STATEMENT_TOO_LARGE: code.rule(
    'The statement is longer than the limit of its format.',
    'Request a shorter period or another format.',
    zh('对账单超过该格式的上限。', '请缩短期间，或使用其他格式。', {
      'this statement has more than {most} entries, which pdf cannot hold: use csv or json, or a shorter period':
        '该对账单超过 {most} 笔，pdf 无法容纳：请使用 csv 或 json，或缩短期间',
    }),
  ),
} satisfies RefusalTable;

type MoneyRefusals = typeof moneyRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends MoneyRefusals {}
}
