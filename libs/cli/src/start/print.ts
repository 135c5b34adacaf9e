import type { Account, Report } from './report';
import type { KeyRing } from './keys';

const number = (n: number): string => n.toLocaleString('en-US');

/** The station accounts as a terminal table. */
export function accountsTable(accounts: readonly Account[]): string {
  const rows = accounts.map((a) => [
    a.gln,
    a.tier,
    number(a.in),
    number(a.out),
    number(a.held),
    number(a.writtenOff),
    a.balanced ? 'balanced' : 'DOES NOT BALANCE',
    a.name,
  ]);
  const head = ['GLN', 'tier', 'in', '= out', '+ held', '+ written off', '', 'station'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i >= 2 && i <= 5 ? cell.padStart(widths[i] ?? 0) : i === 7 ? cell : cell.padEnd(widths[i] ?? 0),
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
      ? 'every move is proved'
      : `came or went by an event at which the chain of custody breaks: ${boxCount(unproved.length, moreUnproved)}`,
    ...unproved.flatMap(({ sscc, moves }) => [
      `  ${sscc}`,
      ...moves.flatMap((made) => [move(made), `      !! ${made.finding.kind}: ${made.finding.words}`]),
    ]),
    ...(unreadable === 0
      ? []
      : [
          `${number(unreadable)} ${unreadable === 1 ? 'event' : 'events'} of the log cannot be read, and may have been about this station`,
        ]),
  ];
}

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

/** The final output of `npm start`. */
export function printReport(
  report: Report,
  where: { url: string; keys: KeyRing; location: string; dataOption: string },
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
    rule('The day'),
    `${number(summary.boxes)} boxes packed, ${number(summary.delivered)} delivered, ${number(summary.broken)} trails broken; ` +
      `${number(summary.trailSteps)} steps on ${number(summary.stations)} stations`,
    ...findingLines(summary.findingsByKind),
    `every station balances: ${summary.accountsBalanced ? 'yes' : 'NO'}`,
    `trail hash ${summary.trailHash}`,
    rule('Where it is'),
    `API    ${where.url}/v1`,
    `docs   ${where.url}/docs`,
    `data   ${where.location}`,
    '',
    ...Object.entries(where.keys).map(([role, key]) => `key    ${role.padEnd(12)} ${key}`),
    '',
    `Try:   npm run boxtrail -- ${where.dataOption}trail ${report.example ?? '<SSCC>'}`,
    '       npm run boxtrail -- --help',
  ].join('\n');
}
