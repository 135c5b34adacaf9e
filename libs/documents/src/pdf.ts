import { setImmediate as turn } from 'node:timers/promises';
import type { Report, ReportRow, Section, Tone } from './report';
import { openPaper, paper, type Paper } from './pdf-paper';

/** Rows drawn before other requests get a turn. */
const rowsPerTurn = 10;

const colours: Record<Tone, string> = {
  bad: paper.bad,
  question: paper.question,
  good: paper.good,
  plain: paper.soft,
};

/**
 * A report as PDF on A4. The same report with the same `createdAt` (RFC 3339) gives the same bytes. Every page repeats
 * the subject and the heads of its tables; a row stays with its notes on one page unless it is longer than a page.
 */
export async function pdfOf(report: Report, createdAt: string): Promise<Buffer> {
  const page = await openPaper({
    title: `${report.title} ${report.subject}`,
    lang: report.lang,
    createdAt: new Date(createdAt),
  });
  head(page, report);
  for (const section of report.sections) await table(page, section);
  proof(page, report);
  return page.end(report.running, report.pageOf);
}

function head(page: Paper, { title, subject, verdict, facts }: Report): void {
  page.line(title, { size: 10, colour: paper.soft });
  page.line(subject, { size: 17, bold: true });
  page.gap(6);
  page.block(
    verdict.lines.map((text, i) => ({ text, size: 10, bold: i === 0, colour: colours[verdict.tone] })),
    { barColour: colours[verdict.tone] },
  );
  page.gap(8);
  factList(page, facts);
}

function factList(page: Paper, facts: Report['facts']): void {
  for (const [label, value] of facts) {
    page.row([
      { text: label, share: 26, size: 8.5, colour: paper.soft },
      { text: value, share: 74, size: 8.5 },
    ]);
  }
}

async function table(page: Paper, { title, columns, rows, empty }: Section): Promise<void> {
  const tableHead = () => {
    page.row(
      columns.map((column) => ({
        text: column.title,
        share: column.share,
        right: column.right,
        size: 7.5,
        bold: true,
        colour: paper.soft,
      })),
    );
    page.rule(1);
    page.gap(2.5);
  };
  page.gap(14);
  page.keep(90); // keep a title with its first row
  page.line(title, { size: 11, bold: true });
  page.gap(2);
  if (rows.length === 0) return page.line(empty, { size: 8.5 });
  tableHead();
  page.onNewPage = tableHead;
  for (const [i, row] of rows.entries()) {
    tableRow(page, row, columns);
    if (i % rowsPerTurn === 0) await turn();
  }
  page.onNewPage = undefined;
}

function tableRow(
  page: Paper,
  { cells, small, notes, struck }: ReportRow,
  columns: Section['columns'],
): void {
  const main = cells.map((text, i) => ({
    text,
    share: columns[i]?.share ?? 0,
    right: columns[i]?.right,
    size: 8,
    struck,
    colour: struck ? paper.soft : paper.ink,
  }));
  const under = [
    ...(small === '' ? [] : [{ text: small, size: 6.5, colour: paper.soft }]),
    ...notes.map(({ tone, text }) => ({ text, size: 8, bold: tone === 'bad', colour: colours[tone] })),
  ];
  page.rowWith(main, under);
  page.gap(2.5);
  page.rule(0.4);
  page.gap(2.5);
}

function proof(page: Paper, { proof: { title, facts, steps }, signatures }: Report): void {
  page.gap(16);
  page.keep(210);
  page.line(title, { size: 11, bold: true });
  page.gap(2);
  factList(page, facts);
  page.gap(4);
  steps.forEach((text, i) => {
    page.row([
      { text: `${i + 1}.`, share: 4, size: 8 },
      { text, share: 96, size: 8 },
    ]);
    page.gap(2);
  });
  page.signatures(signatures);
}
