import type { ExportOf } from './exported';
import type { Narrator } from './narrate';
import {
  collected,
  plainRow,
  type Fact,
  type OwnPart,
  type ReportRow,
  type Section,
} from '@boxtrail/documents';
import type { RoundBox } from './round-document';

export async function roundPart({ document }: ExportOf<'round'>, teller: Narrator): Promise<OwnPart> {
  const { words } = teller;
  const { about, result } = document;
  const { columns, sections } = words;
  const boxes = await collected<RoundBox>(document.rows());
  const opened = about.history.find(({ kind }) => kind === 'opened')?.details ?? {};
  const place = (label: string, gln: unknown): Fact[] =>
    typeof gln === 'string' ? [[label, teller.placeAndNumber(gln)]] : [];
  const history: Section = {
    title: sections.history,
    columns: [
      { title: columns.happened, share: 24 },
      { title: columns.what, share: 56 },
      { title: columns.count, share: 20, right: true },
    ],
    rows: about.history.map((entry) => ({
      cells: [
        `${teller.time(entry.occurredAt)}\n${columns.recorded} ${teller.time(entry.recordedAt)}`,
        words.rounds[entry.kind] ?? entry.kind,
        entry.boxes === null ? '' : String(entry.boxes),
      ],
      small: `${words.small.actor} ${entry.actor} · ${words.small.position} ${entry.position}`,
      notes: [],
      struck: false,
    })),
    empty: sections.none,
  };
  return {
    subject: about.roundId,
    verdict: {
      tone: result.broken > 0 ? 'bad' : result.withQuestions > 0 ? 'question' : 'good',
      lines: [words.roundVerdict(result.boxes, result.broken, result.withQuestions)],
    },
    facts: [
      [words.facts.round, about.roundId],
      ...place(words.facts.community, opened.communityGln),
      ...place(words.facts.supplier, opened.supplierGln),
      ...(typeof opened.cutoffAt === 'string'
        ? [[words.facts.cutoff, teller.time(opened.cutoffAt)] as const]
        : []),
    ],
    sections: [
      {
        title: sections.byStatus,
        columns: [
          { title: columns.status, share: 80 },
          { title: columns.count, share: 20, right: true },
        ],
        rows: Object.entries(result.byStatus)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([status, count]) =>
            plainRow((words.statuses as Record<string, string>)[status] ?? status, String(count)),
          ),
        empty: sections.none,
      },
      history,
      {
        title: sections.boxes,
        columns: [
          { title: columns.box, share: 24 },
          { title: columns.status, share: 18 },
          { title: columns.custody, share: 26 },
          { title: columns.last, share: 32 },
        ],
        rows: boxes.map((box) => boxRow(box, teller)),
        empty: sections.none,
      },
    ],
  };
}

function boxRow(box: RoundBox, teller: Narrator): ReportRow {
  const { words } = teller;
  const { last, breaks } = box;
  return {
    cells: [
      box.sscc,
      words.statuses[box.status],
      teller.custody(box.holder),
      `${words.step(last.kind)} ${teller.place(last.placeGln)}\n${teller.time(last.occurredAt)}`,
    ],
    small:
      `${words.small.actor} ${last.actor} · ${words.small.position} ${last.source.position} · ` +
      `${words.small.event} ${last.source.eventId} · ${words.titles.trail} SHA-256 ${box.trailSha256.slice(0, 16)}…`,
    notes: [
      ...(breaks === null
        ? []
        : [
            {
              tone: 'bad' as const,
              text:
                words.breaksAfter(teller.named(breaks.lastSure)) +
                words.breaksUntil(teller.named(breaks.firstAfter), words.finding(breaks.kind)),
            },
          ]),
      ...(box.open.length === 0
        ? []
        : [
            {
              tone: 'question' as const,
              text: words.pair(
                words.marks.question,
                box.open.map((kind) => words.finding(kind)).join(words.comma),
              ),
            },
            ...[...new Set(box.open)].map((kind) => ({
              tone: 'plain' as const,
              text: words.pair(`${words.marks.toDo} · ${words.finding(kind)}`, words.toDo(kind)),
            })),
          ]),
    ],
    struck: false,
  };
}
