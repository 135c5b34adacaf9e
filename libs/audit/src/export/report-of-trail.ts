import type { UnreadableEvent } from '../domain/unreadable-event';
import type { ExportOf } from './exported';
import type { Narrator } from './narrate';
import { collected, type OwnPart, type ReportRow, type Section } from '@boxtrail/documents';
import type { StepRow } from './trail-document';

export async function trailPart(
  { document, overdue, unreadable }: ExportOf<'trail'>,
  teller: Narrator,
): Promise<OwnPart> {
  const { words } = teller;
  const { about, result } = document;
  const { columns } = words;
  const rows = (await collected<StepRow>(document.rows())).map((row): ReportRow => ({
    cells: [
      String(row.number),
      `${teller.time(row.occurredAt)}\n${columns.recorded} ${teller.time(row.recordedAt)}`,
      teller.what(row),
      teller.where(row),
      teller.custody(row.after),
    ],
    small: teller.small(row),
    notes: teller.notes(row),
    struck: row.correctedBy !== null,
  }));
  const status = words.statuses[result.status];
  const [holder, { breaks }] = [teller.isWith(result.holder), result];
  const lines =
    breaks !== null
      ? [
          words.breaksAfter(teller.named(breaks.lastSure)) +
            words.breaksUntil(teller.named(breaks.firstAfter), words.finding(breaks.kind)),
          breaks.firstAfter === null
            ? words.lastKnown(status, teller.hadIt(result.holder))
            : `${status}${words.semicolon}${holder}`,
          breaks.explanation === undefined ? '' : words.explained(breaks.explanation),
          words.more(Math.max(0, result.openBreaks - 1), result.openQuestions),
        ]
      : [
          (result.trail === 'complete' ? words.whole : words.soFar)(status, holder),
          words.more(0, result.openQuestions),
        ];
  if (overdue !== null)
    lines.push(words.overdue(teller.custody(overdue.holder), Math.round(overdue.hours), overdue.limitHours));
  return {
    subject: about.sscc,
    verdict: {
      tone: breaks !== null ? 'bad' : result.openQuestions > 0 || overdue !== null ? 'question' : 'good',
      lines: lines.filter((line) => line !== ''),
    },
    facts: [[words.facts.box, `(00)${about.sscc}`]],
    sections: [
      {
        title: words.sections.steps,
        columns: [
          { title: columns.number, share: 6 },
          { title: columns.happened, share: 24 },
          { title: columns.what, share: 19 },
          { title: columns.where, share: 28 },
          { title: columns.custody, share: 23 },
        ],
        rows,
        empty: words.sections.none,
      },
      ...(unreadable.length === 0 ? [] : [unreadableSection(unreadable, teller)]),
    ],
  };
}

function unreadableSection(events: readonly UnreadableEvent[], teller: Narrator): Section {
  const { columns, sections, small, finding, marks, pair } = teller.words;
  return {
    title: sections.unreadable,
    columns: [
      { title: columns.happened, share: 24 },
      { title: columns.event, share: 30 },
      { title: columns.why, share: 46 },
    ],
    rows: events.map(({ occurredAt, recordedAt, position, stream, revision, type, reason }) => ({
      cells: [
        `${occurredAt === null ? '' : teller.time(occurredAt)}\n${columns.recorded} ${teller.time(recordedAt)}`,
        type,
        reason,
      ],
      small: `${small.position} ${position} · ${small.event} ${stream}#${revision}`,
      notes: [{ tone: 'bad', text: pair(marks.breaks, finding('unreadable')) }],
      struck: false,
    })),
    empty: sections.none,
  };
}
