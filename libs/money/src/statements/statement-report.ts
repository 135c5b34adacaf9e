import { collected, type Report, type ReportRow } from '@boxtrail/documents';
import { localTime } from '@boxtrail/kernel';
import { Totals, type Statement, type StatementHead, type StatementLine } from './statement';
import { statementPath } from './statement-path';
import type { StatementWords } from './statement-words';
import { yuan } from './yuan';

/** A statement on paper, with all its lines in memory: bound them first. Times are those of UTC+8. */
export async function statementReport({ head, lines }: Statement, words: StatementWords): Promise<Report> {
  const { columns, facts } = words;
  const all = await collected(lines);
  const totals = new Totals(head.openingFen);
  for (const line of all) totals.add(line);
  const { debitFen, creditFen, closingFen, lines: count } = totals.all;
  const title = words.titles[head.kind];
  const subject = head.name === null ? head.ref : `${head.name} ${head.ref}`;
  const balance = (what: string, fen: number): ReportRow => ({
    cells: ['', '', what, '', '', yuan(fen)],
    ...{ small: '', notes: [], struck: false },
  });
  const time = (at: string | null, none: string) => (at === null ? none : localTime(at));
  return {
    lang: words.lang,
    title,
    subject,
    verdict: {
      tone: 'plain',
      lines: [
        `${words.closing}${words.colon}${yuan(closingFen)}`,
        balanceInWords(head, closingFen, words),
        words.lines(count),
      ],
    },
    facts: [
      [facts.of, subject],
      ...(head.communityGln === null ? [] : [[facts.community, head.communityGln] as const]),
      [facts.from, time(head.from, facts.beginning)],
      [facts.to, time(head.to, facts.now)],
      [facts.knownAt, time(head.knownAt, facts.now)],
      [facts.madeAt, `${localTime(head.madeAt)} (UTC+8)`],
      [facts.debits, yuan(debitFen)],
      [facts.credits, yuan(creditFen)],
    ],
    sections: [
      {
        title: words.lines(count),
        columns: [
          { title: columns.number, share: 6 },
          { title: columns.happened, share: 19 },
          { title: columns.what, share: 36 },
          { title: columns.debit, share: 13, right: true },
          { title: columns.credit, share: 13, right: true },
          { title: columns.balance, share: 13, right: true },
        ],
        rows: [
          balance(words.opening, head.openingFen),
          ...all.map((line) => lineRow(line, words)),
          balance(words.closing, closingFen),
        ],
        empty: words.none,
      },
    ],
    proof: {
      title: words.proof.title,
      facts: [[facts.position, String(head.position)]],
      steps: words.proof.steps(statementPath(head)),
    },
    signatures: words.signatures,
    running: `${title}  ${subject}  ·  ${facts.position} ${head.position}`,
    pageOf: words.pageOf,
  };
}

function balanceInWords({ kind }: StatementHead, fen: number, words: StatementWords): string {
  if (fen === 0) return words.settled;
  const { more, less } = words.balance[kind];
  return `${fen > 0 ? more : less} ${yuan(Math.abs(fen))}`;
}

function lineRow(line: StatementLine, words: StatementWords): ReportRow {
  const { columns, colon } = words;
  const { number, occurredAt, recordedAt, kind, side, amountFen, balanceFen, reason } = line;
  const named = (label: string, value: string | null) => (value === null ? [] : [`${label} ${value}`]);
  const need = line.needId === null ? null : `${line.roundId ?? ''} / ${line.needId}`;
  const otherRef = line.other.ref === null ? '' : ` ${line.other.ref}`;
  return {
    cells: [
      String(number),
      localTime(occurredAt),
      `${words.kinds[kind]}${reason === null ? '' : `${colon}${reason}`}`,
      side === 'debit' ? yuan(amountFen) : '',
      side === 'credit' ? yuan(amountFen) : '',
      yuan(balanceFen),
    ],
    small: [
      ...named(columns.need, need),
      ...named(columns.box, line.sscc),
      ...named(columns.boxType, line.gtin),
      `${words.accounts[line.account]} - ${words.accounts[line.other.kind]}${otherRef}`,
      `${columns.recorded} ${localTime(recordedAt)}`,
    ].join('  ·  '),
    notes: [],
    struck: false,
  };
}
