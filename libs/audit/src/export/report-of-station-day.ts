import type { ExportOf } from './exported';
import type { Narrator } from './narrate';
import { collected, plainRow, type OwnPart, type ReportRow, type Section } from '@boxtrail/documents';
import type { DayEntry } from './station-day-document';

export async function stationDayPart(
  { document, tier }: ExportOf<'station-day'>,
  teller: Narrator,
): Promise<OwnPart> {
  const { words } = teller;
  const { about, result } = document;
  const { columns, sections, accounts } = words;
  const entries = await collected<DayEntry>(document.rows());
  const { sinceTheBeginning: total } = result;
  const account = (label: string, today: number, ever: number | null) =>
    plainRow(label, String(today), ever === null ? '' : String(ever));
  const steps = (title: string, shown: readonly DayEntry[]): Section => ({
    title,
    columns: [
      { title: columns.box, share: 19 },
      { title: columns.movement, share: 9 },
      { title: columns.happened, share: 24 },
      { title: columns.what, share: 24 },
      { title: columns.custody, share: 24 },
    ],
    rows: shown.map((entry) => dayRow(entry, teller)),
    empty: sections.none,
  });
  return {
    subject: `${teller.placeAndNumber(about.gln)} · ${about.day}`,
    verdict: {
      tone: !result.balanced
        ? 'bad'
        : result.entriesWithFindings + result.brokenBoxes > 0
          ? 'question'
          : 'good',
      lines: [
        result.balanced ? words.accounts.balances : words.accounts.doesNot,
        words.dayVerdict(result.entries, result.entriesWithFindings, result.brokenBoxes),
      ],
    },
    facts: [
      [words.facts.station, teller.placeAndNumber(about.gln) + words.comma + (words.tiers[tier] ?? tier)],
      [words.facts.day, about.day],
    ],
    sections: [
      {
        title: words.pair(
          `${sections.accounts} (${accounts.equation})`,
          result.balanced ? accounts.balanced : accounts.unbalanced,
        ),
        columns: [
          { title: columns.account, share: 50 },
          { title: columns.thisDay, share: 20, right: true },
          { title: columns.sinceTheBeginning, share: 30, right: true },
        ],
        rows: [
          account(accounts.opening, result.opening, null),
          account(accounts.in, result.in, total.in),
          account(accounts.out, result.out, total.out),
          account(accounts.writtenOff, result.writtenOff, total.writtenOff),
          account(accounts.held, result.held, total.held),
        ],
        empty: sections.none,
      },
      steps(
        sections.findings,
        entries.filter(({ findings }) => findings.length > 0),
      ),
      steps(sections.entries, entries),
    ],
  };
}

function dayRow(entry: DayEntry, teller: Narrator): ReportRow {
  const { words } = teller;
  return {
    cells: [
      entry.sscc,
      entry.movement === null ? '' : words.movements[entry.movement],
      `${teller.time(entry.occurredAt)}\n${words.columns.recorded} ${teller.time(entry.recordedAt)}`,
      `${teller.what(entry)}${entry.toGln === null ? '' : ` → ${teller.place(entry.toGln)}`}`,
      teller.custody(entry.after),
    ],
    small: teller.small(entry),
    notes: teller.notes(entry),
    struck: entry.correctedBy !== null,
  };
}
