import type { ChangedDocument } from '@boxtrail/projections';
import type { Envelope } from './export-document';
import { exportPath, type Exported, type ExportOf } from './exported';
import type { UnreadableEvent } from '../domain/unreadable-event';
import { Narrator } from './narrate';
import { plainRow, type Fact, type Report, type ReportRow, type Section } from './report';
import type { RoundBox } from './round-document';
import type { DayEntry } from './station-day-document';
import type { StepRow } from './trail-document';
import type { Words } from './words';

type Own = Pick<Report, 'subject' | 'verdict' | 'facts' | 'sections'>;

/** The printable report of an export, with all its rows in memory: see that they are few. */
export async function reportOf(exported: Exported, words: Words): Promise<Report> {
  const teller = new Narrator(words, exported.envelope.names);
  const own = await ownPart(exported, teller);
  const title = words.titles[exported.kind];
  const { position, sha256, changed } = exported.envelope;
  return {
    lang: words.lang,
    title,
    ...own,
    verdict: changed === null ? own.verdict : changedVerdict(own.verdict, changed, teller),
    facts: [...own.facts, ...commonFacts(exported, teller)],
    proof: {
      title: words.proof.title,
      facts: [
        [words.facts.position, String(position)],
        [words.facts.hash, sha256],
        ...(changed === null ? [] : [[words.facts.recordedHash, changed.recordedHash] as const]),
      ],
      steps: words.proof.steps(exportPath(exported), position),
    },
    signatures: words.signatures,
    running: words.running(title, own.subject, position, sha256.slice(0, 16)),
    pageOf: words.pageOf,
  };
}

/** Before everything else: the same export said something else when it was first given. */
function changedVerdict(
  { tone, lines }: Report['verdict'],
  { id, recordedAt, accepted }: ChangedDocument,
  { words, time }: Narrator,
): Report['verdict'] {
  const first = words.changed(id, time(recordedAt));
  if (accepted === null) return { tone: 'bad', lines: [first, ...lines] };
  return {
    tone,
    lines: [...lines, first, words.changeAccepted(time(accepted.at), accepted.by, accepted.reason)],
  };
}

function ownPart(exported: Exported, teller: Narrator): Promise<Own> {
  switch (exported.kind) {
    case 'trail':
      return trailPart(exported, teller);
    case 'round':
      return roundPart(exported, teller);
    case 'station-day':
      return stationDayPart(exported, teller);
  }
}

function commonFacts({ document: { about }, envelope }: Exported, teller: Narrator): Fact[] {
  const { facts, times, note } = teller.words;
  const moment = (time: string | null) => (time === null ? facts.unlimited : teller.time(time));
  const { position, madeAt }: Envelope = envelope;
  return [
    [facts.at, moment(about.at)],
    [facts.knownAt, moment(about.knownAt)],
    [facts.position, String(position)],
    [facts.madeAt, teller.time(madeAt) + note(times)],
  ];
}

async function collected<Row>(rows: Iterable<Row> | AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function trailPart(
  { document, overdue, unreadable }: ExportOf<'trail'>,
  teller: Narrator,
): Promise<Own> {
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
            words.breaksUntil(teller.named(breaks.firstAfter), words.findings[breaks.kind]),
          breaks.firstAfter === null
            ? words.lastKnown(status, teller.hadIt(result.holder))
            : `${status}${words.semicolon}${holder}`,
          words.more(result.openBreaks - 1, result.openQuestions),
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
  const { columns, sections, small, findings, marks, pair } = teller.words;
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
      notes: [{ tone: 'bad', text: pair(marks.breaks, findings.unreadable) }],
      struck: false,
    })),
    empty: sections.none,
  };
}

async function roundPart({ document }: ExportOf<'round'>, teller: Narrator): Promise<Own> {
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
      `${words.steps[last.kind]} ${teller.place(last.placeGln)}\n${teller.time(last.occurredAt)}`,
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
                words.breaksUntil(teller.named(breaks.firstAfter), words.findings[breaks.kind]),
            },
          ]),
      ...(box.open.length === 0
        ? []
        : [
            {
              tone: 'question' as const,
              text: words.pair(
                words.marks.question,
                box.open.map((kind) => words.findings[kind]).join(words.comma),
              ),
            },
            ...[...new Set(box.open)].map((kind) => ({
              tone: 'plain' as const,
              text: words.pair(`${words.marks.toDo} · ${words.findings[kind]}`, words.toDo[kind]),
            })),
          ]),
    ],
    struck: false,
  };
}

async function stationDayPart({ document, tier }: ExportOf<'station-day'>, teller: Narrator): Promise<Own> {
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
