import type { Account, Report } from './report';
import type { KeyRing } from './keys';

const number = (n: number): string => n.toLocaleString('en-US');

/** What every account has, and how its columns are headed: in = out + held + ... */
const amounts = [
  ['in', 'in'],
  ['out', '= out'],
  ['held', '+ held'],
  ['writtenOff', '+ written off'],
  ['settled', '+ settled'],
  ['missing', '+ missing'],
  ['unproved', '+ unproved'],
] as const;
/** Columns that are left out when they are zero in all accounts. */
const rare: readonly string[] = ['settled', 'missing', 'unproved'];

/** Accounts as a terminal table: those of places by GLN and tier, others by kind and id. */
export function accountsTable(accounts: readonly Account[]): string {
  const shown = amounts.filter(([field]) => !rare.includes(field) || accounts.some((a) => a[field] > 0));
  const rows = accounts.map((a) => [
    ...('gln' in a ? [a.gln, a.tier] : [a.id, a.kind]),
    ...shown.map(([field]) => number(a[field])),
    a.balanced ? 'balanced' : 'DOES NOT BALANCE',
    a.name ?? '',
  ]);
  const isOfPlaces = accounts.every((a) => 'gln' in a);
  const head = [
    ...(isOfPlaces ? ['GLN', 'tier'] : ['id', 'kind']),
    ...shown.map(([, title]) => title),
    '',
    'station',
  ];
  const last = head.length - 1;
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i >= 2 && i < last - 1
          ? cell.padStart(widths[i] ?? 0)
          : i === last
            ? cell
            : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

/** The lines of an account requested with `--explain`; none for others. */
export function explanationLines({ explained }: Account): string[] {
  if (explained === undefined) return [];
  const { agrees, boxes, more, unproved, moreUnproved, unreadable } = explained;
  const move = ({ what, position, occurredAt }: (typeof boxes)[number]['moves'][number]) =>
    `    ${what.padEnd(11)} ${occurredAt}  position ${position}`;
  return [
    agrees ? 'the stored books agree with the steps' : 'THE STORED BOOKS DO NOT AGREE WITH THE STEPS',
    ...boxes.flatMap(({ sscc, words, moves }) => [`  ${sscc}: ${words}`, ...moves.map(move)]),
    ...(more ? ['  ... and more boxes'] : []),
    unproved.length === 0
      ? 'every box is proved'
      : `missing or unproved: ${boxCount(unproved.length, moreUnproved)}`,
    ...unproved.flatMap(unprovedLines),
    ...(unreadable === 0
      ? []
      : [
          `${number(unreadable)} ${unreadable === 1 ? 'event' : 'events'} of the log cannot be read, and may have been about this account`,
        ]),
  ];
}

type Unproved = NonNullable<Account['explained']>['unproved'][number];

const unprovedLines = ({ sscc, outcome, findings }: Unproved): string[] => [
  `  ${sscc} ${outcome}`,
  ...findings.map(({ kind, words, position }) => `    !! ${kind} at log position ${position}: ${words}`),
];

/** The accounts that do not balance, each with its boxes. */
function unbalancedLines({ summary, unbalanced }: Report): string[] {
  const count = summary.unbalanced.length;
  if (summary.accountsBalanced) return ['every account balances: stations, loads, carriers and teams'];
  const lines = unbalanced.flatMap((account) => [
    '',
    `${account.kind} ${account.id}${account.name === null ? '' : ` ${account.name}`}: ${sumText(account)}`,
    ...(account.explained?.unproved ?? []).flatMap(unprovedLines),
  ]);
  const more = count > unbalanced.length ? ['', `... and ${number(count - unbalanced.length)} more`] : [];
  return [`${number(count)} accounts do not balance:`, ...lines, ...more];
}

/** `in 50 = out 49 + missing 1`, without columns of zero. */
const sumText = (account: Account): string =>
  `in ${number(account.in)} = ` +
  amounts
    .slice(1)
    .filter(([field]) => account[field] > 0)
    .map(([field, title]) => `${title.replace(/^[=+] /, '')} ${number(account[field])}`)
    .join(' + ');

const boxCount = (shown: number, more: boolean): string =>
  `${more ? 'more than ' : ''}${number(shown)} ${shown === 1 ? 'box' : 'boxes'}`;

/** `findings: gap 3, missing 8`, in lines of at most 100 characters. */
function findingLines(byKind: Report['summary']['findingsByKind']): string[] {
  const counts = Object.entries(byKind).map(([kind, count]) => `${kind} ${number(count)}`);
  const lines = [`findings: ${counts.shift() ?? 'none'}`];
  for (const count of counts) {
    const line = `${lines.at(-1)}, ${count}`;
    if (line.length <= 99) lines[lines.length - 1] = line;
    else {
      lines[lines.length - 1] += ',';
      lines.push(`  ${count}`);
    }
  }
  return lines;
}

/** The sums of the ledger, in one line. */
function ledgerLine({
  balanced,
  reservedFen,
  openFen,
  postedFen,
  voidedFen,
  refundedFen,
}: Report['ledger']): string {
  const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  const sum = `${yuan(reservedFen)} reserved = ${yuan(postedFen)} paid + ${yuan(openFen)} open + ${yuan(voidedFen)} voided + ${yuan(refundedFen)} refunded`;
  return `the ledger ${balanced ? 'balances' : 'DOES NOT BALANCE'}, in yuan: ${sum}`;
}

/** Who was served, and who was not, in one line. */
function coverageLine({ households, served, notServed, withdrawn, neverAsked }: Report['coverage']): string {
  const others = `${number(notServed)} not served, ${number(neverAsked)} never asked`;
  const gone = withdrawn === 0 ? '' : `, ${number(withdrawn)} withdrawn`;
  return `of ${number(households)} households: ${number(served)} served, ${others}${gone}`;
}

/** The final output of `npm start`. */
export function printReport(
  report: Report,
  where: {
    url: string;
    keys: KeyRing;
    keyFile: { file: string; isNew: boolean };
    location: string;
    dataOption: string;
  },
): string {
  const { summary } = report;
  const rule = (title: string) => `\n── ${title} ${'─'.repeat(Math.max(0, 96 - title.length))}\n`;
  return [
    rule('One box, from need to door'),
    report.whole,
    rule('One box whose trail breaks'),
    report.broken,
    rule('Accounts of the municipal station'),
    accountsTable(report.municipal),
    rule('Accounts that do not balance'),
    ...unbalancedLines(report),
    rule('The day'),
    `${number(summary.boxes)} boxes packed, ${number(summary.delivered)} delivered, ${number(summary.broken)} trails broken; ` +
      `${number(summary.trailSteps)} steps on ${number(summary.stations)} stations`,
    ...findingLines(summary.findingsByKind),
    `every account balances: ${summary.accountsBalanced ? 'yes' : `NO, ${number(summary.unbalanced.length)} do not`}`,
    ledgerLine(report.ledger),
    coverageLine(report.coverage),
    `trail hash ${report.trailHash}`,
    rule('Where it is'),
    `open   ${where.url}/   (the console: sign in as any role of the demo)`,
    `API    ${where.url}/v1`,
    `docs   ${where.url}/docs`,
    `data   ${where.location}`,
    `keys   ${where.keyFile.file}   (one for each role; only its owner can read it)`,
    ...(where.keyFile.isNew
      ? [`key    coordinator  ${where.keys['coordinator'] ?? ''}   (shown this once)`]
      : []),
    '',
    `Try:   npm run boxtrail -- ${where.dataOption}trail ${report.example ?? '<SSCC>'}`,
    '       npm run boxtrail -- --help',
  ].join('\n');
}
