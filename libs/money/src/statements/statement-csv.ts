import { byteOrderMark, csvLine, type Audience, type Cell } from '@boxtrail/documents';
import type { Language } from '@boxtrail/labels';
import { Totals, type Statement, type StatementHead, type StatementLine } from './statement';
import { statementWords, type StatementWords } from './statement-words';
import { yuan } from './yuan';

/** A line of the file: an entry, or a balance. */
type Row = StatementLine | { readonly balance: 'opening' | 'closing'; readonly balanceFen: number };

interface Column {
  readonly name: keyof StatementWords['columns'];
  /** For a program. */
  readonly code: string;
  readonly cellOf: (line: StatementLine, tell: Tell) => Cell;
}

interface Tell {
  readonly audience: Audience;
  readonly words: StatementWords;
}

const key = (ai: string, digits: string | null, { audience }: Tell): string | null =>
  digits && (audience === 'program' ? digits : `(${ai})${digits}`);
const word = (code: string, text: string, { audience }: Tell): string =>
  audience === 'program' ? code : text;
/** A program gets fen, a spreadsheet yuan. */
const money = (fen: number, { audience }: Tell): Cell => (audience === 'program' ? fen : { raw: yuan(fen) });

const columns: readonly Column[] = [
  { name: 'number', code: 'line', cellOf: ({ number }) => number },
  { name: 'happened', code: 'occurred_at', cellOf: ({ occurredAt }) => occurredAt },
  { name: 'recorded', code: 'recorded_at', cellOf: ({ recordedAt }) => recordedAt },
  {
    name: 'account',
    code: 'account',
    cellOf: ({ account }, tell) => word(account, tell.words.accounts[account], tell),
  },
  { name: 'what', code: 'entry', cellOf: ({ kind }, tell) => word(kind, tell.words.kinds[kind], tell) },
  { name: 'side', code: 'side', cellOf: ({ side }, tell) => word(side, tell.words.sides[side], tell) },
  { name: 'amount', code: 'amount_fen', cellOf: ({ amountFen }, tell) => money(amountFen, tell) },
  { name: 'balance', code: 'balance_fen', cellOf: ({ balanceFen }, tell) => money(balanceFen, tell) },
  {
    name: 'otherAccount',
    code: 'other_account',
    cellOf: ({ other }, tell) => word(other.kind, tell.words.accounts[other.kind], tell),
  },
  { name: 'otherRef', code: 'other_ref', cellOf: ({ other }, tell) => otherRef(other, tell) },
  { name: 'community', code: 'community_gln', cellOf: (line, tell) => key('414', line.communityGln, tell) },
  { name: 'round', code: 'round_id', cellOf: ({ roundId }) => roundId },
  { name: 'need', code: 'need_id', cellOf: ({ needId }) => needId },
  { name: 'box', code: 'sscc', cellOf: ({ sscc }, tell) => key('00', sscc, tell) },
  { name: 'boxType', code: 'gtin', cellOf: ({ gtin }) => gtin },
  { name: 'reason', code: 'reason', cellOf: ({ reason }) => reason },
  { name: 'needPath', code: 'need_path', cellOf: ({ needPath }) => needPath },
  { name: 'boxPath', code: 'box_path', cellOf: ({ boxPath }) => boxPath },
  { name: 'position', code: 'log_position', cellOf: ({ position }) => position },
];

const otherRef = ({ kind, ref }: StatementLine['other'], tell: Tell): string | null =>
  kind === 'community' || kind === 'supplier' ? key('414', ref, tell) : ref;

/**
 * CSV (RFC 4180): the opening balance, the entries, the closing balance. For a spreadsheet in words and yuan, with the
 * marks that keep it from running or changing a text; for a program with codes, fen and stable names.
 */
export async function* statementCsv(
  { head, lines }: Statement,
  lang: Language,
  audience: Audience,
): AsyncGenerator<string> {
  const tell: Tell = { audience, words: statementWords[lang] };
  const names = columns.map(({ name, code }) => word(code, tell.words.columns[name], tell));
  yield (audience === 'spreadsheet' ? byteOrderMark : '') + csvLine(names, audience);
  yield row({ balance: 'opening', balanceFen: head.openingFen }, head, tell);
  const totals = new Totals(head.openingFen);
  for await (const line of lines) {
    totals.add(line);
    yield row(line, head, tell);
  }
  yield row({ balance: 'closing', balanceFen: totals.all.closingFen }, head, tell);
}

function row(of: Row, { from, to }: StatementHead, tell: Tell): string {
  if (!('balance' in of))
    return csvLine(
      columns.map(({ cellOf }) => cellOf(of, tell)),
      tell.audience,
    );
  const { balance, balanceFen } = of;
  const cells: Partial<Record<Column['name'], Cell>> = {
    happened: balance === 'opening' ? from : to,
    what: word(`${balance}-balance`, tell.words[balance], tell),
    balance: money(balanceFen, tell),
  };
  return csvLine(
    columns.map(({ name }) => cells[name] ?? null),
    tell.audience,
  );
}
